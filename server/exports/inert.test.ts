import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { exportOf } from "../../tests/support/exports.ts";
import { manifestText, questionFileText } from "../bank/file-text.ts";
import { parseBank } from "../bank/parse.ts";
import type { Question } from "../bank/question.ts";
import { readXmlTree, within, type XmlNode } from "../imports/markup/xml-tree.ts";
import { bankFiles } from "./bank-files.ts";
import { buildExport } from "./formats.ts";
import { type ExportFormat, exportFormats } from "./formats-list.ts";

/** Reliability F04, F05: in every field of every type, through every exporter. */
const corpus = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  '<a href="javascript:alert(1)">点我</a>',
  '"><iframe srcdoc="<script>alert(1)</script>">',
  "<math><mi xlink:href='javascript:alert(1)'>",
  "]]><!--<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
  "=cmd|'/c calc'!A1",
  "+1+cmd",
  "-2+3",
  "@SUM(A1)",
  "\t=1+1",
  "甲}{=真~%100%假 -> 乙 #### 丙",
];

/** One question of each type with the same text in every field that holds text. */
function allOf(evil: string): Question[] {
  const text = evil.slice(0, 40);
  const common = {
    topic: "重大事件",
    difficulty: 1,
    explanation: evil,
    source: { title: evil, author: evil, publisher: evil, date: text },
    image: { file: `${"a".repeat(64)}.png`, alt: evil },
  } as const;
  const options = [evil, `${evil}2`, `${evil}3`];
  return [
    { ...common, id: "t-single", type: "single", stem: evil, options, key: "A" },
    { ...common, id: "t-multiple", type: "multiple", stem: evil, options, key: "AB" },
    { ...common, id: "t-judge", type: "judge", stem: evil, key: true },
    { ...common, id: "t-blank", type: "blank", stem: `${evil}____`, key: [[text, "甲"]] },
    { ...common, id: "t-blanks", type: "blank", stem: `${evil}____和____`, key: [[text], [text]] },
    { ...common, id: "t-order", type: "order", stem: evil, options },
    { ...common, id: "t-match", type: "match", stem: evil, pairs: options.map((option): [string, string] => [option, option]) },
  ];
}

const content = (evil: string) => ({
  ...exportOf(allOf(evil), new Map([[`${"a".repeat(64)}.png`, { bytes: new Uint8Array([1]), width: 1, height: 1 }]])),
  bank: { id: "test", title: evil, layer: "city" as const, owner: evil },
});

/** Files of text in an export: its parts, or itself. */
function partsOf(bytes: Uint8Array): [string, string][] {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const parts = isZip ? Object.entries(unzipSync(bytes)) : [["file", bytes] as [string, Uint8Array]];
  return parts.filter(([name]) => !name.endsWith(".png")).map(([name, part]) => [name, new TextDecoder().decode(part)]);
}

/** Elements and attributes that do something wherever they are shown. */
const active = (node: XmlNode): string[] => [
  ...["script", "iframe", "svg", "math", "object", "embed", "a"].flatMap((name) => within(node, name).map(() => name)),
  ...attributesIn(node).filter((attribute) => attribute.startsWith("on")),
];
const attributesIn = (node: XmlNode): string[] =>
  node.children.flatMap((child) => (typeof child === "string" ? [] : [...Object.keys(child.attributes), ...attributesIn(child)]));

describe.each(corpus)("%j", (evil) => {
  test.each(exportFormats.filter((format): format is Exclude<ExportFormat, "zip" | "gift"> => format !== "zip" && format !== "gift"))(
    "is text in %s",
    async (format) => {
      for (const [name, text] of partsOf((await buildExport(format, content(evil))).bytes)) {
        expect(text, name).not.toMatch(/<!ENTITY|<script|<iframe|<svg|<!DOCTYPE/);
        expect(active(readXmlTree(text)), name).toEqual([]);
        if (format === "xlsx" && name.includes("sheet")) expect(text).not.toMatch(/<f[ >]/);
        if (format === "moodle")
          expect(
            htmlIn(readXmlTree(text)).filter((html) =>
              /<(?!\/?p>|br>|img src="@@PLUGINFILE@@\/[0-9a-f]{64}\.png" alt="[^"<>]*">)/.test(html),
            ),
          ).toEqual([]);
      }
    },
  );

  test("is text in GIFT, and no mark of it", async () => {
    const [[, text] = ["", ""]] = partsOf((await buildExport("gift", content(evil))).bytes);
    expect(text.replaceAll("<br>", "")).not.toMatch(/</);
    const blocks = text.split("\n\n").filter((block) => block.includes("::t-"));
    for (const block of blocks) expect(block.match(/(?<!\\)[{}]/g), block).toHaveLength(2);
  });

  test("comes out of the bank's files as it went in", () => {
    const trimmed = evil.trim();
    const [question] = allOf(trimmed) as [Question];
    const files = [{ path: "questions/test/1919-1949/a.yaml", text: questionFileText("1919-1949", [question]) }];
    const manifest = {
      path: "questions/test/bank.yaml",
      text: manifestText({ id: "test", title: trimmed, layer: "city", owner: trimmed }),
    };
    const { bank, findings } = parseBank({ id: "test", manifest, files });
    expect(findings).toEqual([]);
    expect(bank.entries[0]?.question).toEqual(question);
    expect(bankFiles({ ...content(trimmed), releases: [] }).size).toBe(3);
  });
});

/** What Moodle will show as HTML. */
const htmlIn = (node: XmlNode): string[] =>
  ["questiontext", "generalfeedback", "answer", "subquestion"].flatMap((name) =>
    within(node, name).flatMap((one) =>
      within(one, "text").map((text) => text.children.filter((child) => typeof child === "string").join("")),
    ),
  );
