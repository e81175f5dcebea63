import { deflateRawSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type BookType, inShort, readBytes, workbook } from "../../../tests/support/tables.ts";

const rows = [
  ["题干", "题型", "A", "B", "C", "答案"],
  ["甲题", "单选", "一", "二", "三", "B"],
  ["乙题", "判断", "", "", "", "对"],
];
const is = ["single ~ 甲题 ~ 一|二|三 ~ B", "judge ~ 乙题 ~ true"];

describe("workbooks", () => {
  it.each<BookType>(["xlsx", "biff8", "xlml", "html", "xlsb", "csv"])("reads %s by content", async (type) => {
    const reading = await readBytes(workbook({ 题库: rows }, type), "题库.xls");
    expect(reading.readings.map(inShort)).toEqual(is);
  });

  it("names the place of every row, and leaves rows without text out", async () => {
    const { units, readings } = await readBytes(workbook({ 题库: [[], [], rows[0] ?? [], [], rows[1] ?? []] }));
    expect(units.map(({ place }) => place)).toEqual([
      { kind: "cell", sheet: "题库", cell: "A3" },
      { kind: "cell", sheet: "题库", cell: "A5" },
    ]);
    expect(readings.map(({ units: own }) => own)).toEqual([[1]]);
  });

  it("fills what a tall merged cell says down, doubts dates, errors and hidden rows, reads formulas by value and numbers in full", async () => {
    const table = [
      ["题型", "题干", "A", "B", "C", "答案"],
      ["单选", "甲", 1921, 1949, 1978, "A"],
      ["", "乙", 3, 4, 5, "B"],
      ["", "丙", 45000, 45001, 45002, "C"],
      ["", "丁", "一", "二", "三", "A"],
      ["", "戊", "一", "二", "三", "A"],
    ];
    const bytes = workbook({ 题库: table }, "xlsx", (sheet) => {
      sheet["!merges"] = [{ s: { r: 1, c: 0 }, e: { r: 5, c: 0 } }];
      for (const cell of ["C4", "D4", "E4"]) Object.assign(sheet[cell], { z: "yyyy/m/d" });
      sheet["F5"] = { t: "e", v: 0x17 };
      sheet["B3"] = { t: "str", v: "乙", f: 'CONCATENATE("乙","")' };
      sheet["C3"] = { t: "n", v: 3, z: "0.0" };
      sheet["!rows"] = [{}, {}, {}, {}, {}, { hidden: true }];
    });
    expect((await readBytes(bytes)).readings.map(inShort)).toEqual([
      "single ~ 甲 ~ 1921|1949|1978 ~ A",
      "single ~ 乙 ~ 3.0|4|5 ~ B",
      "single ~ 丙 ~ 2023/3/15|2023/3/16|2023/3/17 ~ C ~ ?date-cell",
      "single ~ 丁 ~ 一|二|三 ~ - ~ ?cell-error,no-key",
      "single ~ 戊 ~ 一|二|三 ~ A ~ ?hidden-row",
    ]);
  });

  it("believes no dimension, and reads the few rows of a sheet that claims a million", async () => {
    const cell = (at: string, text: string) =>
      `<c r="${at}" t="inlineStr"><is><r><t>${text.slice(0, 1)}</t></r><r><t>${text.slice(1)}</t></r></is></c>`;
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>
      <row r="1">${cell("A1", "题目")}${cell("B1", "答案")}</row><row r="2">${cell("A2", "这句话成立。")}${cell("B2", "正确")}</row>
      <row r="1048576"><c r="A1048576" s="0"/></row></sheetData><mergeCells><mergeCell ref="C1:C1048576"/></mergeCells></worksheet>`;
    const reading = await readBytes(packed(sheet));
    expect(reading.readings.map(inShort)).toEqual(["judge ~ 这句话成立。 ~ true"]);
    expect(reading.units).toHaveLength(2);
  });

  it("refuses a text that thousands of cells repeat, before it is written out for each", async () => {
    const long = "甲".repeat(30_000);
    const rowsOfIt = Array.from(
      { length: 1_000 },
      (_, i) => `<row r="${i + 1}">${["A", "B", "C"].map((c) => `<c r="${c}${i + 1}" t="s"><v>0</v></c>`).join("")}</row>`,
    );
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rowsOfIt.join("")}</sheetData></worksheet>`;
    const strings = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="3000" uniqueCount="1"><si><t>${long}</t></si></sst>`;
    await expect(readBytes(packed(sheet, strings))).rejects.toThrow("太多");
  });

  it("sees only what was measured, whatever an entry's own header says of it", async () => {
    const other = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
      <row r="1"><c r="A1" t="str"><v>题目</v></c><c r="B1" t="str"><v>答案</v></c></row>
      <row r="2"><c r="A2" t="str"><v>没有量过的话。</v></c><c r="B2" t="str"><v>对</v></c></row></sheetData></worksheet>`;
    // Stored by the directory, deflated by the header in front of it: a reader that believes the header would unpack it.
    const bytes = Buffer.from(packed(deflateRawSync(Buffer.from(other)).toString("latin1"), undefined, "latin1"));
    for (let at = bytes.indexOf(localHeader); at >= 0; at = bytes.indexOf(localHeader, at + 4)) {
      const name = bytes.toString("latin1", at + 30, at + 30 + bytes.readUInt16LE(at + 26));
      if (name === "xl/worksheets/sheet1.xml") bytes.writeUInt16LE(8, at + 8);
    }
    const text = JSON.stringify(await readBytes(new Uint8Array(bytes)).catch((error: Error) => error.message));
    expect(text).not.toContain("没有量过");
  });

  it("expands no entities", async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
      <row r="1"><c r="A1" t="str"><v>题目</v></c><c r="B1" t="str"><v>答案</v></c></row>
      <row r="2"><c r="A2" t="str"><v>&b;&x;</v></c><c r="B2" t="str"><v>对</v></c></row></sheetData></worksheet>`;
    const text = JSON.stringify(await readBytes(packed(bomb)).catch((error: Error) => error.message));
    expect(text).not.toMatch(/root:|aaaaaaaaaaaa/);
  });

  it("refuses a damaged workbook in words", async () => {
    const bytes = workbook({ 题库: rows }, "biff8");
    await expect(readBytes(bytes.slice(0, 1500))).rejects.toThrow(/已损坏|没有|认不出/);
  });
});

const localHeader = Buffer.from([0x50, 0x4b, 3, 4]);

/** The least of a workbook around one sheet, nothing in it deflated. */
function packed(sheet: string, strings = "<sst/>", encoding: "utf8" | "latin1" = "utf8"): Uint8Array {
  const text = (content: string) => new TextEncoder().encode(content);
  const types = "http://schemas.openxmlformats.org/package/2006/content-types";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const parts = {
    "[Content_Types].xml": text(
      `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${main}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${main}.sharedStrings+xml"/></Types>`,
    ),
    "_rels/.rels": text(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    "xl/workbook.xml": text(
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets><sheet name="题库" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": text(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    "xl/sharedStrings.xml": text(strings),
    "xl/worksheets/sheet1.xml": new Uint8Array(Buffer.from(sheet, encoding)),
  };
  return zipSync(parts, { level: 0 });
}
