import type { Period } from "../bank/question.ts";
import type { Instant, Json } from "../db/columns.ts";
import type { ColumnMap } from "../imports/reading.ts";
import type { DraftContent, DraftType } from "./draft.ts";
import type { ReadQuestion } from "./import-item.ts";

/** A file that was read. */
export interface ImportTable {
  id: string;
  bank_id: string;
  file_name: string;
  /** SHA-256 of the file. */
  file_hash: string;
  /** Name of the format as a person knows it. */
  format: string;
  /** `staging`: its pieces are still being written; nobody sees it. */
  state: "staging" | "open" | "confirmed" | "undone";
  reading: Json<ImportSummary>;
  /** Columns as somebody mapped them by hand: `[]` while nobody did. */
  mending: Json<ColumnMap[]>;
  created_by: string;
  created_at: Instant;
  /** Of the newest confirmation. */
  confirmed_at: Instant | null;
  undone_at: Instant | null;
  /** `<bank>/<hash>` while its questions are in the bank: unique. */
  claim: string | null;
}

/** What is small enough to be read with every page. */
export interface ImportSummary {
  questions: number;
  units: number;
  refusals: number;
  /** What is neither question nor part of one, by its reason: how many units. */
  asides: { reason: string; count: number }[];
  columnMaps: ColumnMap[];
}

/** Pieces of what was read, so many to a row: `file` base64 of the file itself, `units` and `refusals` JSON lists. */
export interface ImportPartTable {
  import_id: string;
  kind: "file" | "units" | "refusals";
  ordinal: number;
  content: string;
}

/** One question of a file: what was read, for ever, and beside it what somebody made of it. */
export interface ImportReadingTable {
  import_id: string;
  /** From 1, in the order of the file. */
  number: number;
  /** Rises with every change of mending or decision. */
  version: number;
  /** 1: nothing in doubt as it stands. */
  clear: number;
  decision: "take" | "skip" | "undecided";
  reading: Json<ReadQuestion>;
  mending: Json<ReadQuestion> | null;
}

/** A question made ready beside the bank; moved into it by the confirming transaction. */
export interface ImportMadeTable {
  stage_id: string;
  number: number;
  version: number;
  question_id: string;
  period: Period;
  file: string;
  position: number;
  type: DraftType;
  topic: string | null;
  difficulty: number | null;
  stem: string;
  search: string;
  asked: string | null;
  content: Json<DraftContent>;
  made_at: Instant;
}

/** A question in the bank that came from a file, and which of the file's it was. */
export interface ImportQuestionTable {
  import_id: string;
  question_id: string;
  number: number | null;
}

export interface ImportTables {
  import: ImportTable;
  import_part: ImportPartTable;
  import_reading: ImportReadingTable;
  import_made: ImportMadeTable;
  import_question: ImportQuestionTable;
}
