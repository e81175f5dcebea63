import { describe, expect, it } from "vitest";
import type { AttemptSummary, CompetitionView } from "../lib/views.ts";
import { pressingFirst, standingOf } from "./standing.ts";

const now = 1_000_000;
const attempt = (over: Partial<AttemptSummary> = {}): AttemptSummary => ({
  id: "a1",
  ordinal: 1,
  state: "locked",
  startedAt: 0,
  deadlineAt: now + 60_000,
  lockedAt: 10,
  receiptCode: "7K4M92QX",
  score: null,
  ...over,
});
const competition = (
  phase: CompetitionView["phase"],
  attempts: AttemptSummary[] = [],
  attemptsLeft = 1 - attempts.length,
  id = phase as string,
) => ({ id, phase, opensAt: 0, graceMs: 5_000, mine: { attempts, attemptsLeft, attemptsLeftToday: null } }) as CompetitionView;

describe("standingOf", () => {
  it("tells what there is to do", () => {
    expect(standingOf(competition("scheduled"), now).kind).toBe("scheduled");
    expect(standingOf(competition("open"), now)).toEqual({ kind: "may-start", left: 1, again: false });
    expect(standingOf(competition("open", [attempt({ state: "open" })]), now).kind).toBe("sitting");
    expect(standingOf(competition("open", [attempt()]), now).kind).toBe("handed-in");
    expect(standingOf(competition("open", [attempt()], 2), now)).toEqual({ kind: "may-start", left: 2, again: true });
    expect(standingOf(competition("closed", [attempt()]), now).kind).toBe("handed-in");
    expect(standingOf(competition("closed"), now).kind).toBe("missed");
  });

  it("takes an open attempt whose time is over for handed in", () => {
    expect(standingOf(competition("open", [attempt({ state: "open", deadlineAt: now - 6_000 })]), now).kind).toBe("handed-in");
  });

  it("shows the best of several once scores are known", () => {
    const several = [attempt({ id: "a1", score: 80 }), attempt({ id: "a2", ordinal: 2, score: 70 })];
    expect(standingOf(competition("revealed", several, 0), now)).toMatchObject({ kind: "revealed", attempt: { id: "a1" } });
  });
});

describe("pressingFirst", () => {
  it("puts what needs the member first", () => {
    const list = [
      competition("revealed", [attempt({ score: 90 })], 0),
      competition("scheduled"),
      competition("open", [attempt()], 0, "done"),
      competition("open", [], 1, "open"),
      competition("open", [attempt({ state: "open" })], 0, "sitting"),
      competition("closed", [attempt()], 0),
    ];
    expect(pressingFirst(list, now).map((c) => c.id)).toEqual(["sitting", "open", "done", "scheduled", "closed", "revealed"]);
  });
});
