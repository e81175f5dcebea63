import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMisjudged, leastAnswers, measuredDifficulty, rightPercent } from "./measured.ts";

describe("measured difficulty (B10)", () => {
  it.each([
    [199, 199, null],
    [200, 200, 1],
    [200, 160, 1],
    [200, 159, 1],
    [200, 158, 2],
    [200, 100, 2],
    [200, 99, 2],
    [200, 98, 3],
    [200, 0, 3],
  ])("%i answers, %i right: %s", (used, right, expected) => {
    expect(measuredDifficulty({ used, right })).toBe(expected);
  });

  it("says nothing of what was never used", () => {
    expect(measuredDifficulty(undefined)).toBeNull();
    expect(rightPercent({ used: 0, right: 0 })).toBeNull();
  });

  it("more right answers never make a question harder", () => {
    const uses = fc.integer({ min: leastAnswers, max: 20_000 }).chain((used) => fc.tuple(fc.constant(used), fc.nat(used), fc.nat(used)));
    fc.assert(
      fc.property(uses, ([used, a, b]) => {
        const [fewer, more] = [Math.min(a, b), Math.max(a, b)];
        expect(measuredDifficulty({ used, right: more })).toBeLessThanOrEqual(measuredDifficulty({ used, right: fewer }) as number);
      }),
    );
  });

  it("is only held against a guess where there is one", () => {
    expect(isMisjudged(1, 2)).toBe(true);
    expect(isMisjudged(2, 2)).toBe(false);
    expect(isMisjudged(null, 2)).toBe(false);
    expect(isMisjudged(2, null)).toBe(false);
  });
});
