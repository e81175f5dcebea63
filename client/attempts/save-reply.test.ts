import { describe, expect, it } from "vitest";
import { ProblemError } from "../lib/problem.ts";
import { readSaved, readSaveProblem } from "./save-reply.ts";

const problem = (status: number, slug: string, retryAfter?: number, body = {}) => new ProblemError(status, slug, "…", retryAfter, body);
const reply = { outcome: "saved" as const, position: 2, epoch: 1, seq: 4, receivedAt: 99, receipt: "sig", remainingMs: 1_000 };

describe("what a reply to a save means", () => {
  it("ticks only with a receipt", () => {
    expect(readSaved(reply)).toEqual({ kind: "saved", receivedAt: 99, receipt: "sig", remainingMs: 1_000 });
    const stored = { choice: 1, epoch: 2, seq: 1, receivedAt: 100 };
    expect(readSaved({ ...reply, outcome: "superseded", stored })).toEqual({ kind: "superseded", stored, remainingMs: 1_000 });
  });

  it("turns read-only when another device took over, and finishes when the attempt is closed", () => {
    expect(readSaveProblem(problem(409, "taken-over", undefined, { epoch: 5 }))).toEqual({ kind: "taken-over" });
    expect(readSaveProblem(problem(410, "attempt-closed", undefined, { stored: null, receiptCode: "7K4M92QX" }))).toEqual({
      kind: "closed",
      stored: null,
      receiptCode: "7K4M92QX",
    });
  });

  it("stops on what will never be taken, and says late when it is late", () => {
    expect(readSaveProblem(problem(422, "key-reused")).kind).toBe("refused");
    expect(readSaveProblem(problem(422, "invalid-choice")).kind).toBe("refused");
    expect(readSaveProblem(problem(409, "question-not-opened")).kind).toBe("refused");
    expect(readSaveProblem(problem(423, "late")).kind).toBe("late");
  });

  it("tries the same body again whenever it cannot know", () => {
    expect(readSaveProblem(problem(503, "busy", 7))).toEqual({ kind: "busy", retryAfter: 7 });
    expect(readSaveProblem(problem(429, "too-many")).kind).toBe("busy");
    for (const status of [0, 408, 500, 502, 504]) expect(readSaveProblem(problem(status, "unexpected")).kind).toBe("no-reply");
  });

  it("keeps everything when the session is gone", () => {
    for (const status of [401, 403, 404]) expect(readSaveProblem(problem(status, "sign-in")).kind).toBe("signed-out");
  });
});
