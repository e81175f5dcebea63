import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "./random.ts";

const first = (seed: string, count: number) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

// These numbers may never change: every paper ever drawn is replayed from them.
test("the stream of a seed is the same for ever", () => {
  expect(first("", 4)).toEqual([3827322788, 671222971, 539615615, 621643750]);
  expect(first("知史", 4)).toEqual([3806249660, 1161162242, 3887230035, 1901928300]);
  expect(first("2026-12-01/attempt/7f3a", 4)).toEqual([2501402039, 1632198421, 4194179658, 1814543937]);
});

test("seeds that differ by one character have nothing in common", () => {
  const seeds = Array.from({ length: 2_000 }, (_, i) => first(`seed ${i}`, 2).join());
  expect(new Set(seeds).size).toBe(2_000);
});

test("below stays within its bound", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, bound) => {
      const value = createRandom(seed).below(bound);
      return Number.isInteger(value) && value >= 0 && value < bound;
    }),
  );
});

test("below is uniform also where the bound does not divide 2^32", () => {
  const random = createRandom("uniform");
  const counts = Array.from({ length: 7 }, () => 0);
  for (let i = 0; i < 70_000; i++) {
    const value = random.below(7);
    counts[value] = (counts[value] ?? 0) + 1;
  }
  const chiSquare = counts.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0);
  expect(chiSquare).toBeLessThan(22.46); // 6 degrees of freedom, p = 0.001
});

test("every bit is set about half of the time", () => {
  const random = createRandom("bits");
  const ones = Array.from({ length: 32 }, () => 0);
  for (let i = 0; i < 20_000; i++) {
    const value = random.next();
    for (let bit = 0; bit < 32; bit++) ones[bit] = (ones[bit] ?? 0) + ((value >>> bit) & 1);
  }
  for (const count of ones) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});
