import type { Tx } from "../database.ts";
import { deskFile } from "./desk-file.ts";
import { draftChanged, isRetired, noDraft, notAuthor, notSubmitted, underReview, unknownDeskQuestion } from "./problems.ts";
import { namesOfOrganisers } from "./people.ts";
import type { QuestionTable } from "./tables.ts";

/** What the list knows of a question, read from its newest content before the write. */
export type Facts = Pick<QuestionTable, "period" | "type" | "topic" | "difficulty" | "stem" | "search" | "asked">;

export interface NewQuestion {
  /** JSON of the draft. */
  content: string;
  /** `search` begins with the id, which is not known yet: the write puts it in front. */
  facts: Facts;
}

const editable = ["draft", "returned", "approved"] as const;
export const withAuthor = (authors: string, id: string): string => JSON.stringify([...new Set([...(JSON.parse(authors) as string[]), id])]);

/** Adds questions to a bank as drafts, with ids of their own. @returns the ids in the same order. Also for imports. */
export async function insertQuestions(
  tx: Tx,
  { bankId, questions, by, now }: { bankId: string; questions: readonly NewQuestion[]; by: string; now: number },
): Promise<string[]> {
  const { count } = await tx
    .selectFrom("question")
    .select((e) => e.fn.countAll<number>().as("count"))
    .where("bank_id", "=", bankId)
    .executeTakeFirstOrThrow();
  let number = Number(count);
  const places = new Map<string, number>();
  const ids: string[] = [];
  for (const { content, facts } of questions) {
    const file = deskFile(facts.period);
    const position = places.get(file) ?? (await nextPosition(tx, bankId, file));
    const id = await insertUnderNewId(tx, { bankId, file, position, facts, by, now }, () => ++number);
    places.set(file, position + 1);
    await tx
      .insertInto("question_draft")
      .values({ question_id: id, content, based_on: 0, authors: JSON.stringify([by]), saved_at: now, saved_by: by })
      .execute();
    ids.push(id);
  }
  return ids;
}

async function insertUnderNewId(
  tx: Tx,
  { bankId, file, position, facts, by, now }: { bankId: string; file: string; position: number; facts: Facts; by: string; now: number },
  nextNumber: () => number,
): Promise<string> {
  for (;;) {
    const id = `${bankId.slice(0, 24)}-d${String(nextNumber()).padStart(4, "0")}`;
    if (await wasUsed(tx, bankId, id)) continue;
    const row: QuestionTable = {
      id,
      bank_id: bankId,
      file,
      position,
      state: "draft",
      ...facts,
      search: id + facts.search,
      head: 0,
      approved: null,
      draft_version: 1,
      retired_reason: null,
      updated_at: now,
      updated_by: by,
    };
    const inserted = await tx
      .insertInto("question")
      .values(row)
      .onConflict((c) => c.column("id").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (inserted) return id;
  }
}

export async function nextPosition(tx: Tx, bankId: string, file: string): Promise<number> {
  const { last } = await tx
    .selectFrom("question")
    .select((e) => e.fn.max<number | null>("position").as("last"))
    .where("bank_id", "=", bankId)
    .where("file", "=", file)
    .executeTakeFirstOrThrow();
  return last === null ? 0 : Number(last) + 1;
}

/** An id names one question for ever: not even one that only an old release knows may be given again. */
async function wasUsed(tx: Tx, bankId: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom("revision")
    .select("id")
    .where("bank_id", "=", bankId)
    .where("question_id", "=", id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Why a conditional update found no row, in words for whoever pressed second. */
export async function refuse(tx: Tx, questionId: string): Promise<never> {
  const row = await tx
    .selectFrom("question")
    .select(["state", "draft_version", "updated_at", "updated_by"])
    .where("id", "=", questionId)
    .executeTakeFirst();
  if (!row) throw unknownDeskQuestion();
  if (row.state === "retired") throw isRetired();
  if (row.state === "submitted") throw underReview();
  const draft = await tx
    .selectFrom("question_draft")
    .select(["saved_at", "saved_by"])
    .where("question_id", "=", questionId)
    .executeTakeFirst();
  const name = await namesOfOrganisers(tx);
  throw draftChanged(name(draft?.saved_by ?? row.updated_by), draft?.saved_at ?? row.updated_at, row.draft_version);
}

/** Puts a frozen content back on the table. */
export async function reopen(
  tx: Tx,
  draft: { questionId: string; content: string; ordinal: number; authors: string; by: string; now: number },
): Promise<void> {
  await tx
    .insertInto("question_draft")
    .values({
      question_id: draft.questionId,
      content: draft.content,
      based_on: draft.ordinal,
      authors: draft.authors,
      saved_at: draft.now,
      saved_by: draft.by,
    })
    .execute();
}

/** Authors of what a new draft goes on from, as long as nobody has reviewed it: it is their work still. */
async function authorsBefore(tx: Tx, questionId: string): Promise<string> {
  const standing = await tx
    .selectFrom("question_revision")
    .innerJoin("question", "question.id", "question_revision.question_id")
    .select("question_revision.authors")
    .where("question.id", "=", questionId)
    .where("question.approved", "is", null)
    .whereRef("question_revision.ordinal", "=", "question.head")
    .executeTakeFirst();
  return standing?.authors ?? "[]";
}

interface Step {
  questionId: string;
  by: string;
  now: number;
}

export const draftWrites = {
  "desk.add-question": async (
    tx: Tx,
    input: { bankId: string; question: NewQuestion; by: string; now: number },
  ): Promise<{ id: string }> => {
    const [id] = await insertQuestions(tx, { ...input, questions: [input.question] });
    return { id: id as string };
  },

  /** Autosave: compare-and-set on the version that the page last saw. */
  "desk.save-draft": async (tx: Tx, input: Step & { version: number; content: string; facts: Facts }): Promise<{ version: number }> => {
    const { questionId, version, content, facts, by, now } = input;
    const row = await tx
      .updateTable("question")
      .set({ ...facts, draft_version: version + 1, updated_at: now, updated_by: by })
      .where("id", "=", questionId)
      .where("draft_version", "=", version)
      .where("state", "in", editable)
      .returning("head")
      .executeTakeFirst();
    if (!row) return refuse(tx, questionId);
    const before = await tx.selectFrom("question_draft").select("authors").where("question_id", "=", questionId).executeTakeFirst();
    if (before) {
      await tx
        .updateTable("question_draft")
        .set({ content, authors: withAuthor(before.authors, by), saved_at: now, saved_by: by })
        .where("question_id", "=", questionId)
        .execute();
    } else
      await reopen(tx, { questionId, content, ordinal: row.head, authors: withAuthor(await authorsBefore(tx, questionId), by), by, now });
    return { version: version + 1 };
  },

  /** Takes the draft off the table; a question that was never more than that goes with it. `facts` are those of what stands then. */
  "desk.drop-draft": async (tx: Tx, input: Step & { version: number; facts: Facts | null }): Promise<{ gone: boolean }> => {
    const { questionId, version, facts, now } = input;
    const row = await tx
      .updateTable("question")
      .set({ ...facts, draft_version: version + 1, updated_at: now })
      .where("id", "=", questionId)
      .where("draft_version", "=", version)
      .where("state", "in", editable)
      .returning(["head", "approved"])
      .executeTakeFirst();
    if (!row) return refuse(tx, questionId);
    await tx.deleteFrom("question_draft").where("question_id", "=", questionId).execute();
    if (row.head === 0) {
      await tx.deleteFrom("question").where("id", "=", questionId).execute();
      return { gone: true };
    }
    const standing = await tx
      .selectFrom("question_revision")
      .select(["state", "author_id"])
      .where("question_id", "=", questionId)
      .where("ordinal", "=", row.approved ?? row.head)
      .executeTakeFirstOrThrow();
    const state = row.approved !== null ? "approved" : standing.state === "returned" ? "returned" : "draft";
    await tx.updateTable("question").set({ state, updated_by: standing.author_id }).where("id", "=", questionId).execute();
    return { gone: false };
  },

  /** Freezes the draft, as it stands at `version`, into the next revision and hands it in. */
  "desk.submit": async (tx: Tx, input: Step & { version: number; reason: string }): Promise<{ ordinal: number }> => {
    const { questionId, version, reason, by, now } = input;
    const row = await tx
      .updateTable("question")
      .set((e) => ({ state: "submitted" as const, head: e("head", "+", 1), draft_version: version + 1, updated_at: now, updated_by: by }))
      .where("id", "=", questionId)
      .where("draft_version", "=", version)
      .where("state", "in", editable)
      .returning("head")
      .executeTakeFirst();
    if (!row) return refuse(tx, questionId);
    const draft = await tx
      .deleteFrom("question_draft")
      .where("question_id", "=", questionId)
      .returning(["content", "authors"])
      .executeTakeFirst();
    if (!draft) throw noDraft();
    await tx
      .insertInto("question_revision")
      .values({
        question_id: questionId,
        ordinal: row.head,
        content: draft.content,
        revision_id: null,
        authors: withAuthor(draft.authors, by),
        author_id: by,
        reason,
        state: "submitted",
        created_at: now,
        reviewer_id: null,
        reviewed_at: null,
        comment: null,
      })
      .execute();
    return { ordinal: row.head };
  },

  /** An author takes the submission back; what was frozen is kept, a draft goes on from it. */
  "desk.withdraw": async (tx: Tx, { questionId, by, now }: Step): Promise<void> => {
    const row = await tx
      .updateTable("question")
      .set((e) => ({
        state: e
          .case()
          .when("approved", "is", null)
          .then("draft" as const)
          .else("approved" as const)
          .end(),
        draft_version: e("draft_version", "+", 1),
        updated_at: now,
        updated_by: by,
      }))
      .where("id", "=", questionId)
      .where("state", "=", "submitted")
      .returning("head")
      .executeTakeFirst();
    if (!row) throw notSubmitted();
    const revision = await tx
      .updateTable("question_revision")
      .set({ state: "kept" })
      .where("question_id", "=", questionId)
      .where("ordinal", "=", row.head)
      .where("state", "=", "submitted")
      .returning(["content", "authors"])
      .executeTakeFirstOrThrow();
    if (!(JSON.parse(revision.authors) as string[]).includes(by)) throw notAuthor();
    await reopen(tx, { questionId, content: revision.content, ordinal: row.head, authors: revision.authors, by, now });
  },
};
