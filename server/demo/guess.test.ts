import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choiceFits } from "../papers/choice.ts";
import { guess, recall, type Shown } from "./guess.ts";
import { createLuck } from "./random.ts";

const common = {
  id: "q",
  topic: "重大事件" as const,
  difficulty: 1,
  stem: "题干",
  explanation: "解析",
  source: { title: "书", author: "人", date: "2021年" },
};
const nothing = { stem: "题干", options: [], lefts: [], rights: [], blanks: 0 };

describe("a simulated member", () => {
  it("finds what is known among shuffled parts", () => {
    const single = { ...common, type: "single" as const, options: ["甲", "乙", "丙"], key: "B" };
    expect(recall({ ...nothing, type: "single", options: ["丙", "甲", "乙"] }, single)).toBe(2);
    const multiple = { ...common, type: "multiple" as const, options: ["甲", "乙", "丙"], key: "AC" };
    expect(recall({ ...nothing, type: "multiple", options: ["丙", "甲", "乙"] }, multiple)).toEqual([1, 0]);
    const order = { ...common, type: "order" as const, options: ["一", "二", "三"] };
    expect(recall({ ...nothing, type: "order", options: ["三", "一", "二"] }, order)).toEqual([1, 2, 0]);
    const match = {
      ...common,
      type: "match" as const,
      pairs: [
        ["左", "右"],
        ["上", "下"],
        ["前", "后"],
      ] as [string, string][],
    };
    expect(recall({ ...nothing, type: "match", lefts: ["左", "上", "前"], rights: ["后", "右", "下"] }, match)).toEqual([1, 2, 0]);
  });

  it("forgets when the options are others than those remembered", () => {
    const single = { ...common, type: "single" as const, options: ["甲", "乙", "丙"], key: "B" };
    expect(recall({ ...nothing, type: "single", options: ["丁", "戊"] }, single)).toBeUndefined();
  });

  it("always answers with something the screen could have sent", () => {
    const shown: Shown[] = [
      { ...nothing, type: "single", options: ["甲", "乙", "丙", "丁"] },
      { ...nothing, type: "multiple", options: ["甲", "乙", "丙", "丁"] },
      { ...nothing, type: "judge" },
      { ...nothing, type: "blank", blanks: 2 },
      { ...nothing, type: "order", options: ["一", "二", "三", "四"] },
      { ...nothing, type: "match", lefts: ["左", "上", "前"], rights: ["右", "下", "后"] },
    ];
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...shown), (seed, question) => {
        const parts = question.options.length || question.lefts.length || question.blanks;
        return choiceFits({ type: question.type, parts }, guess(question, undefined, true, createLuck(seed)));
      }),
    );
  });
});
