import type { Db } from "../database.ts";
import type { Slot } from "../papers/paper.ts";
import type { AnswerTable, AttemptKind, AttemptTable } from "./tables.ts";

export function findAttempt(db: Db, id: string): Promise<AttemptTable | undefined> {
  return db.selectFrom("attempt").selectAll().where("id", "=", id).executeTakeFirst();
}

export function listAttemptsOf(db: Db, competitionId: string, memberId: string, kind: AttemptKind): Promise<AttemptTable[]> {
  return db
    .selectFrom("attempt")
    .selectAll()
    .where("competition_id", "=", competitionId)
    .where("member_id", "=", memberId)
    .where("kind", "=", kind)
    .orderBy("ordinal")
    .execute();
}

/** Open attempts whose deadline passed before `cutoff`, oldest first. */
export function listOverdue(db: Db, cutoff: number, most: number): Promise<AttemptTable[]> {
  return db
    .selectFrom("attempt")
    .selectAll()
    .where("state", "=", "open")
    .where("deadline_at", "<", cutoff)
    .orderBy("deadline_at")
    .orderBy("id")
    .limit(most)
    .execute();
}

export async function getSlots(db: Db, attemptId: string): Promise<Slot[]> {
  const row = await db.selectFrom("paper").select("slots").where("attempt_id", "=", attemptId).executeTakeFirstOrThrow();
  return JSON.parse(row.slots) as Slot[];
}

export function listAnswers(db: Db, attemptId: string): Promise<AnswerTable[]> {
  return db.selectFrom("answer").selectAll().where("attempt_id", "=", attemptId).orderBy("position").execute();
}

export async function listOpenings(db: Db, attemptId: string): Promise<Map<number, number>> {
  const rows = await db.selectFrom("question_opening").select(["position", "opened_at"]).where("attempt_id", "=", attemptId).execute();
  return new Map(rows.map((row) => [row.position, row.opened_at]));
}

export function findByReceipt(db: Db, code: string) {
  return db
    .selectFrom("attempt")
    .innerJoin("unit", "unit.id", "attempt.branch_id")
    .select([
      "attempt.id as attemptId",
      "attempt.competition_id as competitionId",
      "attempt.locked_at as lockedAt",
      "attempt.kind",
      "unit.name as branchName",
    ])
    .where("attempt.receipt_code", "=", code)
    .executeTakeFirst();
}

/** How many members of a branch have a scored attempt that is locked. */
export async function countLockedInBranch(db: Db, competitionId: string, branchId: string): Promise<number> {
  const row = await db
    .selectFrom("attempt")
    .select((eb) => eb.fn.count<number>("member_id").distinct().as("locked"))
    .where("competition_id", "=", competitionId)
    .where("kind", "=", "scored")
    .where("state", "=", "locked")
    .where("branch_id", "=", branchId)
    .executeTakeFirstOrThrow();
  return row.locked;
}

/** How often each of these questions stood in scored papers of revealed competitions, and how often it was answered right. */
export async function listUses(db: Db, questionIds: readonly string[]): Promise<Map<string, QuestionUse>> {
  if (questionIds.length === 0) return new Map();
  return byQuestion(await sumUses(db).where("question_id", "in", questionIds).execute());
}

/** The same for all questions that were used at least so often. */
export async function listFrequentUses(db: Db, least: number): Promise<Map<string, QuestionUse>> {
  return byQuestion(
    await sumUses(db)
      .having((e) => e(e.fn.sum<number>("used"), ">=", least))
      .execute(),
  );
}

interface QuestionUse {
  used: number;
  right: number;
}

const sumUses = (db: Db) =>
  db
    .selectFrom("question_use")
    .select((e) => ["question_id", e.fn.sum<number>("used").as("used"), e.fn.sum<number>("answered_right").as("right")])
    .groupBy("question_id");

const byQuestion = (rows: readonly (QuestionUse & { question_id: string })[]): Map<string, QuestionUse> =>
  new Map(rows.map(({ question_id, used, right }) => [question_id, { used: Number(used), right: Number(right) }]));
