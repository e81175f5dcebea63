import { readBanks, questionsFolder } from "../../server/bank/files.ts";
import { parseBank } from "../../server/bank/parse.ts";
import type { Question } from "../../server/bank/question.ts";
import type { Exported, ExportContent } from "../../server/exports/content.ts";
import { openFile } from "../../server/imports/open-file.ts";
import type { FileReading, Reading } from "../../server/imports/reading.ts";
import { readOpened } from "../../server/imports/read.ts";
import { sampleQuestions } from "./questions.ts";

export const exportOf = (questions: readonly Question[], images: ExportContent["images"] = new Map()): ExportContent => ({
  bank: { id: "test", title: "测试题库", layer: "city", owner: "某办" },
  release: { name: "2026.11", date: "2026-11-01" },
  questions: questions.map((question): Exported => ({ file: "1919-1949/a", period: "1919-1949", question })),
  images,
});

export const samples: Question[] = Object.values(sampleQuestions);

/** Every question of this repository's banks. */
export const ownQuestions = (): Exported[] =>
  readBanks(questionsFolder).flatMap((sources) =>
    parseBank(sources).bank.entries.map(({ period, question, place }) => ({ file: place, period, question })),
  );

export const readBack = async (bytes: Uint8Array, name = "文件"): Promise<FileReading> => readOpened(await openFile(bytes, name));

/** What is asked and what is right, of a question and of what was read from a file: the same where nothing was lost. */
export function contentOf(of: Question | Reading) {
  const { type, stem } = of;
  return {
    type,
    stem,
    options: "options" in of ? of.options : [],
    pairs: ("pairs" in of ? of.pairs : undefined) ?? [],
    key: ("key" in of ? of.key : undefined) ?? null,
  };
}
