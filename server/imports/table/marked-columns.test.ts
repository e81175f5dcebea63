import { describe, expect, it } from "vitest";
import { inShort, type Rows, readRows } from "../../../tests/support/tables.ts";

const is = ["single ~ 老桥建于哪一年？ ~ 1950|1953|1958 ~ B", "multiple ~ 哪些是河？ ~ 清河|东江|东山 ~ AB"];
const [first, second] = ["老桥建于哪一年？", "哪些是河？"];

/** Tables that say which option is right otherwise than in a column of answers. */
const layouts: Record<string, Rows> = {
  "一行一个选项，题干只写一次": [
    ["题号", "题干", "选项", "是否正确"],
    [1, first, "1950", 0],
    ["", "", "1953", 1],
    ["", "", "1958", 0],
    [2, second, "清河", 1],
    ["", "", "东江", 1],
    ["", "", "东山", 0],
  ],
  "一行一个选项，题干每行都写": [
    ["question_id", "question", "option_text", "is_correct"],
    [1, first, "1950", false],
    [1, first, "1953", true],
    [1, first, "1958", false],
    [2, second, "清河", true],
    [2, second, "东江", true],
    [2, second, "东山", false],
  ],
  "一行一个选项，每行有自己的编号": [
    ["编号", "题目", "备选项", "正确"],
    [1, first, "1950", ""],
    [2, first, "1953", "√"],
    [3, first, "1958", ""],
    [4, second, "清河", "√"],
    [5, second, "东江", "√"],
    [6, second, "东山", ""],
  ],
  "一行一个选项，字母占一列": [
    ["题目", "题型", "选项序号", "选项内容", "是否答案"],
    [first, "单选", "A", "1950", "否"],
    ["", "", "B", "1953", "是"],
    ["", "", "C", "1958", "否"],
    [second, "多选", "A", "清河", "是"],
    ["", "", "B", "东江", "是"],
    ["", "", "C", "东山", "否"],
  ],
  "一行一个选项，字母占一列，答案写一次": [
    ["题目", "选项序号", "选项内容", "答案"],
    [first, "A", "1950", "B"],
    ["", "B", "1953", ""],
    ["", "C", "1958", ""],
    [second, "A", "清河", "AB"],
    ["", "B", "东江", ""],
    ["", "C", "东山", ""],
  ],
  每个选项后面一列对错: [
    ["题目", "选项A", "A是否正确", "选项B", "B是否正确", "选项C", "C是否正确"],
    [first, "1950", 0, "1953", 1, "1958", 0],
    [second, "清河", 1, "东江", 1, "东山", 0],
  ],
  "每个选项后面一列 Correctness 和解释": [
    [
      "Question",
      "Answer 1",
      "Correctness",
      "Explanation",
      "Answer 2",
      "Correctness",
      "Explanation",
      "Answer 3",
      "Correctness",
      "Explanation",
    ],
    [first, "1950", "FALSE", "", "1953", "TRUE", "对", "1958", "FALSE", ""],
    [second, "清河", "TRUE", "", "东江", "TRUE", "", "东山", "FALSE", ""],
  ],
  "选项在前，打勾的列在后，名字相同": [
    ["题目", "选项A", "选项B", "选项C", "A", "B", "C"],
    [first, "1950", "1953", "1958", "", "√", ""],
    [second, "清河", "东江", "东山", "√", "√", ""],
  ],
  "几列答案，每列一个字母": [
    ["题目", "A", "B", "C", "答案1", "答案2"],
    [first, "1950", "1953", "1958", "B", ""],
    [second, "清河", "东江", "东山", "A", "B"],
  ],
};

describe("columns that mark what is right", () => {
  it.each(Object.entries(layouts))("%s", (_, rows) => {
    const { readings, refusals, asides } = readRows(rows);
    expect(readings.map(inShort)).toEqual(is);
    expect(refusals).toEqual([]);
    expect(readings.flatMap(({ units }) => units).length + asides.flatMap(({ units }) => units).length).toBe(rows.length);
  });

  it("takes an option with a star or a tick for right where nothing else says it, and doubts it", () => {
    const { readings } = readRows([
      ["题目", "A", "B", "C"],
      [first, "1950", "*1953", "1958"],
      [second, "清河（正确）", "东江 √", "东山"],
    ]);
    expect(readings.map(inShort)).toEqual(is.map((one) => `${one} ~ ?key-by-mark`));
  });

  it("puts the right answer before the wrong ones", () => {
    const { readings } = readRows([
      ["题目", "正确答案", "错误答案1", "错误答案2"],
      [first, "1953", "1950", "1958"],
      [second, "清河", "东山", ""],
    ]);
    expect(readings.map(inShort)).toEqual(["single ~ 老桥建于哪一年？ ~ 1953|1950|1958 ~ A", "single ~ 哪些是河？ ~ 清河|东山 ~ A"]);
  });

  it("reads headings that are numbers, long ones, and sets aside how to fill them in", () => {
    const { readings, asides } = readRows([
      ["Question - max 120 characters", 1, 2, 3, "Correct answer(s) - choose at least one"],
      ["Text of the question (required)", "required", "required", "optional", "例如：1,3"],
      [first, "1950", "1953", "1958", 2],
      [second, "清河", "东江", "东山", "1,2"],
      ["河长多少？", "一里", "二里", "三里", 3],
    ]);
    expect(readings.map(inShort)).toEqual([...is, "single ~ 河长多少？ ~ 一里|二里|三里 ~ C"]);
    expect(asides.map(({ reason }) => reason)).toEqual(["表头", "各列怎样填写的说明"]);
  });
});
