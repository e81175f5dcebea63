import type { ColumnType, Insertable } from "kysely";
import type { Flag, Instant, Json } from "../db/columns.ts";
import type { Layer, Period, Question, QuestionType } from "./question.ts";

export interface BankTable {
  id: string;
  title: string;
  layer: Layer;
  owner: string;
  /** 1: for warming up, never counted. Only bank files say so; a bank made at the desk is none. */
  rehearsal: ColumnType<Flag, Flag | undefined, Flag>;
}

export type NewBankRow = Insertable<BankTable>;

/** An immutable state of a question. `id` is `<question id>@<content hash>`, so the same content is the same row. */
export interface RevisionTable {
  id: string;
  bank_id: string;
  question_id: string;
  type: QuestionType;
  period: Period;
  topic: string;
  difficulty: number;
  layer: Layer;
  /** The whole question as written in the bank, key included. Leaves the server only after the reveal point. */
  content: Json<Question>;
  created_at: Instant;
}

export interface ReleaseTable {
  /** `<bank id>/<name>` */
  id: string;
  bank_id: string;
  name: string;
  content_hash: string;
  changelog: string;
  created_at: Instant;
}

export interface ReleaseRevisionTable {
  release_id: string;
  revision_id: string;
}

export interface BankTables {
  bank: BankTable;
  revision: RevisionTable;
  release: ReleaseTable;
  release_revision: ReleaseRevisionTable;
}
