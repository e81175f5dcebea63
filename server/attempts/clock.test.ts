import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deadlineOf, drainMs, elapsedMs, isDue, momentOf, questionDeadline, remainingMs } from "./clock.ts";

const instant = fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 });
const timing = fc
  .record({ started_at: instant, limit: fc.integer({ min: 60_000, max: 18_000_000 }), grace_ms: fc.integer({ min: 0, max: 120_000 }) })
  .map(({ started_at, limit, grace_ms }) => ({ started_at, deadline_at: started_at + limit, grace_ms }));

describe("the attempt's clock", () => {
  it("gives everybody the whole limit unless the window ends first", () => {
    expect(deadlineOf(1_000, 500, 2_000)).toBe(1_500);
    expect(deadlineOf(1_000, 5_000, 2_000)).toBe(2_000);
  });

  it("draws the lines at the millisecond", () => {
    const t = { started_at: 0, deadline_at: 1_000, grace_ms: 50 };
    expect([1_000, 1_001, 1_050, 1_051].map((at) => momentOf(t, at))).toEqual(["running", "grace", "grace", "over"]);
    expect(isDue(t, 1_050 + drainMs)).toBe(false);
    expect(isDue(t, 1_051 + drainMs)).toBe(true);
  });

  it("never closes what may still be answered", () => {
    fc.assert(
      fc.property(timing, fc.integer({ min: -1_000_000, max: 20_000_000 }), (t, after) => {
        const now = t.started_at + after;
        if (isDue(t, now)) expect(momentOf(t, now)).toBe("over");
        expect(remainingMs(t, now)).toBeGreaterThanOrEqual(0);
        expect(remainingMs(t, now) > 0).toBe(now < t.deadline_at);
        expect(elapsedMs(t, now)).toBeLessThanOrEqual(t.deadline_at - t.started_at);
      }),
    );
  });

  it("ends a question with its own limit or with the paper, whichever comes first", () => {
    const t = { started_at: 0, deadline_at: 100_000, grace_ms: 0 };
    expect(questionDeadline(t, 10_000, 20_000)).toBe(30_000);
    expect(questionDeadline(t, 95_000, 20_000)).toBe(100_000);
  });
});
