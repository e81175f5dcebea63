import { describe, expect, it } from "vitest";
import { sampleQuestions } from "../../tests/support/questions.ts";
import type { Question } from "../bank/question.ts";
import { type Asked, createComparison } from "./alike.ts";

const { single, blank } = sampleQuestions;
const asked = (question: Question): Asked => ({ stem: question.stem, question });

describe("how alike two questions are", () => {
  it("a repeated question is wholly alike", () => {
    expect(createComparison(asked(single))(asked({ ...single, id: "t-again" })).similarity).toBe(1);
  });

  it("a blank that repeats a choice is found by the statement both come to", () => {
    const choice: Question = { ...single, stem: "会议在（　）召开。", options: ["南城旧址", "北城", "东城", "西城"], key: "A" };
    const gap: Question = { ...blank, stem: "会议在南城旧址____。", key: [["召开"]] };
    expect(createComparison(asked(choice))(asked(gap))).toEqual({ similarity: 1, what: "填上答案后的说法" });
  });

  it("a stem said otherwise is found by options and key, when the answers agree", () => {
    const long = ["关于一个问题的若干历史决定", "关于第二个问题的说明", "关于第三个问题的报告", "关于第四个问题的决议"];
    const first: Question = { ...single, stem: "通过的是哪一份文件？", options: long, key: "A" };
    const second: Question = { ...single, stem: "会上形成的文献是（　）。", options: [...long].reverse(), key: "D" };
    const compare = createComparison(asked(first));
    expect(compare(asked(second)).what).toBe("题干、选项和答案");
    expect(compare(asked(second)).similarity).toBeGreaterThan(0.7);
    expect(compare(asked({ ...second, key: "C" })).similarity).toBeLessThan(0.3);
  });

  it("while one has no key, stems are all there is", () => {
    const unfinished = { stem: single.stem, question: undefined };
    expect(createComparison(unfinished)(asked(single))).toEqual({ similarity: 1, what: "题干" });
    expect(createComparison(asked(single))(unfinished)).toEqual({ similarity: 1, what: "题干" });
  });
});
