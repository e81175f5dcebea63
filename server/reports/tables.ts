import type { Instant } from "../db/columns.ts";
import type { ReportReason } from "./reasons.ts";

export type ReportState = "open" | "closed";

/** What one member says is wrong with a question, about the revision that was on their paper. */
export interface QuestionReportTable {
  id: string;
  question_id: string;
  revision_id: string;
  attempt_id: string;
  member_id: string;
  reason: ReportReason;
  /** The member's own words; may be empty. */
  text: string;
  state: ReportState;
  created_at: Instant;
  answer: string | null;
  answered_at: Instant | null;
  /** organiser.id */
  answered_by: string | null;
  /** 0 while open. */
  closed_at: Instant;
}

export interface ReportTables {
  question_report: QuestionReportTable;
}
