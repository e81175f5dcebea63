import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Formula } from "../competitions/rules.ts";
import { unitValue } from "./formula.ts";

const scores = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 60 });
const formula: fc.Arbitrary<Formula> = fc.oneof(
  fc.constant<Formula>({ name: "mean-of-eligible" }),
  fc.record({ name: fc.constant("mean-of-locked" as const), minimumLocked: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ name: fc.constant("best-n" as const), n: fc.integer({ min: 1, max: 20 }) }),
);

describe("unitValue", () => {
  test("mean of eligible: who does not sit counts as 0", () => {
    const mean: Formula = { name: "mean-of-eligible" };
    expect(unitValue(mean, { eligible: 36, scores: Array.from({ length: 35 }, () => 96).concat(7) })).toBe(9353);
    expect(unitValue(mean, { eligible: 3, scores: [100] })).toBe(3333);
    expect(unitValue(mean, { eligible: 0, scores: [] })).toBe(0);
  });

  test("mean of locked: those who sat, from a minimum on", () => {
    expect(unitValue({ name: "mean-of-locked", minimumLocked: 1 }, { eligible: 50, scores: [100, 95] })).toBe(9750);
    expect(unitValue({ name: "mean-of-locked", minimumLocked: 3 }, { eligible: 50, scores: [100, 95] })).toBe(0);
    expect(unitValue({ name: "mean-of-locked", minimumLocked: 1 }, { eligible: 50, scores: [] })).toBe(0);
  });

  test("best N: the missing count as 0, so a large unit has no advantage of its size", () => {
    expect(unitValue({ name: "best-n", n: 3 }, { eligible: 300, scores: [60, 100, 80, 90, 20] })).toBe(9000);
    expect(unitValue({ name: "best-n", n: 3 }, { eligible: 2, scores: [100, 80] })).toBe(6000);
  });

  test("the order in which scores arrive changes nothing", () => {
    fc.assert(
      fc.property(formula, scores, fc.infiniteStream(fc.nat()), (rule, list, seeds) => {
        const shuffled = list
          .map((score) => ({ score, at: seeds.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map((entry) => entry.score);
        expect(unitValue(rule, { eligible: 60, scores: shuffled })).toBe(unitValue(rule, { eligible: 60, scores: list }));
      }),
    );
  });

  test("never above the best score, never below 0, always a whole number", () => {
    fc.assert(
      fc.property(formula, scores, (rule, list) => {
        const value = unitValue(rule, { eligible: list.length + 2, scores: list });
        expect(Number.isInteger(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(100 * Math.max(0, ...list));
      }),
    );
  });
});
