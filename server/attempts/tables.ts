import type { Instant, Json } from "../db/columns.ts";
import type { Choice } from "../papers/choice.ts";

/**
 * `rehearsal` attempts never count: no board, no result, no receipt that proves anything. `refunded` ones were scored
 * until an organiser gave them back after a technical failure: kept as evidence, and the member may sit again.
 */
export type AttemptKind = "scored" | "rehearsal" | "refunded";
export type AttemptState = "open" | "locked";
export type LockCause = "member" | "deadline";

export interface AttemptTable {
  id: string;
  competition_id: string;
  member_id: string;
  /** The branch held when the attempt began; a later transfer does not move the score. */
  branch_id: string;
  kind: AttemptKind;
  ordinal: number;
  state: AttemptState;
  /** The device lease: the device that opened the attempt last holds the highest epoch. */
  epoch: number;
  started_at: Instant;
  /** min(start + limit, window end) plus whatever was granted. */
  deadline_at: Instant;
  grace_ms: number;
  /** 0: no limit per question. */
  question_limit_ms: number;
  locked_at: Instant | null;
  lock_cause: LockCause | null;
  elapsed_ms: number | null;
  score: number | null;
  max_score: number;
  receipt_code: string | null;
}

/** A view: of each place the newest event that counts. Nothing is written to it. */
export interface AnswerTable {
  attempt_id: string;
  position: number;
  epoch: number;
  seq: number;
  choice: Json<Choice>;
  received_at: Instant;
}

export type SaveOutcome = "saved" | "superseded" | "late";

/** Append only, one row for each (attempt, epoch, seq, position): what arrived, when, and what became of it. */
export interface AnswerEventTable extends AnswerTable {
  key: string;
  outcome: SaveOutcome;
}

/** Why an attempt was given back, and by whom. */
export interface AttemptRefundTable {
  attempt_id: string;
  reason: string;
  /** organiser.id, or null for a command on the server's own machine. */
  organiser_id: string | null;
  refunded_at: Instant;
}

export interface QuestionOpeningTable {
  attempt_id: string;
  position: number;
  opened_at: Instant;
}

/** How often a question stood in scored papers of a revealed competition, and how often all its marks were earned. */
export interface QuestionUseTable {
  competition_id: string;
  question_id: string;
  used: number;
  answered_right: number;
}

export interface AttemptTables {
  attempt: AttemptTable;
  answer: AnswerTable;
  answer_event: AnswerEventTable;
  question_opening: QuestionOpeningTable;
  attempt_refund: AttemptRefundTable;
  question_use: QuestionUseTable;
}
