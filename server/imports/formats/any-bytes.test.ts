import { strToU8, zipSync } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBytes, workbook } from "../../../tests/support/tables.ts";
import { FileRefused } from "../file-refused.ts";
import { unaccounted } from "../units.ts";

/** Whatever the bytes are: a reading that accounts for every unit, or a refusal in words. */
async function holds(bytes: Uint8Array | string): Promise<void> {
  try {
    expect(unaccounted(await readBytes(bytes))).toEqual([]);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    expect(error.message).toMatch(/[\u4e00-\u9fff]/);
  }
}

const rows = [
  ["题干", "A", "B", "答案"],
  ["甲题", "一", "二", "A"],
  ["乙题", "一", "二", "B"],
];
const json = JSON.stringify([
  { 题目: "甲", options: ["一", "二"], answer: [0] },
  { question: "乙", options: { A: "一", B: "二" }, answer: "B" },
]);
const moodle = `<?xml version="1.0"?><quiz><question type="multichoice"><questiontext><text><![CDATA[<p>甲</p>]]></text></questiontext><answer fraction="100"><text>一</text></answer><answer fraction="0"><text>二</text></answer></question></quiz>`;
const qti = `<assessmentItem><responseDeclaration identifier="R" cardinality="single"><correctResponse><value>a</value></correctResponse></responseDeclaration><itemBody><choiceInteraction responseIdentifier="R"><prompt>甲</prompt><simpleChoice identifier="a">一</simpleChoice><simpleChoice identifier="b">二</simpleChoice></choiceInteraction></itemBody></assessmentItem>`;
const gift = "$CATEGORY: 甲\n\n::一::谁？{=甲 ~乙 #丙}\n\n配{=子 -> 鼠 =丑 -> 牛}\n\n几个{#1:2}\n\n成立{T}\n";
const aiken = "Which?\nA. one\nB. two\nANSWER: A\n\nWho?\nA) x\nB) y\nANSWER: B\n";
const seeds: Record<string, Uint8Array> = {
  xlsx: workbook({ 题库: rows }),
  xls: workbook({ 题库: rows }, "biff8"),
  "xml of 2003": workbook({ 题库: rows }, "xlml"),
  html: workbook({ 题库: rows }, "html"),
  csv: strToU8(rows.map((row) => row.join(",")).join("\n")),
  json: strToU8(json),
  gift: strToU8(gift),
  aiken: strToU8(aiken),
  moodle: strToU8(moodle),
  qti: strToU8(qti),
  package: zipSync({ "imsmanifest.xml": strToU8('<manifest><resource href="a.xml"/></manifest>'), "a.xml": strToU8(qti) }),
};

const change = fc.record({ at: fc.nat(1_000_000), bytes: fc.uint8Array({ maxLength: 6 }), cut: fc.nat(8) });

function changed(seed: Uint8Array, changes: { at: number; bytes: Uint8Array; cut: number }[]): Uint8Array {
  return changes.reduce((bytes, { at, bytes: put, cut }) => {
    const place = at % (bytes.length + 1);
    return new Uint8Array([...bytes.subarray(0, place), ...put, ...bytes.subarray(place + cut)]);
  }, seed);
}

describe("no bytes crash a reader or hold it up", () => {
  it.each(Object.entries(seeds))("damaged %s", async (_, seed) => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => holds(changed(seed, changes))),
      { numRuns: 60 },
    );
  });

  it("marks of every format in any order", async () => {
    const piece = fc.constantFrom(
      "题目",
      "答案",
      ",",
      "\t",
      ";",
      "\n",
      "\n\n",
      "{",
      "}",
      "=",
      "~",
      "#",
      "::",
      "->",
      "A. ",
      "ANSWER: A",
      '"',
      "[",
      "]",
      ":",
      "<quiz>",
      "<question>",
      "<table><tr><td>",
      "</td></tr></table>",
      "\\",
      "&amp;",
      "%50%",
      "$CATEGORY: ",
      "T",
      "甲",
      "对",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => holds(pieces.join(""))),
      { numRuns: 400 },
    );
  });

  it.each([
    ["opening braces", "谁{".repeat(20_000)],
    ["equals signs", `谁{${"=甲 ".repeat(6_000)}`],
    ["tildes and percents", `谁{${"~%5".repeat(5_000)}}`],
    ["backslashes", `谁{=${"\\".repeat(19_000)}}`],
    ["quotation marks", `题目,答案\n${'"'.repeat(200_001)}`],
    ["option letters", `题目,选项,答案\n甲,${"A. B. C. ".repeat(20_000)},A`],
    ["open tags", `<?xml version="1.0"?><quiz>${"<a>".repeat(50_000)}`],
    ["table cells", `<table><tr><td>题目</td><td>答案</td></tr>${"<tr><td rowspan=65000 colspan=1000>".repeat(500)}</table>`],
    ["brackets", "[".repeat(100_000)],
    ["spaces", `题目,选项,答案\n甲,${" ".repeat(100_000)}x,A`],
    ["spaces within", `题目,选项,答案\n甲${" ".repeat(50_000)}乙,一${" ".repeat(50_000)}二,A${" ".repeat(50_000)}B`],
    [
      "spaces in JSON",
      JSON.stringify([
        { 题目: `甲${" ".repeat(50_000)}乙`, options: `一${" ".repeat(50_000)}二`, answer: `A${" ".repeat(50_000)}B`, type: "排序" },
      ]),
    ],
    [
      "spaces in tags",
      `<quiz><question type="essay"><questiontext><text>&lt;p${" ".repeat(50_000)}甲</text></questiontext></question></quiz>`,
    ],
    ["gaps", `题目,答案\n${"（ ".repeat(50_000)},对`],
    ["answers", `题目,A,B,答案\n甲,一,二,${"A,".repeat(50_000)}`],
  ])("long runs of %s", async (_, text) => holds(text), 20_000);
});
