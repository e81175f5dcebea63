import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleQuestions } from "../../tests/support/questions.ts";
import { createRandom } from "./random.ts";
import { drawOrder, shuffledIndexes, shuffleRuleOf } from "./shuffle.ts";

const { single, multiple, judge, blank, order, match } = sampleQuestions;
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

test("every index appears exactly once and pinned ones stay", () => {
  const sizeAndPins = fc.integer({ min: 0, max: 8 }).chain((n) => fc.tuple(fc.constant(n), fc.subarray(upTo(n))));
  fc.assert(
    fc.property(fc.string(), sizeAndPins, (seed, [n, pinned]) => {
      const shuffled = shuffledIndexes(n, createRandom(seed), pinned);
      expect([...shuffled].sort((a, b) => a - b)).toEqual(upTo(n));
      for (const i of pinned) expect(shuffled[i]).toBe(i);
    }),
  );
});

test("all orders are equally likely", () => {
  const random = createRandom("orders");
  const counts = new Map<string, number>();
  for (let i = 0; i < 24_000; i++) {
    const name = shuffledIndexes(4, random).join("");
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  const chiSquare = [...counts.values()].reduce((sum, n) => sum + (n - 1_000) ** 2 / 1_000, 0);
  expect(chiSquare).toBeLessThan(49.73); // 23 degrees of freedom, p = 0.001
});

test("以上都对 stays last by its wording alone, and what an option names by letter stays too", () => {
  const above = shuffleRuleOf({ ...single, options: ["甲", "乙", "丙", "以上都对"] });
  const named = shuffleRuleOf({ ...multiple, options: ["甲", "乙", "丙", "丁", "A和B"] });
  for (let i = 0; i < 200; i++) {
    const random = createRandom(`pins ${i}`);
    expect(drawOrder(above, random).order[3]).toBe(3);
    const { order: shown } = drawOrder(named, random);
    expect([shown[0], shown[1], shown[4]]).toEqual([0, 1, 4]);
  }
});

test("items to be put in order never stand in the right one", () => {
  const rule = shuffleRuleOf({ ...order, options: ["一", "二", "三"] });
  for (let i = 0; i < 500; i++) expect(drawOrder(rule, createRandom(`order ${i}`)).order).not.toEqual([0, 1, 2]);
});

test("a match keeps its left column and shuffles its right one; judge and blank have nothing to shuffle", () => {
  const drawn = drawOrder(shuffleRuleOf(match), createRandom("match"));
  expect(drawn.order).toEqual([0, 1, 2, 3]);
  expect([...(drawn.rights ?? [])].sort((a, b) => a - b)).toEqual([0, 1, 2, 3]);
  for (const question of [judge, blank]) expect(drawOrder(shuffleRuleOf(question), createRandom("x"))).toEqual({ order: [] });
});
