import { describe, expect, it } from "vitest";
import { inShort, readBytes, readRows } from "../../../tests/support/tables.ts";

const is = ["single ~ 甲问 ~ 一|二|三 ~ B", "multiple ~ 乙问 ~ 一|二|三 ~ AC"];
const read = async (text: string) => (await readBytes(text)).readings.map(inShort);
const cells = (...rows: string[][]) => rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("");
const head = ["题目", "A", "B", "C", "答案"];
const rows = [head, ["甲问", "一", "二", "三", "B"], ["乙问", "一", "二", "三", "AC"]];

describe("tables in other clothes", () => {
  it.each([
    [
      "Markdown",
      `# 题库\n\n| ${rows[0]?.join(" | ")} |\n|---|:---:|---|---|---:|\n${rows
        .slice(1)
        .map((row) => `| ${row.join(" | ")} |`)
        .join("\n")}\n`,
    ],
    ["bars of full width", rows.map((row) => row.join("｜")).join("\n")],
    ["a page laid out in tables", `<html><body><table><tr><td><table>${cells(...rows)}</table></td></tr></table></body></html>`],
    [
      "options as a list",
      `<table>${cells(["题目", "选项", "答案"], ["甲问", "<ol><li>一</li><li>二</li><li>三</li></ol>", "B"], ["乙问", "<p>A.一</p><p>B.二</p><p>C.三</p>", "AC"])}</table>`,
    ],
  ])("%s", async (_, text) => {
    expect(await read(text)).toEqual(is);
  });

  it("doubts a row that is wider than the headings, where others are not", () => {
    const good = Array.from({ length: 8 }, (_, i) => [`第${i}问`, "B", "一", "二", "三"]);
    const { readings } = readRows([["题目", "答案", "A", "B", "C"], ...good, ["丙问", "B", "一", "1", "二", "三"]]);
    expect(readings.map(({ doubts }) => doubts.map(({ code }) => code))).toEqual([...good.map(() => []), ["row-wide"]]);
  });

  it("reads gaps with a column each, cards of name and text, and a sum below", () => {
    expect(
      readRows([
        ["题干", "第一空答案", "第二空答案"],
        ["甲____乙____", "一", "二"],
        ["丙____", "三", ""],
        ["合计", "2", ""],
      ]).readings.map(inShort),
    ).toEqual(["blank ~ 甲____乙____ ~ 一 二 ~ ?type-guessed", "blank ~ 丙____ ~ 三 ~ ?type-guessed"]);
    const card = (stem: string, key: string) => [
      ["题目", stem],
      ["A", "一"],
      ["B", "二"],
      ["C", "三"],
      ["答案", key],
    ];
    expect(readRows([...card("甲问", "B"), ...card("乙问", "AC")]).readings.map(inShort)).toEqual(is);
  });

  it("does not take what somebody answered for what is right", () => {
    const { readings, refusals } = readRows([
      ["题目", "选项", "我的答案", "得分"],
      ["甲问", "A.一 B.二", "B", 0],
      ["乙问", "A.一 B.二", "A", 5],
    ]);
    expect(readings).toEqual([]);
    expect(refusals).toHaveLength(1);
    const both = readRows([
      ["题目", "选项", "正确答案", "用户答案"],
      ["甲问", "A.一 B.二 C.三", "B", "A"],
      ["乙问", "A.一 B.二 C.三", "A | C", "C"],
    ]);
    expect(both.readings.map(inShort)).toEqual(is);
  });

  it("loses no row whose cells begin with the words for headings", () => {
    const { readings, refusals, asides } = readRows([
      ["题目：甲问", "A：一", "B：二", "答案：B"],
      ["题目：乙问", "A：一", "B：二", "答案：A"],
      ["题目：丙问", "A：一", "B：二", "答案：A"],
    ]);
    expect(asides).toEqual([]);
    expect([...readings, ...refusals].flatMap(({ units }) => units).sort((a, b) => a - b)).toEqual([0, 1, 2]);
  });

  it("takes questions about headings for questions", () => {
    const { readings } = readRows([
      ["序号", "题干", "A", "B", "C", "D", "答案"],
      [1, "下列属于题型的是", "单选题", "选项", "答案", "题干", "A"],
      [2, "表头里不会有的是（ ）", "题目", "答案", "解析", "茶", "D"],
    ]);
    expect(readings.map(inShort)).toEqual([
      "single ~ 下列属于题型的是 ~ 单选题|选项|答案|题干 ~ A",
      "single ~ 表头里不会有的是（ ） ~ 题目|答案|解析|茶 ~ D",
    ]);
  });

  it("reads twelve options, and a key with a remark behind", () => {
    const letters = [..."ABCDEFGHIJKL"];
    const { readings } = readRows([
      ["题目", ...letters, "答案"],
      ["甲问", ...letters.map((letter) => `${letter}1`), "AL"],
      ["乙问", "一", "二", ...Array(10).fill(""), "B（见第 3 页）"],
    ]);
    expect(readings.map(({ options, key }) => [options.length, key])).toEqual([
      [12, "AL"],
      [2, "B"],
    ]);
    expect(readings[1]?.doubts.map(({ code }) => code)).toEqual(["key-with-text"]);
  });
});
