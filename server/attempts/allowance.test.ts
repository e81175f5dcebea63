import { describe, expect, it } from "vitest";
import { fixtureRules } from "../../tests/support/competition.ts";
import { allowanceAt, limitsFor } from "./allowance.ts";

const at = (text: string) => Date.parse(`${text}+08:00`);

describe("how often a member may sit", () => {
  it("counts the whole, and days from midnight in Beijing", () => {
    const rules = { limit: 5, perDay: 2, counts: "best" as const };
    const evening = at("2026-12-01T23:59:59.999");
    const started = [at("2026-12-01T00:00:00"), evening];
    expect(allowanceAt(rules, started, evening)).toEqual({ left: 3, leftToday: 0, nextDayAt: evening + 1 });
    expect(allowanceAt(rules, started, evening + 1)).toMatchObject({ left: 3, leftToday: 2 });
    expect(allowanceAt(rules, [...started, evening + 1, evening + 2], evening + 3)).toMatchObject({ left: 1, leftToday: 0 });
    expect(allowanceAt({ limit: 1, counts: "best" }, [evening], evening)).toMatchObject({ left: 0, leftToday: null });
  });

  it("gives an elder the stated share of time, never less than everybody's", () => {
    const rules = fixtureRules(0, { timeLimitMinutes: 30, questionLimitSeconds: 20, elderTimePercent: 150 });
    expect(limitsFor(rules, false)).toEqual({ timeLimitMs: 1_800_000, questionLimitMs: 20_000 });
    expect(limitsFor(rules, true)).toEqual({ timeLimitMs: 2_700_000, questionLimitMs: 30_000 });
  });
});
