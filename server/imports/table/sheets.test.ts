import { describe, expect, it } from "vitest";
import { inShort, readRows, readSheets } from "../../../tests/support/tables.ts";

const head = ["题干", "A", "B", "C", "答案"];

describe("sheets", () => {
  it("takes the type from the name of the sheet where no column says it", () => {
    const { readings } = readSheets({
      "单选题(2)": [head, ["一", "甲", "乙", "丙", "A"]],
      多选: [head, ["二", "甲", "乙", "丙", "A"]],
      判断题库: [
        ["题干", "答案"],
        ["三", "对"],
      ],
      填空题: [
        ["题目", "答案"],
        ["四____", "丁"],
      ],
    });
    expect(readings.map(inShort)).toEqual([
      "single ~ 一 ~ 甲|乙|丙 ~ A",
      "multiple ~ 二 ~ 甲|乙|丙 ~ A",
      "judge ~ 三 ~ true",
      "blank ~ 四____ ~ 丁",
    ]);
  });

  it("puts sheets aside that hold no questions or the same again, each with its reason", () => {
    const { readings, asides, refusals } = readSheets({
      题库: [head, ["一", "甲", "乙", "丙", "A"]],
      字典: [["单选"], ["多选"], ["判断"]],
      "题库 (2)": [head, ["一", "甲", "乙", "丙", "A"]],
      名单: [
        ["姓名", "单位"],
        ["张三", "东街支部"],
      ],
    });
    expect(readings).toHaveLength(1);
    expect(refusals).toEqual([]);
    expect(asides.map(({ reason }) => reason)).toEqual([
      "表头",
      "与工作表“题库”的内容完全相同",
      "工作表“字典”里没有认出题干和答案的列，不像题目",
      "工作表“名单”里没有认出题干和答案的列，不像题目",
    ]);
  });

  it("refuses in words what has no column of answers, and takes the organiser's map", () => {
    const rows = [
      ["题干", "甲列", "乙列", "要点"],
      ["第一问", "一", "二", "选二"],
      ["第二问", "三", "四", "两个都对"],
    ];
    const blind = readRows(rows, "表");
    expect(blind.readings).toEqual([]);
    expect(blind.refusals).toMatchObject([{ units: [1, 2], message: "没有认出哪一列是答案，这些行没有读。请指定各列后重读。" }]);
    expect(blind.columnMaps).toMatchObject([{ sheet: "表", headerRow: 1, complete: false, headings: { D: "要点" } }]);
    const mapped = readRows(rows, "表", [
      { sheet: "表", headerRow: 1, columns: { A: "stem", B: "option:A", C: "option:B", D: "key" }, headings: {}, complete: true },
    ]);
    expect(mapped.readings.map(inShort)).toEqual(["single ~ 第一问 ~ 一|二 ~ B", "single ~ 第二问 ~ 三|四 ~ - ~ ?type-guessed,key-unread"]);
    expect(mapped.refusals).toEqual([]);
  });

  it("finds columns with odd headings by what stands in them, and doubts them", () => {
    const rows = [
      ["题干", "甲列", "乙列", "要点"],
      ["第一问", "一", "二", "B"],
      ["第二问", "三", "四", "A 和 B"],
    ];
    expect(readRows(rows).readings.map(inShort)).toEqual([
      "single ~ 第一问 ~ 一|二 ~ B ~ ?column-guessed,column-guessed",
      "multiple ~ 第二问 ~ 三|四 ~ AB ~ ?column-guessed,column-guessed",
    ]);
  });

  it("asks for headings when nothing in the only sheet is known", () => {
    const { refusals, columnMaps } = readRows([
      ["甲", "乙"],
      ["丙", "丁"],
    ]);
    expect(refusals).toMatchObject([{ units: [0, 1], message: expect.stringContaining("请写上表头") }]);
    expect(columnMaps).toMatchObject([{ complete: false }]);
  });

  it("says that several questions in one row cannot be read", () => {
    const { refusals, readings } = readRows([
      ["题目", "答案", "题目", "答案"],
      ["一", "对", "二", "错"],
      ["三", "对", "四", "错"],
    ]);
    expect(readings).toEqual([]);
    expect(refusals).toMatchObject([{ units: [1, 2], message: expect.stringContaining("一行一题") }]);
  });

  it("compares two columns of answers", () => {
    const rows = [
      ["题目", "A", "B", "正确选项", "正确答案"],
      ["一", "甲", "乙", "A", "甲"],
      ["二", "甲", "乙", "A", "乙"],
      ["三", "甲", "乙", "B", "?"],
    ];
    expect(readRows(rows).readings.map(inShort)).toEqual([
      "single ~ 一 ~ 甲|乙 ~ A",
      "single ~ 二 ~ 甲|乙 ~ A ~ ?key-conflict",
      "single ~ 三 ~ 甲|乙 ~ B",
    ]);
  });

  it("reads a column that says 类型 but means a topic as the topic", () => {
    const { readings } = readRows([
      ["类型", ...head],
      ["党史", "一", "甲", "乙", "丙", "A"],
      ["时政", "二", "甲", "乙", "丙", "B"],
    ]);
    expect(readings.map(({ topic, doubts }) => [topic, doubts.length])).toEqual([
      ["党史", 0],
      ["时政", 0],
    ]);
  });

  it("keeps the tags of a question, chapters above it too", () => {
    const rows = [
      ["题号", ...head, "解析", "出处", "难度", "时期"],
      ["第一章 总论"],
      [7, "一", "甲", "乙", "丙", "A", "因为", "某书", "易", "建国前"],
    ];
    expect(readRows(rows).readings[0]).toMatchObject({
      label: "7",
      topic: "第一章 总论",
      explanation: "因为",
      source: "某书",
      difficulty: "易",
      period: "建国前",
    });
  });

  it("does not take a number for a letter where it is the text of an option", () => {
    const rows = (keys: (string | number)[]) => [
      ["题目", "A", "B", "C", "D", "答案"],
      ...keys.map((key, i) => [`题 ${i}`, "2", "3", "4", "5", key]),
    ];
    expect(readRows(rows(["A", "B", 3])).readings.map(({ key }) => key)).toEqual(["A", "B", "B"]);
    expect(
      readRows([...rows([3]), ["另一题", "甲", "乙", "丙", "丁", 1], ["又一题", "甲", "乙", "丙", "丁", 4]]).readings.map(inShort),
    ).toEqual([
      "single ~ 题 0 ~ 2|3|4|5 ~ - ~ ?type-guessed,key-ambiguous",
      "single ~ 另一题 ~ 甲|乙|丙|丁 ~ A",
      "single ~ 又一题 ~ 甲|乙|丙|丁 ~ D",
    ]);
  });

  it("says when it cannot tell whether options are counted from 0 or from 1", () => {
    const { readings } = readRows([
      ["题目", "A", "B", "C", "答案"],
      ["一", "甲", "乙", "丙", 1],
      ["二", "甲", "乙", "丙", 2],
    ]);
    expect(readings.map(inShort)).toEqual(["single ~ 一 ~ 甲|乙|丙 ~ A ~ ?key-by-number", "single ~ 二 ~ 甲|乙|丙 ~ B ~ ?key-by-number"]);
  });

  it("is not misled by headings named like the object they came from", () => {
    const { readings } = readRows([
      ["__proto__", "constructor", "题目", "A", "B", "答案"],
      ["x", "y", "一", "甲", "乙", "A"],
    ]);
    expect(readings.map(inShort)).toEqual(["single ~ 一 ~ 甲|乙 ~ A"]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("adds a row without a stem to nothing it does not belong to", () => {
    const { readings, refusals } = readRows([
      ["题目", "选项", "答案"],
      ["一", "A.甲 B.乙", "A"],
      ["", "A.丙 B.丁", ""],
    ]);
    expect(readings.map(inShort)).toEqual(["single ~ 一 ~ 甲|乙 ~ A"]);
    expect(refusals).toMatchObject([{ units: [2], message: expect.stringContaining("没有题干") }]);
  });
});
