import fc from "fast-check";
import { expect, test } from "vitest";
import { similarPairs } from "./similarity.ts";

function dice(a: string, b: string): number {
  const bigrams = (text: string) => new Set([...text].slice(1).map((c, i) => [...text][i] + c));
  const [x, y] = [bigrams(a), bigrams(b)];
  return (2 * [...x].filter((bigram) => y.has(bigram)).length) / (x.size + y.size);
}

test("finds exactly the pairs that comparing all with all finds", () => {
  const text = fc.string({ unit: fc.constantFrom(..."会议召开于一二三"), minLength: 0, maxLength: 14 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 30 }), fc.constantFrom(0.5, 0.7, 0.85, 1), (texts, threshold) => {
      const expected = texts.flatMap((a, first) =>
        texts
          .slice(first + 1)
          .flatMap((b, i) => (dice(a, b) >= threshold ? [{ first, second: first + 1 + i, similarity: dice(a, b) }] : [])),
      );
      expect(similarPairs(texts, threshold)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test("texts too short for a bigram are like nothing", () => {
  expect(similarPairs(["一", "一", ""], 0.5)).toEqual([]);
});
