import type { Tx } from "../database.ts";
import { alreadyReported, answeredMeanwhile, nothingOpen, tooManyReports } from "./problems.ts";
import { mostReports, type ReportReason, reportsWithinMs } from "./reasons.ts";

export interface ReportInput {
  id: string;
  questionId: string;
  revisionId: string;
  attemptId: string;
  memberId: string;
  reason: ReportReason;
  text: string;
  now: number;
}

export interface AnswerInput {
  questionId: string;
  answer: string;
  close: boolean;
  seenUntil: number;
  by: string;
  now: number;
}

export const reportWrites = {
  /** One open report of a member and question; however often it is sent, the first stands. */
  "reports.add": async (tx: Tx, input: ReportInput): Promise<void> => {
    const recent = await tx
      .selectFrom("question_report")
      .select("created_at")
      .where("member_id", "=", input.memberId)
      .where("created_at", ">", input.now - reportsWithinMs)
      .orderBy("created_at", "desc")
      .limit(mostReports)
      .execute();
    const added = await tx
      .insertInto("question_report")
      .values({
        id: input.id,
        question_id: input.questionId,
        revision_id: input.revisionId,
        attempt_id: input.attemptId,
        member_id: input.memberId,
        reason: input.reason,
        text: input.text,
        state: "open",
        created_at: input.now,
        closed_at: 0,
      })
      .onConflict((c) => c.columns(["member_id", "question_id", "closed_at"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!added) throw alreadyReported();
    const oldest = recent[mostReports - 1];
    if (oldest) throw tooManyReports(Math.ceil((oldest.created_at + reportsWithinMs - input.now) / 1000));
  },

  /** The same words for everybody who wrote until then; what came in meanwhile stays open for the next. */
  "reports.answer": async (tx: Tx, input: AnswerInput): Promise<void> => {
    const open = await tx
      .selectFrom("question_report")
      .select(["id", "answered_at"])
      .where("question_id", "=", input.questionId)
      .where("state", "=", "open")
      .where("created_at", "<=", input.seenUntil)
      .execute();
    if (open.length === 0) throw nothingOpen();
    if (open.some(({ answered_at }) => answered_at !== null && answered_at > input.seenUntil)) throw answeredMeanwhile();
    await tx
      .updateTable("question_report")
      .set({
        answer: input.answer,
        answered_at: input.now,
        answered_by: input.by,
        ...(input.close ? { state: "closed" as const, closed_at: input.now } : {}),
      })
      .where("question_id", "=", input.questionId)
      .where("state", "=", "open")
      .where("created_at", "<=", input.seenUntil)
      .execute();
  },
};
