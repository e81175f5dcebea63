import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { contentOf, exportOf, ownQuestions, readBack, samples } from "../../tests/support/exports.ts";
import { contentOf as draftOfReading } from "../desk/import-content.ts";
import { draftOf } from "../desk/draft.ts";
import type { Question } from "../bank/question.ts";
import { columnNames } from "./cells.ts";
import { buildXlsx } from "./xlsx.ts";

const nothing = { period: null, topic: null, difficulty: null, source: null };
const partOf = (bytes: Uint8Array, name: string) => new TextDecoder().decode(unzipSync(bytes)[name]);

describe("a bank as a workbook", () => {
  test("reads back as the very same drafts, all six types, with period, topic, difficulty, source, pins and picture", async () => {
    const [single, ...rest] = samples as [Extract<Question, { type: "single" }>, ...Question[]];
    const image = { file: `${"a".repeat(64)}.png`, alt: "会址" };
    const questions = [{ ...single, pinned: "D", image, source: { title: "论《春》", author: "甲，乙", date: "2021年" } }, ...rest];
    const { bytes, losses } = await buildXlsx(exportOf(questions));
    expect(losses.map(({ questionId }) => questionId)).toEqual([single.id]);
    const { readings, refusals, asides } = await readBack(bytes);
    expect(refusals).toEqual([]);
    expect(asides.map(({ reason }) => reason)).toEqual(["表头", "工作表“填写说明”是填写说明"]);
    expect(readings.flatMap(({ doubts }) => doubts)).toEqual([]);
    expect(readings.map(({ label }) => label)).toEqual(questions.map(({ id }) => id));
    expect(readings.map((reading) => draftOfReading(reading, nothing))).toEqual(
      questions.map((question) => draftOf("1919-1949", question)),
    );
  });

  test("every question of this repository comes back as it is", async () => {
    const own = ownQuestions();
    const { bytes, losses } = await buildXlsx({ ...exportOf([]), questions: own });
    expect(losses).toEqual([]);
    const { readings, refusals } = await readBack(bytes);
    expect(refusals).toEqual([]);
    const byId = new Map(readings.map((reading) => [reading.label, reading]));
    expect(readings).toHaveLength(own.length);
    for (const { question, period } of own) {
      const reading = byId.get(question.id);
      expect(reading && draftOfReading(reading, nothing), question.id).toEqual(draftOf(period, question));
    }
  });

  describe("in its XML", () => {
    const evil = [
      "=cmd|'/c calc'!A1",
      "+1+1",
      "-1",
      "@SUM(1)",
      "\t=1",
      "\r=1",
      "0123",
      "1/2",
      "3-5",
      "true",
      "<script>alert(1)</script>",
      "_x0041_",
    ];
    let sheet: string;
    let strings: string;
    let reading: Awaited<ReturnType<typeof readBack>>;
    beforeAll(async () => {
      const questions = evil.map(
        (text, i): Question => ({
          ...(samples[0] as Extract<Question, { type: "single" }>),
          id: `t-${i}`,
          stem: `${text}`,
          options: [text, `${text}乙`, `${text}丙`],
          key: "A",
          explanation: text,
          source: { title: text, author: text, publisher: text, date: text },
        }),
      );
      const { bytes } = await buildXlsx(exportOf(questions));
      sheet = partOf(bytes, "xl/worksheets/sheet1.xml");
      strings = partOf(bytes, "xl/sharedStrings.xml");
      reading = await readBack(bytes);
    });

    test("no cell is a formula, a number or a date: every one is text (F05)", () => {
      const cells = [...sheet.matchAll(/<c [^>]*>/g)].map(([cell]) => cell);
      expect(cells.length).toBeGreaterThan(evil.length * 10);
      expect(cells.filter((cell) => !/ t="(s|inlineStr)"/.test(cell) && !cell.endsWith("/>"))).toEqual([]);
      expect(sheet).not.toMatch(/<f[ >]|<v>[^0-9]/);
      expect(strings).not.toContain("<script>");
    });

    test("what looked like a formula comes back as the text it was", () => {
      const stems = reading.readings.map(({ options }) => options[1]);
      expect(stems.slice(0, 4)).toEqual(["=cmd|'/c calc'!A1乙", "+1+1乙", "-1乙", "@SUM(1)乙"]);
      const tagged = evil.indexOf("<script>alert(1)</script>");
      expect(reading.readings.map(({ label }) => label)).toEqual(evil.map((_, i) => `t-${i}`).filter((_, i) => i !== tagged));
      // Tags are read as tags, so that this stem is empty, which is said.
      expect(reading.refusals.map(({ message }) => message)).toEqual([expect.stringContaining("没有题干")]);
      expect(reading.readings.at(-1)?.stem).toBe("_x0041_");
    });

    test("headings stay in sight, drop-downs reach to row 5,000, columns have widths", () => {
      expect(sheet).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/);
      for (const name of ["题型", "时期", "主题", "难度"] as const) {
        const letter = String.fromCharCode(65 + columnNames.indexOf(name));
        expect(sheet).toContain(`sqref="${letter}2:${letter}5000"`);
      }
      const columns = [...sheet.matchAll(/<col [^>]*>/g)].map(([column]) => column);
      expect(columns).toHaveLength(columnNames.length);
      // Whole columns are text: what is typed into an empty row keeps its zeros.
      const style = /<c r="A2"[^>]* s="(\d+)"/.exec(sheet)?.[1];
      for (const column of columns) expect(column).toContain(`style="${style}"`);
    });
  });
});

test("contents compare by what is asked and what is right", () => {
  expect(contentOf(samples[0] as Question)).toMatchObject({ type: "single", key: "B", pairs: [] });
});

test("a source that somebody mended after reading is the mended one, not the columns'", async () => {
  const { readings } = await readBack((await buildXlsx(exportOf(samples.slice(0, 1)))).bytes);
  const [reading] = readings;
  if (!reading) throw new Error("nothing was read");
  expect(draftOfReading({ ...reading, source: "《别的书》，别人，2022年" }, nothing)?.source).toEqual({
    title: "别的书",
    author: "别人",
    publisher: "",
    date: "2022年",
  });
});
