import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareIds, competitionRanks, divideHalfUp } from "./ranking.ts";

describe("divideHalfUp", () => {
  test.each([
    [0, 7, 0],
    [1, 2, 1],
    [1, 3, 0],
    [2, 3, 1],
    [336_700, 36, 9353],
    [5, 10, 1],
    [4, 10, 0],
  ])("%d ÷ %d ≈ %d", (dividend, divisor, expected) => {
    expect(divideHalfUp(dividend, divisor)).toBe(expected);
  });

  test("is exact up to the largest district: no floating point anywhere", () => {
    const whole = fc.integer({ min: 0, max: 2 ** 51 });
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 2 ** 40 }), (dividend, divisor) => {
        const exact = (2n * BigInt(dividend) + BigInt(divisor)) / (2n * BigInt(divisor));
        expect(BigInt(divideHalfUp(dividend, divisor))).toBe(exact);
      }),
    );
  });
});

describe("competitionRanks", () => {
  const ranksOf = (values: number[]) => competitionRanks(values, (a, b) => a === b);

  test("equal values share a rank, the next counts everyone before", () => {
    expect(ranksOf([9, 9, 7, 7, 7, 1])).toEqual([1, 1, 3, 3, 3, 6]);
    expect(ranksOf([])).toEqual([]);
  });

  test("a rank is one more than the number of better ones", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (values) => {
        const sorted = [...values].sort((a, b) => b - a);
        const ranks = ranksOf(sorted);
        for (const [i, value] of sorted.entries()) expect(ranks[i]).toBe(1 + values.filter((other) => other > value).length);
      }),
    );
  });
});

test("compareIds orders by code unit, not by language", () => {
  expect(["b", "a", "Z", "中", "丁", "a"].sort(compareIds)).toEqual(["Z", "a", "a", "b", "丁", "中"]);
});
