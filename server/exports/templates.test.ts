import { expect, test } from "vitest";
import { readBack } from "../../tests/support/exports.ts";
import { candidateOf, draftOf } from "../desk/draft.ts";
import { contentOf } from "../desk/import-content.ts";
import { QuestionSchema } from "../bank/question.ts";
import { exampleQuestions } from "./examples.ts";
import { buildExcelTemplate, buildWordTemplate } from "./templates.ts";

test("the Word template holds a question of each type, read without a doubt, and advice that is read as no question", async () => {
  const { readings, refusals, asides } = await readBack(await buildWordTemplate());
  expect(refusals).toEqual([]);
  expect(readings.flatMap(({ doubts }) => doubts)).toEqual([]);
  const defaults = { period: "1919-1949" as const, topic: null, difficulty: null, source: null };
  expect(readings.map((reading) => contentOf(reading, defaults))).toEqual(
    exampleQuestions.map(({ period, question }) => draftOf(period, question)),
  );
  expect(asides.flatMap(({ units }) => units).length).toBeGreaterThan(6);
});

test("the Excel template's example rows are left aside with a reason; a row written beneath them comes in", async () => {
  const bytes = await buildExcelTemplate();
  const { readings, refusals, asides } = await readBack(bytes);
  expect([readings, refusals]).toEqual([[], []]);
  expect(asides.filter(({ reason }) => reason.includes("示例"))).toHaveLength(3);
});

test("examples are questions as the bank takes them", () => {
  for (const { period, question } of exampleQuestions) {
    expect(QuestionSchema.safeParse(candidateOf(question.id, draftOf(period, question))).success, question.id).toBe(true);
  }
});
