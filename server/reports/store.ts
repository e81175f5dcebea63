import type { Db } from "../database.ts";
import type { ReportState } from "./tables.ts";

/** A member's own reports about these questions, newest first. */
export function listOwnReports(db: Db, memberId: string, questionIds: readonly string[]) {
  return db
    .selectFrom("question_report")
    .select(["question_id", "reason", "text", "created_at", "answer", "answered_at", "state"])
    .where("member_id", "=", memberId)
    .where("question_id", "in", questionIds)
    .orderBy("created_at", "desc")
    .execute();
}

/** How many questions have open reports, how many closed ones. */
export async function countThreads(db: Db): Promise<Record<ReportState, number>> {
  const rows = await db
    .selectFrom("question_report")
    .select((e) => ["state", e.fn.count<number>("question_id").distinct().as("questions")])
    .groupBy("state")
    .execute();
  const counts = { open: 0, closed: 0 };
  for (const { state, questions } of rows) counts[state] = Number(questions);
  return counts;
}

/** Questions with reports in this state, those written about last first. */
export async function listThreads(db: Db, state: ReportState, most: number) {
  const rows = await db
    .selectFrom("question_report")
    .select((e) => [
      "question_id",
      e.fn.count<number>("member_id").distinct().as("members"),
      e.fn.max<number>("created_at").as("newest_at"),
      e.fn.max<number | null>("answered_at").as("answered_at"),
    ])
    .where("state", "=", state)
    .groupBy("question_id")
    .orderBy("newest_at", "desc")
    .orderBy("question_id")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    questionId: row.question_id,
    members: Number(row.members),
    newestAt: Number(row.newest_at),
    answeredAt: row.answered_at === null ? null : Number(row.answered_at),
  }));
}

/** How many members gave which reason for these questions. */
export async function countReasons(db: Db, state: ReportState, questionIds: readonly string[]) {
  const rows = await db
    .selectFrom("question_report")
    .select((e) => ["question_id", "reason", e.fn.count<number>("member_id").distinct().as("members")])
    .where("state", "=", state)
    .where("question_id", "in", questionIds)
    .groupBy(["question_id", "reason"])
    .execute();
  return rows.map((row) => ({ ...row, members: Number(row.members) }));
}

/** Of each of these questions the newest reports, at most so many, whatever they say. */
export function listNewest(db: Db, state: ReportState, questionIds: readonly string[], most: number) {
  return db
    .with("numbered", (q) =>
      q
        .selectFrom("question_report")
        .select((e) => [
          "question_id",
          "revision_id",
          "reason",
          "text",
          "created_at",
          e.fn
            .agg<number>("row_number")
            .over((o) => o.partitionBy("question_id").orderBy("created_at", "desc").orderBy("id", "desc"))
            .as("place"),
        ])
        .where("state", "=", state)
        .where("question_id", "in", questionIds),
    )
    .selectFrom("numbered")
    .innerJoin("revision", "revision.id", "numbered.revision_id")
    .innerJoin("bank", "bank.id", "revision.bank_id")
    .select([
      "numbered.question_id",
      "numbered.revision_id",
      "numbered.reason",
      "numbered.text",
      "numbered.created_at",
      "revision.content",
      "revision.period",
      "bank.title",
    ])
    .where("place", "<=", most)
    .orderBy("numbered.question_id")
    .orderBy("place")
    .execute();
}

/** The answer that was given last for each of these questions. */
export function listAnswers(db: Db, state: ReportState, questionIds: readonly string[]) {
  return db
    .selectFrom("question_report")
    .select(["question_id", "answer", "answered_at", "answered_by"])
    .distinct()
    .where("state", "=", state)
    .where("question_id", "in", questionIds)
    .where("answer", "is not", null)
    .orderBy("answered_at", "desc")
    .execute();
}

/** Of these questions: the revision that is approved now. */
export async function listApproved(db: Db, questionIds: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom("question")
    .innerJoin("question_revision", (join) =>
      join.onRef("question_revision.question_id", "=", "question.id").onRef("question_revision.ordinal", "=", "question.approved"),
    )
    .select(["question.id", "question_revision.revision_id"])
    .where("question.id", "in", questionIds)
    .execute();
  return new Map(rows.map((row) => [row.id, row.revision_id]));
}
