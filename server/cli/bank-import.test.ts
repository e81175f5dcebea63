import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { docxOf, paragraph } from "../../tests/support/docx.ts";
import { buildExcelTemplate } from "../exports/templates.ts";
import { tryImport } from "./bank-import.ts";

const folder = mkdtempSync(join(tmpdir(), "bank-import-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(name: string, content: string | Uint8Array, json: boolean) {
  writeFileSync(join(folder, name), content);
  const lines: string[] = [];
  const code = await tryImport(join(folder, name), json, (printed) => lines.push(...printed));
  return { code, lines };
}

const bank =
  "一、单选题\n1. 甲在哪里（ B ）\nA. 东\nB. 西\n2. 乙在哪里（ ）\nA. 东\nB. 西\n二、判断题\n1. 丙在东边。（×）\n三、填空题\n1. 丁在____边。\n答案：西\n";

describe("bank import --dry-run", () => {
  it("prints one JSON object and ends with 0", async () => {
    const { code, lines } = await run("题库.doc", bank, true);
    expect(code).toBe(0);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] as string)).toEqual({
      questions: [
        { type: "single", stem: "甲在哪里（  ）", options: ["东", "西"], answer: "B" },
        { type: "single", stem: "乙在哪里（ ）", options: ["东", "西"], answer: null },
        { type: "judge", stem: "丙在东边。（）", options: [], answer: false },
        { type: "blank", stem: "丁在____边。", options: [], answer: ["西"] },
      ],
      problems: [{ place: "line 5", message: "没有找到答案，请补上。" }],
      total_in_source: 4,
    });
  });

  it("tells people in Chinese, with places they can find", async () => {
    const { code, lines } = await run("题库.txt", bank, false);
    expect(code).toBe(0);
    expect(lines[0]).toBe("题库.txt：纯文本（UTF-8），读出 4 题，其中 3 题清楚，1 题待核对；另有 0 处没有读成。");
    expect(lines[1]).toBe("第 5 行：没有找到答案，请补上。");
    const word = await run(
      "题库.txt",
      docxOf(
        bank
          .split("\n")
          .map((line) => paragraph(line))
          .join(""),
      ),
      false,
    );
    expect(word.lines.slice(0, 2)).toEqual([expect.stringContaining("Word 文档，读出 4 题"), "第 5 段：没有找到答案，请补上。"]);
  });

  it("ends with 2 when a file is refused, absent or empty", async () => {
    const { code, lines } = await run("x.txt", "甲\n乙\n", true);
    expect([code, JSON.parse(lines[0] as string)]).toEqual([
      2,
      { questions: [], problems: [{ place: "file", message: expect.stringContaining("没有认出题目") }], total_in_source: 0 },
    ]);
    expect((await run("x.txt", "", false)).code).toBe(2);
    const printed: string[] = [];
    expect(await tryImport(join(folder, "absent"), false, (more) => printed.push(...more))).toBe(2);
    expect(printed).toEqual(["absent：没有读成。打不开这个文件：它不存在，或没有权限读取。"]);
  });

  it("says of a file without questions that it has none, and what to do", async () => {
    const { code, lines } = await run("模板.xlsx", await buildExcelTemplate(), true);
    expect([code, JSON.parse(lines[0] as string)]).toEqual([
      2,
      { questions: [], problems: [{ place: "file", message: expect.stringContaining("只有表头或说明，没有题目") }], total_in_source: 0 },
    ]);
    expect((await run("模板.xlsx", await buildExcelTemplate(), false)).lines[1]).toContain("没有题目");
  });

  it("gives every accepted form of a blank, where there is more than one", async () => {
    const gift = "::1::一大在{=上海 =沪 =Shanghai}召开。\n\n::2::一大闭幕于{=嘉兴}。\n";
    const { questions } = JSON.parse((await run("题.gift", gift, true)).lines[0] as string);
    expect(questions[0]).toMatchObject({ answer: ["上海"], accepted: [["上海", "沪", "Shanghai"]] });
    expect(questions[1]).not.toHaveProperty("accepted");
  });
});
