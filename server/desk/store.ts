import type { Layer, Question } from "../bank/question.ts";
import type { Db } from "../database.ts";
import type { Flag } from "../db/columns.ts";
import { unknownDeskBank, unknownDeskQuestion } from "./problems.ts";
import type { QuestionDraftTable, QuestionImageTable, QuestionRevisionTable, QuestionTable } from "./tables.ts";

export interface BankRow {
  id: string;
  title: string;
  layer: Layer;
  owner: string;
}

export async function getBank(db: Db, id: string): Promise<BankRow & { rehearsal: Flag }> {
  const bank = await db.selectFrom("bank").selectAll().where("id", "=", id).executeTakeFirst();
  if (!bank) throw unknownDeskBank();
  return bank;
}

export const listBanks = (db: Db): Promise<BankRow[]> => db.selectFrom("bank").selectAll().orderBy("id").execute();

/** How many questions of each bank are in which state. */
export function countStates(db: Db) {
  return db
    .selectFrom("question")
    .select((e) => ["bank_id", "state", e.fn.countAll<number>().as("count")])
    .groupBy(["bank_id", "state"])
    .execute();
}

/** How many approved questions of a bank stand with another revision, or not at all, in a release. */
export async function countUnreleased(db: Db, bankId: string, releaseId: string | null): Promise<number> {
  const { count } = await db
    .selectFrom("question")
    .innerJoin("question_revision", (join) =>
      join.onRef("question_revision.question_id", "=", "question.id").onRef("question_revision.ordinal", "=", "question.approved"),
    )
    .select((e) => e.fn.countAll<number>().as("count"))
    .where("question.bank_id", "=", bankId)
    .where("question.state", "<>", "retired")
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom("release_revision")
            .select("release_id")
            .whereRef("release_revision.revision_id", "=", "question_revision.revision_id")
            .where("release_revision.release_id", "=", releaseId ?? ""),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function getQuestion(db: Db, id: string): Promise<QuestionTable> {
  const row = await db.selectFrom("question").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw unknownDeskQuestion();
  return row;
}

export function findDraft(db: Db, questionId: string): Promise<QuestionDraftTable | undefined> {
  return db.selectFrom("question_draft").selectAll().where("question_id", "=", questionId).executeTakeFirst();
}

/** Newest first. */
export function listRevisions(db: Db, questionId: string): Promise<QuestionRevisionTable[]> {
  return db.selectFrom("question_revision").selectAll().where("question_id", "=", questionId).orderBy("ordinal", "desc").execute();
}

export function findRevision(db: Db, questionId: string, ordinal: number): Promise<QuestionRevisionTable | undefined> {
  return db
    .selectFrom("question_revision")
    .selectAll()
    .where("question_id", "=", questionId)
    .where("ordinal", "=", ordinal)
    .executeTakeFirst();
}

/** The newest revision that was returned after one ordinal and before another. */
export function findReturned(db: Db, questionId: string, after: number, before: number): Promise<QuestionRevisionTable | undefined> {
  return db
    .selectFrom("question_revision")
    .selectAll()
    .where("question_id", "=", questionId)
    .where("state", "=", "returned")
    .where("ordinal", ">", after)
    .where("ordinal", "<", before)
    .orderBy("ordinal", "desc")
    .executeTakeFirst();
}

/** Names of the releases that hold each of these revisions, oldest first. */
export async function listReleaseNames(db: Db, revisionIds: readonly string[]): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  if (revisionIds.length === 0) return names;
  const rows = await db
    .selectFrom("release_revision")
    .innerJoin("release", "release.id", "release_revision.release_id")
    .select(["release_revision.revision_id", "release.name"])
    .where("release_revision.revision_id", "in", revisionIds)
    .orderBy("release.created_at")
    .execute();
  for (const { revision_id, name } of rows) names.set(revision_id, [...(names.get(revision_id) ?? []), name]);
  return names;
}

/** Submissions that wait for a reviewer, oldest first. */
export async function listWaiting(db: Db, bankId: string | undefined, most: number) {
  const all = db
    .selectFrom("question_revision")
    .innerJoin("question", "question.id", "question_revision.question_id")
    .innerJoin("bank", "bank.id", "question.bank_id")
    .selectAll("question_revision")
    .select(["question.bank_id", "question.approved", "bank.title", "bank.layer"])
    .where("question_revision.state", "=", "submitted")
    .orderBy("question_revision.created_at")
    .limit(most);
  return (bankId === undefined ? all : all.where("question.bank_id", "=", bankId)).execute();
}

/** Submitted revisions by question, for those that a reviewer is about to judge. */
export async function listSubmitted(db: Db, questionIds: readonly string[]) {
  return db
    .selectFrom("question_revision")
    .innerJoin("question", "question.id", "question_revision.question_id")
    .innerJoin("bank", "bank.id", "question.bank_id")
    .select(["question_id", "ordinal", "content", "question.bank_id", "bank.layer"])
    .where("question_revision.question_id", "in", questionIds)
    .where("question_revision.state", "=", "submitted")
    .execute();
}

/** The approved revision of every question of a bank that is not retired, as papers would pin it; of all banks without one named. */
export async function listStanding(db: Db, bankId?: string) {
  const all = db
    .selectFrom("question")
    .innerJoin("question_revision", (join) =>
      join.onRef("question_revision.question_id", "=", "question.id").onRef("question_revision.ordinal", "=", "question.approved"),
    )
    .innerJoin("revision", "revision.id", "question_revision.revision_id")
    .innerJoin("bank", "bank.id", "question.bank_id")
    .select(["revision.id", "revision.bank_id", "revision.period", "revision.content", "revision.layer", "bank.title"])
    .where("question.state", "<>", "retired");
  const rows = await (bankId === undefined ? all : all.where("question.bank_id", "=", bankId)).execute();
  return rows.map((row) => ({ ...row, question: JSON.parse(row.content) as Question }));
}

/** Revision ids of a release with their questions' ids. */
export function listReleased(db: Db, releaseId: string) {
  return db
    .selectFrom("release_revision")
    .innerJoin("revision", "revision.id", "release_revision.revision_id")
    .select(["revision.id", "revision.question_id as questionId", "revision.content"])
    .where("release_revision.release_id", "=", releaseId)
    .execute();
}

/** Questions in use, other than this one, whose newest content asks the same. */
export function listAskingSame(db: Db, asked: string, exceptId: string) {
  return (
    db
      .selectFrom("question")
      .innerJoin("bank", "bank.id", "question.bank_id")
      .selectAll("question")
      .select("bank.title")
      .where("asked", "=", asked)
      .where("question.id", "<>", exceptId)
      .where("state", "<>", "retired")
      // Those that can stop a submission come first, whatever heap of drafts lies beside them.
      .orderBy((e) => e.case().when("state", "=", "submitted").then(0).when("approved", "is not", null).then(0).else(1).end())
      .orderBy("question.id")
      .limit(50)
      .execute()
  );
}

export function findImage(db: Db, hash: string): Promise<QuestionImageTable | undefined> {
  return db.selectFrom("question_image").selectAll().where("hash", "=", hash).executeTakeFirst();
}

export function findSetting(db: Db, key: string) {
  return db.selectFrom("desk_setting").selectAll().where("key", "=", key).executeTakeFirst();
}
