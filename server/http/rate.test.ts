import fc from "fast-check";
import { expect, it } from "vitest";
import { takeOne } from "./rate.ts";

const rate = { atOnce: 5, perSecond: 2 };

it("gives so many at once, then so many a second, and says how long to wait", () => {
  const allowance = { left: 5, at: 0 };
  expect([1, 2, 3, 4, 5].map(() => takeOne(allowance, rate, 0))).toEqual([0, 0, 0, 0, 0]);
  expect(takeOne(allowance, rate, 0)).toBe(500);
  expect(takeOne(allowance, rate, 250)).toBe(250);
  expect(takeOne(allowance, rate, 500)).toBe(0);
  expect(takeOne(allowance, rate, 500)).toBe(500);
});

it("never gives more than the rate in any stretch, whatever the clock does, and always after the wait it named", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 2_000 }), { minLength: 1, maxLength: 200 }), (steps) => {
      const allowance = { left: rate.atOnce, at: 0 };
      let now = 0;
      let latest = 0;
      let given = 0;
      for (const step of steps) {
        now += step;
        latest = Math.max(latest, now);
        const wait = takeOne(allowance, rate, now);
        if (wait === 0) given++;
        else expect(takeOne({ ...allowance }, rate, now + wait)).toBe(0);
      }
      // A clock that is set back and forth gives no more than the time it showed going forward.
      const forward = steps.reduce((sum, step) => sum + Math.max(0, step), 0);
      expect(given).toBeLessThanOrEqual(rate.atOnce + (forward * rate.perSecond) / 1_000 + 1e-6);
    }),
  );
});
