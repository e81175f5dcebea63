import type { BankFile, Period, Question } from "../bank/question.ts";
import type { Release } from "../bank/release.ts";

/** A question as it leaves the house. */
export interface Exported {
  /** Path inside the bank without ending: `1919-1949/war-of-resistance`. */
  file: string;
  period: Period;
  question: Question;
}

export interface Picture {
  bytes: Uint8Array;
  /** Pixels. */
  width: number;
  height: number;
}

/** What an export is made of. Questions stand in the order of their files. */
export interface ExportContent {
  bank: BankFile;
  /** What the export shows: a release's name and its day (YYYY-MM-DD). */
  release: { name: string; date: string };
  questions: readonly Exported[];
  /** Pictures by file name; one that is named and absent is a loss. */
  images: ReadonlyMap<string, Picture>;
}

/** The whole bank: the releases up to the one that is exported, oldest first. */
export interface WholeBank extends ExportContent {
  releases: readonly Release[];
}

/** What a format cannot carry, said of each question it concerns. */
export interface Loss {
  questionId: string;
  message: string;
}

export interface Built {
  bytes: Uint8Array;
  losses: Loss[];
}
