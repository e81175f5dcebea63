import { expect, test } from "vitest";
import { checkBanks, revisionsNamed } from "./authoring.ts";
import { questionsFolder, readBanks, readReleaseTexts } from "./files.ts";
import { periods } from "./question.ts";

const { banks, findings, summary } = checkBanks(questionsFolder);
const national = banks.find((bank) => bank.id === "national")?.entries ?? [];

test("the banks of this repository have no errors", () => {
  expect(findings.filter((f) => f.level === "error")).toEqual([]);
});

test("there are enough questions of every kind", () => {
  expect(summary.questions).toBeGreaterThanOrEqual(300);
  expect(summary.by_type.blank).toBeGreaterThanOrEqual(30);
  expect(summary.by_type.order).toBeGreaterThanOrEqual(20);
  expect(summary.by_type.match).toBeGreaterThanOrEqual(12);
  expect(banks.find((bank) => bank.id === "henan")?.entries.length).toBeGreaterThanOrEqual(30);
});

test.each(periods)("the national bank covers %s", (period) => {
  const count = (type: string) => national.filter((e) => e.period === period && e.question.type === type).length;
  expect(count("single")).toBeGreaterThanOrEqual(20);
  expect(count("multiple")).toBeGreaterThanOrEqual(15);
  expect(count("judge")).toBeGreaterThanOrEqual(15);
});

const releases = readBanks(questionsFolder).flatMap(({ id }) => readReleaseTexts(questionsFolder, id).map(({ name }) => `${id}/${name}`));

test("every release reads as it was made", () => {
  for (const id of releases) expect(revisionsNamed(questionsFolder, id).length).toBeGreaterThan(0);
});
