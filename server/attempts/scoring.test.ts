import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Question } from "../bank/question.ts";
import type { Slot } from "../papers/paper.ts";
import type { Choice } from "../papers/choice.ts";
import { scorePaper, scoreSlot } from "./scoring.ts";

const common = {
  id: "q",
  topic: "重大事件" as const,
  difficulty: 1,
  stem: "题干",
  explanation: "解析",
  source: { title: "书", author: "人", date: "2021年" },
};
const strict = { multiple: "all-or-nothing", order: "all-or-nothing" } as const;
const generous = { multiple: "partial", order: "pairwise" } as const;
const single: Question = { ...common, type: "single", options: ["甲", "乙", "丙", "丁"], key: "C" };
const multiple: Question = { ...common, type: "multiple", options: ["甲", "乙", "丙", "丁"], key: "ABD" };
const judge: Question = { ...common, type: "judge", key: false };
const blank: Question = { ...common, type: "blank", stem: "____在____", key: [["1921", "一九二一年"], ["上海"]] };
const order: Question = { ...common, type: "order", options: ["一", "二", "三", "四"] };
const match: Question = {
  ...common,
  type: "match",
  pairs: [
    ["a", "1"],
    ["b", "2"],
    ["c", "3"],
  ],
};

const permutation = (n: number) => fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n });
const slotOf = (order: number[], rights?: number[]): Slot => ({ revision: "r", marks: 6, order, rights });

describe("scoring", () => {
  it("follows the option the member saw, wherever the shuffle put it", () => {
    fc.assert(
      fc.property(permutation(4), (shown) => {
        const right = shown.indexOf(2);
        for (let i = 0; i < 4; i++) expect(scoreSlot(slotOf(shown), single, i, strict)).toBe(i === right ? 6 : 0);
      }),
    );
  });

  it("gives a multiple choice all or nothing, in whatever order it was tapped", () => {
    fc.assert(
      fc.property(permutation(4), fc.subarray([0, 1, 2, 3]), (shown, chosen) => {
        const letters = chosen
          .map((i) => "ABCD".charAt(shown[i] as number))
          .sort()
          .join("");
        expect(scoreSlot(slotOf(shown), multiple, chosen, strict)).toBe(letters === "ABD" ? 6 : 0);
      }),
    );
  });

  it("gives part of the marks only when the rules say so, and nothing once a wrong option is in", () => {
    const slot = slotOf([0, 1, 2, 3]);
    expect(scoreSlot(slot, multiple, [0, 1], generous)).toBe(4);
    expect(scoreSlot(slot, multiple, [0], generous)).toBe(2);
    expect(scoreSlot(slot, multiple, [0, 1, 2], generous)).toBe(0);
    expect(scoreSlot(slot, multiple, [], generous)).toBe(0);
  });

  it("marks a statement, a blank, an order and a match", () => {
    expect(scoreSlot(slotOf([]), judge, false, strict)).toBe(6);
    expect(scoreSlot(slotOf([]), judge, true, strict)).toBe(0);
    expect(scoreSlot(slotOf([]), blank, ["一九二一", " 上海"], strict)).toBe(6);
    expect(scoreSlot(slotOf([]), blank, ["1921", ""], strict)).toBe(0);
    expect(scoreSlot(slotOf([2, 0, 3, 1]), order, [1, 3, 0, 2], strict)).toBe(6);
    expect(scoreSlot(slotOf([2, 0, 3, 1]), order, [1, 3, 0], strict)).toBe(0);
    expect(scoreSlot(slotOf([1, 0, 2], [2, 1, 0]), match, [1, 2, 0], strict)).toBe(6);
    expect(scoreSlot(slotOf([1, 0, 2], [2, 1, 0]), match, [1, 2, -1], strict)).toBe(0);
  });

  it("counts agreeing pairs of an order when the rules say so", () => {
    const slot = slotOf([0, 1, 2, 3]);
    expect(scoreSlot(slot, order, [1, 0, 2, 3], generous)).toBe(5);
    expect(scoreSlot(slot, order, [3, 2, 1, 0], generous)).toBe(0);
  });

  it("counts an option that is named twice once", () => {
    const slot = slotOf([0, 1, 2, 3]);
    const first = "ABCDE".indexOf(multiple.type === "multiple" ? multiple.key.charAt(0) : "");
    const once = scoreSlot(slot, multiple, [first], generous);
    expect(scoreSlot(slot, multiple, [first, first, first, first], generous)).toBe(once);
    expect(scoreSlot(slot, multiple, [first, first], strict)).toBe(0);
  });

  it("sums whole marks between nothing and the paper's maximum, and silence earns nothing", () => {
    const questions = [single, multiple, judge, blank, order, match];
    const choice = fc.oneof(
      fc.constant(null),
      fc.integer({ min: 0, max: 5 }),
      fc.boolean(),
      fc.array(fc.integer({ min: -1, max: 5 }), { maxLength: 6 }),
      fc.array(fc.string(), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(choice, { minLength: 6, maxLength: 6 }), fc.constantFrom(strict, generous), (choices, policy) => {
        const slots = [
          slotOf([3, 1, 0, 2]),
          slotOf([1, 0, 2, 3]),
          slotOf([]),
          slotOf([]),
          slotOf([1, 0, 3, 2]),
          slotOf([0, 1, 2], [1, 2, 0]),
        ];
        const { score, earned } = scorePaper(slots, questions, choices as Choice[], policy);
        expect(Number.isInteger(score)).toBe(true);
        expect(score).toBe(earned.reduce((a, b) => a + b, 0));
        expect(earned.every((marks) => marks >= 0 && marks <= 6)).toBe(true);
        expect(scorePaper(slots, questions, [], policy).score).toBe(0);
      }),
    );
  });
});
