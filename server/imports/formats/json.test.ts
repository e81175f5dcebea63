import { describe, expect, it } from "vitest";
import { inShort, readBytes } from "../../../tests/support/tables.ts";

const read = async (value: unknown) => (await readBytes(JSON.stringify(value))).readings.map(inShort);
const single = "single ~ 甲题 ~ 一|二|三 ~ B";
const stem = { question: "甲题" };

describe("records as people name them", () => {
  it.each<[string, unknown]>([
    ["a letter each", { 题干: "甲题", A: "一", B: "二", C: "三", 答案: "B" }],
    ["optionA", { title: "甲题", optionA: "一", optionB: "二", optionC: "三", rightAnswer: "b" }],
    ["option_a", { content: "甲题", option_a: "一", option_b: "二", option_c: "三", correct_answer: "B" }],
    ["options by letter", { ...stem, options: { A: "一", B: "二", C: "三" }, answer: ["B"] }],
    ["options in another order", { ...stem, options: { C: "三", A: "一", B: "二" }, answer: "B" }],
    ["options with letters", { ...stem, options: ["A. 一", "B. 二", "C. 三"], answer: "B. 二" }],
    ["an option's text", { ...stem, choices: ["一", "二", "三"], answer: "二" }],
    [
      "isCorrect",
      {
        ...stem,
        answers: [
          { text: "一", isCorrect: false },
          { text: "二", isCorrect: true },
          { text: "三", isCorrect: false },
        ],
      },
    ],
    [
      "right, without 0",
      {
        ...stem,
        options: [
          { content: "一", right: 0 },
          { content: "二", right: 1 },
          { content: "三", right: 0 },
        ],
      },
    ],
    [
      "labels",
      {
        ...stem,
        options: [
          { label: "A", value: "一" },
          { label: "B", value: "二" },
          { label: "C", value: "三" },
        ],
        answer: "B",
      },
    ],
    [
      "keys and names",
      {
        ...stem,
        optionList: [
          { key: "B", name: "二" },
          { key: "A", name: "一" },
          { key: "C", name: "三" },
        ],
        answer: "B",
      },
    ],
    [
      "pairs of text and right or wrong",
      {
        ...stem,
        options: [
          ["一", false],
          ["二", true],
          ["三", false],
        ],
      },
    ],
    ["one key each", { ...stem, options: [{ A: "一" }, { B: "二" }, { C: "三" }], answer: "B" }],
    ["text within text", { ...stem, options: '["一","二","三"]', answer: "B" }],
    ["all in one text", { ...stem, options: "A、一 B、二 C、三", answer: "B" }],
    ["a list in a group", { name: "党史", data: { list: [{ ...stem, options: ["一", "二", "三"], answer: "B" }] } }],
    ["a map of ids", { 1001: { ...stem, options: ["一", "二", "三"], answer: "B" } }],
    ["lists by type", { 单选题: [{ ...stem, options: ["一", "二", "三"], answer: "B" }] }],
    [
      "rows",
      [
        ["题目", "A", "B", "C", "答案"],
        ["甲题", "一", "二", "三", "B"],
      ],
    ],
    ["a question in an object", { question: { text: "甲题" }, options: ["一", "二", "三"], answer: "B" }],
    [
      "ids of options",
      {
        ...stem,
        options: [
          { id: "x1", text: "一" },
          { id: "x2", text: "二" },
          { id: "x3", text: "三" },
        ],
        answerId: "x2",
      },
    ],
    [
      "numbers as ids",
      {
        ...stem,
        options: [
          { id: 1, text: "一" },
          { id: 0, text: "二" },
          { id: 2, text: "三" },
        ],
        answer: 0,
      },
    ],
    [
      "a sign beside the text",
      {
        ...stem,
        items: [
          { value: "0", name: "一" },
          { value: "1", name: "二" },
          { value: "2", name: "三" },
        ],
        answer: "B",
      },
    ],
    ["a misspelt name", { ...stem, opttions: { A: "一", B: "二", C: "三" }, correct: "B" }],
    ["true by letter", { ...stem, options: ["一", "二", "三"], answer: { A: false, B: true, C: false } }],
  ])("%s", async (_, record) => {
    expect(await read(Array.isArray(record) ? record : [record])).toEqual([single]);
  });

  it("counts options from 0 or from 1 as the whole file shows", async () => {
    const at = (answer: unknown, n: number) => ({ question: `题 ${n}`, options: ["一", "二", "三"], answer });
    expect((await read([at(0, 1), at(2, 2), at([0, 1], 3)])).map((line) => line.split(" ~ ")[3])).toEqual(["A", "C", "AB"]);
    expect((await read([at(1, 1), at(3, 2)])).map((line) => line.split(" ~ ")[3])).toEqual(["A", "C"]);
    expect(await read([at(1, 1)])).toEqual(["single ~ 题 1 ~ 一|二|三 ~ A ~ ?key-by-number"]);
  });

  it("reads other types", async () => {
    expect(
      await read([
        { type: "judge", question: "成立。", answer: true },
        { type: "判断题", question: "不成立。", answer: 0 },
        { type: "判断题", question: "又成立。", answer: 1 },
        { type: "填空题", question: "____和____", answer: ["甲", "乙"] },
        { type: "简答题", question: "为什么？", answer: "因为。" },
        { type: "多选", question: "几个？", options: ["一", "二", "三"], answer: ["A", "C"] },
        { question: "一对几错", correct_answer: "对的", incorrect_answers: ["错一", "错二"] },
        { type: "排序", question: "排好", options: ["乙", "甲", "丙"], answer: ["B", "A", "C"] },
      ]),
    ).toEqual([
      "judge ~ 成立。 ~ true",
      "judge ~ 不成立。 ~ false ~ ?judge-number",
      "judge ~ 又成立。 ~ true ~ ?judge-number",
      "blank ~ ____和____ ~ 甲 乙",
      "short ~ 为什么？ ~ 因为。",
      "multiple ~ 几个？ ~ 一|二|三 ~ AC",
      "single ~ 一对几错 ~ 对的|错一|错二 ~ A",
      "order ~ 排好 ~ 甲|乙|丙",
    ]);
  });

  it("keeps the place of a letter that is left out", async () => {
    const options = [
      { label: "A", text: "一" },
      { label: "C", text: "三" },
      { label: "D", text: "四" },
    ];
    expect(await read([{ ...stem, options, answer: "C" }])).toEqual(["single ~ 甲题 ~ 一|三|四 ~ B ~ ?options-gap"]);
  });

  it("says which options carry no mark", async () => {
    const options = [{ text: "一" }, { text: "二", isCorrect: true }, { text: "三", isCorrect: false }];
    expect(await read([{ ...stem, options }])).toEqual(["single ~ 甲题 ~ 一|二|三 ~ B ~ ?key-unmarked"]);
  });
});

describe("JSON files", () => {
  const one = '{"question":"甲题","options":["一","二","三"],"answer":"B"}';

  it.each([
    ["lines of objects", `${one}\n${one.replace("甲", "乙")}\n`],
    [
      "bare names and other quotes",
      `const questions = [{ question: '甲题', options: ['一', "二", '三'], answer: 'B' }, { question: '乙题', options: ['一', '二', '三'], answer: 'B', }];\nmodule.exports = questions;`,
    ],
    ["a script", `var questions = [${one}, ${one.replace("甲", "乙")}];`],
    ["commas and comments too many", `[\n  // 第一题\n  ${one},\n  ${one.replace("甲", "乙")},\n]`],
  ])("reads %s", async (_, text) => {
    expect((await readBytes(text)).readings.map(inShort)).toEqual([single, single.replace("甲", "乙")]);
  });

  it("accounts for every record", async () => {
    const { readings, refusals, asides, units } = await readBytes(
      JSON.stringify({
        title: "题库",
        items: [{ question: "甲", answer: "对" }, { 姓名: "张三" }, 7, { ["__proto__x"]: 1, 题目: "乙", 答案: "错" }],
      }),
    );
    expect([readings.length, refusals.length, asides.length, units.length]).toEqual([2, 1, 2, 5]);
  });

  it("refuses names that reach beyond a record", async () => {
    const text =
      '[{"__proto__":{"polluted":1},"题目":"甲","答案":"对"},{"constructor":{"prototype":{"polluted":1}},"题目":"乙","答案":"对"},{"题目":"丙","答案":"对"}]';
    const { readings, refusals } = await readBytes(text);
    expect(readings.map(({ stem: own }) => own)).toEqual(["丙"]);
    expect(refusals).toHaveLength(2);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("names the line where JSON breaks", async () => {
    await expect(readBytes('[\n{"题目":"甲","答案":"对"},\n{"题目":"乙" "答案":"对"}\n]')).rejects.toThrow("第 3 行");
  });

  it("does not lose itself in depth", async () => {
    const deep = `${'{"a":['.repeat(5000)}1${"]}".repeat(5000)}`;
    const reading = await readBytes(deep).catch((error: Error) => error.message);
    expect(JSON.stringify(reading)).toMatch(/层/);
  });
});
