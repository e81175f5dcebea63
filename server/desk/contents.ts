import type { Db } from "../database.ts";
import type { DraftContent } from "./draft.ts";
import type { QuestionTable } from "./tables.ts";

/** Ids a statement. */
const together = 400;

/** The ordinal that stands when there is no draft: what is being reviewed, else what is approved, else the newest. */
export const standingOrdinal = ({ state, approved, head }: Pick<QuestionTable, "state" | "approved" | "head">): number =>
  state === "submitted" || approved === null ? head : approved;

type Standing = Pick<QuestionTable, "id" | "state" | "approved" | "head">;

/** Whether somebody stands by it beyond its draft: it waits for review or is approved. */
export const isFirm = ({ state, approved }: Pick<QuestionTable, "state" | "approved">): boolean =>
  state === "submitted" || approved !== null;

/** The content of each question that counts for others: what waits or is approved where there is such, else the newest. */
export async function firmContents(db: Db, rows: readonly Standing[]): Promise<Map<string, DraftContent>> {
  const firm = await contentsOf(db, rows.filter(isFirm), false);
  return new Map([
    ...firm,
    ...(await newestContents(
      db,
      rows.filter((row) => !isFirm(row)),
    )),
  ]);
}

/** The newest content of each question: the draft, else the revision that stands. */
export const newestContents = (db: Db, rows: readonly Standing[]): Promise<Map<string, DraftContent>> => contentsOf(db, rows, true);

async function contentsOf(db: Db, rows: readonly Standing[], withDrafts: boolean): Promise<Map<string, DraftContent>> {
  const contents = new Map<string, DraftContent>();
  for (let i = 0; i < rows.length; i += together) {
    const some = rows.slice(i, i + together);
    const ids = some.map((row) => row.id);
    const wanted = new Map(some.map((row) => [row.id, standingOrdinal(row)]));
    const revisions = await db
      .selectFrom("question_revision")
      .select(["question_id", "ordinal", "content"])
      .where("question_id", "in", ids)
      .execute();
    for (const { question_id, ordinal, content } of revisions) {
      if (wanted.get(question_id) === ordinal) contents.set(question_id, JSON.parse(content) as DraftContent);
    }
    if (!withDrafts) continue;
    const drafts = await db.selectFrom("question_draft").select(["question_id", "content"]).where("question_id", "in", ids).execute();
    for (const { question_id, content } of drafts) contents.set(question_id, JSON.parse(content) as DraftContent);
  }
  return contents;
}
