import type { Db } from "../database.ts";
import type { DraftContent } from "./draft.ts";
import type { QuestionTable } from "./tables.ts";

/** Ids a statement. */
const together = 400;

/** The ordinal that stands when there is no draft: what is being reviewed, else what is approved, else the newest. */
export const standingOrdinal = ({ state, approved, head }: Pick<QuestionTable, "state" | "approved" | "head">): number =>
  state === "submitted" || approved === null ? head : approved;

/** The newest content of each question: the draft, else the revision that stands. */
export async function newestContents(
  db: Db,
  rows: readonly Pick<QuestionTable, "id" | "state" | "approved" | "head">[],
): Promise<Map<string, DraftContent>> {
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
    const drafts = await db.selectFrom("question_draft").select(["question_id", "content"]).where("question_id", "in", ids).execute();
    for (const { question_id, content } of drafts) contents.set(question_id, JSON.parse(content) as DraftContent);
  }
  return contents;
}
