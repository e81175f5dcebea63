import { describe, expect, it } from "vitest";
import { inShort, readBytes } from "../../../tests/support/tables.ts";

const is = ["single ~ 甲题，带逗号 ~ 一|二|三 ~ B", "judge ~ 乙题 ~ true"];

describe("text in columns", () => {
  it.each([
    [",", "逗号"],
    ["\t", "制表符"],
    [";", "分号"],
    ["；", "全角分号"],
    ["|", "竖线"],
  ])("finds the sign between: %j", async (sign) => {
    const text = [
      ["题干", "题型", "A", "B", "C", "答案"],
      ["甲题，带逗号", "单选", "一", "二", "三", "B"],
      ["乙题", "判断", "", "", "", "对"],
    ]
      .map((row) => row.join(sign))
      .join("\r\n");
    const { readings, format } = await readBytes(`\uFEFF${text}\r\n`);
    expect(readings.map(inShort)).toEqual(is);
    expect(format).toBe("CSV 表格（UTF-8）");
  });

  it("keeps breaks, quotes and signs inside quotes, and names lines", async () => {
    const { readings, units } = await readBytes('题目,A,B,答案\n"他说""好"",\n走了",甲,乙,A\n\n丙,"A, 甲",乙,B\n');
    expect(readings.map(inShort)).toEqual(['single ~ 他说"好",\n走了 ~ 甲|乙 ~ A', "single ~ 丙 ~ A, 甲|乙 ~ B"]);
    expect(units.map(({ place }) => place)).toEqual([1, 2, 5].map((line) => ({ kind: "line", line })));
  });

  it("survives a quotation mark that is never closed", async () => {
    const { readings } = await readBytes('题目,A,B,答案\n"没有收尾,甲,乙,A\n丁,甲,乙,B\n');
    expect(readings.map(({ key }) => key)).toEqual(["A", "B"]);
  });

  it("reads GB18030", async () => {
    // 题目,答案\n这是一句话,对\n这是两句话,错
    const bytes = Buffer.from(
      "ccd2c4bf2cb4f0b0b80ad5e2cac7d2bbbee4bbb02cb6d40ad5e2cac7c1bdbee4bbb02cb4ed0a".replace("ccd2", "cce2"),
      "hex",
    );
    const { readings, format } = await readBytes(bytes);
    expect(format).toBe("CSV 表格（GB18030）");
    expect(readings.map(inShort)).toEqual(["judge ~ 这是一句话 ~ true", "judge ~ 这是两句话 ~ false"]);
  });

  it("leaves formulas and Excel's text marks inert", async () => {
    const { readings } = await readBytes('题目,A,B,答案\n=cmd|\' /C calc\'!A0,"=""001""",-2,A\n');
    expect(readings.map(inShort)).toEqual(["single ~ =cmd|' /C calc'!A0 ~ 001|-2 ~ A"]);
  });

  it("leaves running text to its own reader", async () => {
    const { format } = await readBytes("1. 甲题是什么，乙题又是什么？\nA. 一，二\nB. 三，四\n答案：A\n2. 乙题？\nA. 五\nB. 六\n答案：B\n");
    expect(format).toContain("纯文本");
  });

  it("leaves running text alone whose answers are written with commas", async () => {
    const { format, readings } = await readBytes(
      "区里的公园有?\nA、东园\nB、西园\nC、南园\n正确答案：A,B,C\n\n区花有?\nA、木棉\nB、桂花\nC、荷花\n正确答案：A,C\n",
    );
    expect(format).toBe("纯文本（UTF-8）");
    expect(readings.map(inShort)).toEqual(["multiple ~ 区里的公园有? ~ 东园|西园|南园 ~ ABC", "multiple ~ 区花有? ~ 木棉|桂花|荷花 ~ AC"]);
  });

  it("reads texts between apostrophes, with strokes before signs inside", async () => {
    const { readings } = await readBytes(
      "'question','answer','options','type'\n'清河流经东乡\\,也流经____。','西乡','A:西乡 B:南乡','单选题'\n'区花是木棉。','正确',,\n",
    );
    expect(readings.map(inShort)).toEqual(["single ~ 清河流经东乡,也流经____。 ~ 西乡|南乡 ~ A", "judge ~ 区花是木棉。 ~ true"]);
  });

  it("keeps alike rows of which nothing says what their columns are, to be named by hand, and reads them then", async () => {
    const text =
      "甲,清河流经几个乡？,三个,四个,五个,第二个\n乙,区花是什么？,木棉,桂花,荷花,第一个\n丙,区里有几座桥？,一座,两座,三座,第三个\n";
    const first = await readBytes(text);
    expect(first.format).toBe("CSV 表格（UTF-8）");
    expect(first.readings).toEqual([]);
    expect(first.columnMaps).toMatchObject([{ sheet: "表格", complete: false }]);
    const columns = { B: "stem", C: "option:A", D: "option:B", E: "option:C" } as const;
    const mapped = await readBytes(text, "题库.csv", [{ sheet: "表格", headerRow: 0, columns, headings: {}, complete: true }]);
    expect(mapped.readings.map(({ stem, options }) => [stem, options.length])).toEqual([
      ["清河流经几个乡？", 3],
      ["区花是什么？", 3],
      ["区里有几座桥？", 3],
    ]);
  });
});
