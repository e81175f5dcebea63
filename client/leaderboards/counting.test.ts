import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { peopleSlips, shareSlips, stepOf } from "./counting.ts";

describe("slips of a branch", () => {
  it("are one person each up to fifty", () => {
    expect(peopleSlips(36, 35)).toEqual({ per: 1, total: 36, on: 35 });
    expect(peopleSlips(3, 0)).toEqual({ per: 1, total: 3, on: 0 });
    expect(peopleSlips(50, 50)).toEqual({ per: 1, total: 50, on: 50 });
  });

  it("are several people above that", () => {
    expect(peopleSlips(51, 51)).toEqual({ per: 2, total: 26, on: 26 });
    expect(peopleSlips(312, 311)).toEqual({ per: 7, total: 45, on: 44 });
    expect(peopleSlips(312, 1)).toEqual({ per: 7, total: 45, on: 1 });
  });

  it("never hide that somebody is missing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), (eligible, n) => {
        const locked = n % (eligible + 1);
        const { total, on } = peopleSlips(eligible, locked);
        expect(total).toBeLessThanOrEqual(50);
        expect(on === total).toBe(locked === eligible);
        expect(on === 0).toBe(locked === 0 || (total === 1 && locked < eligible));
      }),
    );
  });
});

it("a share fills its slips from the left and marks the one being filled", () => {
  expect(shareSlips(9_862, 14_418, 100)).toEqual({ on: 68, now: true });
  expect(shareSlips(14_418, 14_418, 100)).toEqual({ on: 100, now: false });
  expect(shareSlips(0, 14_418, 100)).toEqual({ on: 0, now: false });
  expect(shareSlips(0, 0, 100)).toEqual({ on: 0, now: false });
});

it("a branch takes one of five ink steps", () => {
  expect([0, 19, 20, 49, 50, 79, 80, 99, 100].map(stepOf)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5]);
});
