import { describe, expect, it } from "vitest";
import { ProblemError } from "../lib/problem.ts";
import { outcomeOf } from "./check-outcome.ts";

const refusal = (status: number) => new ProblemError(status, "x", "……");

describe("the GETs of one check", () => {
  it("are the same, or news, by number and not by having a body", () => {
    expect(outcomeOf([{ kind: "same", isGround: true }])).toEqual({ outcome: "same" });
    expect(outcomeOf([{ kind: "newer", isGround: true, isNews: false }])).toEqual({ outcome: "same" });
    expect(
      outcomeOf([
        { kind: "newer", isGround: true },
        { kind: "newer", isGround: false, isNews: true },
      ]),
    ).toEqual({ outcome: "newer" });
  });

  it("fail together, and wait for the longest pause asked for", () => {
    const replies = [
      { kind: "failed", isGround: true, retryAfterMs: 2_000 },
      { kind: "failed", isGround: false, retryAfterMs: 9_000 },
    ] as const;
    expect(outcomeOf(replies)).toEqual({ outcome: "failed", retryAfterMs: 9_000 });
  });

  it("are refused when the session has ended or the ground is taken away, not when a list beside it is off", () => {
    const ended = refusal(401);
    expect(
      outcomeOf([
        { kind: "same", isGround: true },
        { kind: "refused", isGround: false, problem: ended },
      ]),
    ).toEqual({ outcome: "refused", problem: ended });
    const gone = refusal(404);
    expect(outcomeOf([{ kind: "refused", isGround: true, problem: gone }])).toEqual({ outcome: "refused", problem: gone });
    expect(
      outcomeOf([
        { kind: "same", isGround: true },
        { kind: "refused", isGround: false, problem: gone },
      ]),
    ).toEqual({ outcome: "same" });
  });
});
