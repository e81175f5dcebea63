import type { Period } from "../bank/question.ts";
import type { Instant, Json } from "../db/columns.ts";
import type { DraftContent, DraftType } from "./draft.ts";
import type { ImportTables } from "./import-tables.ts";

export type QuestionState = "draft" | "submitted" | "returned" | "approved" | "retired";

/** A question at work. `state` is the lock: every step is a conditional update of this row. */
export interface QuestionTable {
  id: string;
  bank_id: string;
  /** Period, type, topic, difficulty, stem, search and asked are those of the newest content: the draft's, else the newest revision's. */
  period: Period;
  /** Path inside the bank without ending: `1919-1949/war-of-resistance`. */
  file: string;
  /** Place in that file. */
  position: number;
  state: QuestionState;
  type: DraftType;
  topic: string | null;
  difficulty: number | null;
  stem: string;
  /** Plain stem, options and id, then full pinyin and initials. */
  search: string;
  /** Digest of what is asked: two questions with the same ask the same. Null while the content is not a question yet. */
  asked: string | null;
  /** Highest revision ordinal; 0: nothing but a draft so far. */
  head: number;
  /** Ordinal of the newest approved revision. */
  approved: number | null;
  /** Rises with every change of the draft and never falls, so that an old page can never overwrite a newer draft. */
  draft_version: number;
  retired_reason: string | null;
  updated_at: Instant;
  /** organiser.id, or `files` while nobody has touched the question at the desk. */
  updated_by: string;
}

export type RevisionState = "kept" | "submitted" | "approved" | "returned" | "superseded";

/** What was submitted, for ever. Only state, review and `revision_id` are filled in later. */
export interface QuestionRevisionTable {
  question_id: string;
  ordinal: number;
  content: Json<DraftContent>;
  /** `revision.id`, once approved. */
  revision_id: string | null;
  /** Everybody who worked on it: none of them may review it. */
  authors: Json<string[]>;
  /** Who submitted it. */
  author_id: string;
  reason: string;
  state: RevisionState;
  created_at: Instant;
  reviewer_id: string | null;
  reviewed_at: Instant | null;
  comment: string | null;
}

/** The sheet on somebody's table: the one thing that changes. */
export interface QuestionDraftTable {
  question_id: string;
  content: Json<DraftContent>;
  /** Revision ordinal it was begun from; 0 for none. */
  based_on: number;
  authors: Json<string[]>;
  saved_at: Instant;
  saved_by: string;
}

export interface QuestionImageTable {
  /** SHA-256 of the bytes, 64 hexadecimal digits. */
  hash: string;
  type: "png" | "jpg" | "webp";
  /** base64 */
  bytes: string;
  width: number;
  height: number;
  created_at: Instant;
  created_by: string;
}

export interface DeskSettingTable {
  key: string;
  value: string;
  updated_at: Instant;
  updated_by: string;
}

export interface DeskTables extends ImportTables {
  question: QuestionTable;
  question_revision: QuestionRevisionTable;
  question_draft: QuestionDraftTable;
  question_image: QuestionImageTable;
  desk_setting: DeskSettingTable;
}
