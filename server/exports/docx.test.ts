import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { exportOf, ownQuestions, readBack, samples } from "../../tests/support/exports.ts";
import { draftOf } from "../desk/draft.ts";
import { contentOf } from "../desk/import-content.ts";
import type { Period, Question } from "../bank/question.ts";
import { buildDocx } from "./docx.ts";

const nothingBut = (period: Period) => ({ period, topic: null, difficulty: null, source: null });
const bodyOf = (bytes: Uint8Array) => new TextDecoder().decode(unzipSync(bytes)["word/document.xml"]);

describe("a bank as a Word document", () => {
  test("with keys reads back as it was, all six types, with explanation, source, topic and difficulty", async () => {
    const { bytes, losses } = await buildDocx(exportOf(samples), "keyed");
    const { readings, refusals } = await readBack(bytes);
    expect(refusals).toEqual([]);
    expect(readings.flatMap(({ doubts }) => doubts)).toEqual([]);
    expect(readings.map((reading) => contentOf(reading, nothingBut("1919-1949")))).toEqual(
      samples.map((question) => draftOf("1919-1949", question)),
    );
    expect(losses.map(({ questionId }) => questionId)).toEqual(samples.map(({ id }) => id));
  });

  test("every question of this repository comes back with the same content", async () => {
    const own = ownQuestions();
    const { bytes } = await buildDocx({ ...exportOf([]), questions: own }, "keyed");
    const { readings, refusals } = await readBack(bytes);
    expect(refusals).toEqual([]);
    const wanted = Object.groupBy(own, ({ question }) => question.type);
    const inOrder = (["single", "multiple", "judge", "blank", "order", "match"] as const).flatMap((type) => wanted[type] ?? []);
    expect(readings).toHaveLength(own.length);
    expect(readings.flatMap(({ doubts }) => doubts)).toEqual([]);
    for (const [i, { question, period }] of inOrder.entries()) {
      const reading = readings[i];
      const back = reading && contentOf(reading, nothingBut(period));
      // Sources of one string are cut at commas, which a few of ours hold.
      expect(back && { ...back, source: null, pinned: null }, question.id).toEqual({
        ...draftOf(period, question),
        source: null,
        pinned: null,
      });
    }
  });

  test("a paper tells nothing: no answer, no explanation, no source, nothing in its right order", async () => {
    for (const kind of ["paper", "large"] as const) {
      const { bytes, losses } = await buildDocx(exportOf(samples), kind);
      const text = bodyOf(bytes).replace(/<[^>]+>/g, "\n");
      expect(losses).toEqual([]);
      for (const told of ["答案", "解析", "说明。", "出处", "孙七", "江西南城"]) expect(text).not.toContain(told);
      expect(text).not.toMatch(/A\. 事一\s+B\. 事二\s+C\. 事三\s+D\. 事四/);
      expect(text).not.toMatch(/A\. 《春》\s+B\. 《夏》\s+C\. 《秋》\s+D\. 《冬》/);
    }
  });

  test("is set as a paper: A4, two columns but in large type, 20 points there, footer with bank, release and pages", async () => {
    const { bytes } = await buildDocx(exportOf(samples), "paper");
    const { bytes: large } = await buildDocx(exportOf(samples), "large");
    expect(bodyOf(bytes)).toMatch(/<w:pgSz w:w="1190[56]" w:h="1683[78]"/);
    expect(bodyOf(bytes)).toMatch(/<w:cols [^>]*w:num="2"/);
    expect(bodyOf(large)).not.toMatch(/w:num="2"/);
    const styles = new TextDecoder().decode(unzipSync(large)["word/styles.xml"]);
    expect(styles).toContain('<w:sz w:val="40"/>');
    const footer = new TextDecoder().decode(unzipSync(bytes)["word/footer1.xml"]);
    expect(footer).toContain("测试题库　版本 2026.11");
    expect(footer).toContain("NUMPAGES");
  });

  test("a paper ends with a sheet that has a place for each answer, numbered as the questions are", async () => {
    const { bytes } = await buildDocx(exportOf(samples), "large");
    const lines = [...bodyOf(bytes).matchAll(/<w:p>.*?<\/w:p>/gs)].map(([line]) => line.replace(/<[^>]+>/g, ""));
    const sheet = lines.slice(lines.indexOf("答题卡"));
    expect(sheet.slice(1, 3).join()).toMatch(/支部.*姓名.*参赛证号/s);
    for (const place of [/\[A\] \[B\] \[C\]/, /\[对\] \[错\]/, /\d\. ________/, /____→____→/, /①____ ②____/]) {
      expect(sheet.filter((line) => place.test(line)).length, String(place)).toBeGreaterThan(0);
    }
    const numbers = sheet.flatMap((line) => [...line.matchAll(/(\d+)\. /g)].map(([, n]) => Number(n)));
    expect(numbers).toEqual(samples.map((_, i) => i + 1));
    expect(bodyOf((await buildDocx(exportOf(samples), "keyed")).bytes)).not.toContain("答题卡");
  });

  test("what looks like markup, a field or a script is text in it (F04)", async () => {
    const evil = `<script>alert(1)</script><w:r/>&lt;b&gt;{ HYPERLINK "javascript:x" }]]>\u0000\u0007`;
    const [single] = samples as [Extract<Question, { type: "single" }>];
    const question = {
      ...single,
      stem: evil,
      options: [evil, `${evil}2`, "丙"],
      explanation: evil,
      source: { title: evil, author: evil, date: evil },
    };
    const { bytes } = await buildDocx({ ...exportOf([question]), bank: { id: "test", title: evil, layer: "city", owner: evil } }, "keyed");
    const names = Object.keys(unzipSync(bytes));
    expect(names.filter((name) => /vba|embed|activeX/i.test(name))).toEqual([]);
    expect(bodyOf(bytes)).not.toMatch(/<script|w:hyperlink|w:instrText[^>]*>[^<]*HYPERLINK|\u0000|\u0007/);
    expect(bodyOf(bytes)).toContain("&lt;script&gt;");
    expect((await readBack(bytes)).format).toBe("Word 文档");
  });
});
