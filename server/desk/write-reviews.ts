import type { RevisionTable } from "../bank/tables.ts";
import type { Tx } from "../database.ts";
import { namesOfOrganisers } from "./people.ts";
import { isRetired, notRetired, underReview, unknownDeskQuestion } from "./problems.ts";
import type { QuestionRevisionTable } from "./tables.ts";
import { deskFile } from "./desk-file.ts";
import { nextPosition, reopen } from "./write-drafts.ts";

export interface ReviewInput {
  /** To approve: with the row that papers will pin, made from the submitted content, which never changes. */
  items: { questionId: string; ordinal: number; revision: RevisionTable | null }[];
  verdict: "approve" | "return";
  comment: string;
  by: string;
  now: number;
}

export interface ReviewOutput {
  done: string[];
  refused: { id: string; detail: string }[];
}

export const reviewWrites = {
  /** One verdict on many submissions. Each stands by itself: what cannot be done is refused in words and holds nobody up. */
  "desk.review": async (tx: Tx, input: ReviewInput): Promise<ReviewOutput> => {
    const output: ReviewOutput = { done: [], refused: [] };
    // In one order everywhere, so that two reviewers of the same questions never wait for each other.
    const items = input.items.toSorted((a, b) => (a.questionId < b.questionId ? -1 : 1));
    for (const item of items) {
      const refusal = await reviewOne(tx, item, input);
      if (refusal === undefined) output.done.push(item.questionId);
      else output.refused.push({ id: item.questionId, detail: refusal });
    }
    return output;
  },

  "desk.retire": async (tx: Tx, input: { questionId: string; reason: string; by: string; now: number }): Promise<void> => {
    const { questionId, reason, by, now } = input;
    const { numUpdatedRows } = await tx
      .updateTable("question")
      .set((e) => ({
        state: "retired" as const,
        retired_reason: reason,
        draft_version: e("draft_version", "+", 1),
        updated_at: now,
        updated_by: by,
      }))
      .where("id", "=", questionId)
      .where("state", "in", ["draft", "returned", "approved"])
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 1n) return;
    const row = await tx.selectFrom("question").select("state").where("id", "=", questionId).executeTakeFirst();
    throw !row ? unknownDeskQuestion() : row.state === "submitted" ? underReview() : isRetired();
  },

  "desk.bring-back": async (tx: Tx, input: { questionId: string; by: string; now: number }): Promise<void> => {
    const { questionId, by, now } = input;
    const row = await tx
      .updateTable("question")
      .set((e) => ({
        state: e
          .case()
          .when("approved", "is", null)
          .then("draft" as const)
          .else("approved" as const)
          .end(),
        retired_reason: null,
        draft_version: e("draft_version", "+", 1),
        updated_at: now,
        updated_by: by,
      }))
      .where("id", "=", questionId)
      .where("state", "=", "retired")
      .returning("head")
      .executeTakeFirst();
    if (!row) throw notRetired();
    const head = await tx
      .selectFrom("question_revision")
      .select("state")
      .where("question_id", "=", questionId)
      .where("ordinal", "=", row.head)
      .executeTakeFirst();
    if (head?.state === "returned") await tx.updateTable("question").set({ state: "returned" }).where("id", "=", questionId).execute();
  },
};

/** @returns why not, or undefined when it is done. */
async function reviewOne(
  tx: Tx,
  { questionId, ordinal, revision: frozen }: ReviewInput["items"][number],
  input: ReviewInput,
): Promise<string | undefined> {
  const { verdict, comment, by, now } = input;
  const revision = await tx
    .selectFrom("question_revision")
    .selectAll()
    .where("question_id", "=", questionId)
    .where("ordinal", "=", ordinal)
    .executeTakeFirst();
  if (!revision) return "没有这一稿，请刷新后再看。";
  if (revision.state !== "submitted") return movedOn(tx, revision);
  if ((JSON.parse(revision.authors) as string[]).includes(by)) return "您参与了这一稿，要请另一位组织者审核。";
  if (verdict === "return" && comment === "") return "退回时请写明意见，好让作者知道怎样改。";
  if (verdict === "approve" && !frozen) return "这一稿不合现在的要求，请退回给作者改正。";
  // The state of the question is the lock: of two verdicts at once only one finds it still submitted.
  const { numUpdatedRows } = await tx
    .updateTable("question")
    .set((e) => ({
      state: verdict === "approve" ? ("approved" as const) : ("returned" as const),
      ...(verdict === "approve" ? { approved: ordinal } : {}),
      draft_version: e("draft_version", "+", 1),
      updated_at: now,
      updated_by: by,
    }))
    .where("id", "=", questionId)
    .where("state", "=", "submitted")
    .where("head", "=", ordinal)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return "别人刚刚审过这一稿，请刷新后再看。";
  if (verdict === "approve" && frozen) {
    await freeze(tx, frozen);
    await tx
      .updateTable("question_revision")
      .set({ state: "superseded" })
      .where("question_id", "=", questionId)
      .where("state", "=", "approved")
      .execute();
    await judge(tx, revision, { state: "approved", revision_id: frozen.id }, input);
  } else {
    await judge(tx, revision, { state: "returned" }, input);
    await reopen(tx, { questionId, content: revision.content, ordinal, authors: revision.authors, by: revision.author_id, now });
  }
  return undefined;
}

async function movedOn(tx: Tx, revision: QuestionRevisionTable): Promise<string> {
  const name = await namesOfOrganisers(tx);
  const reviewer = revision.reviewer_id === null ? "别人" : name(revision.reviewer_id);
  if (revision.state === "approved") return `${reviewer} 已经审定了这一稿。`;
  if (revision.state === "returned") return `${reviewer} 已经退回了这一稿。`;
  return revision.state === "kept" ? "作者已经撤回了这一稿。" : "这一稿已被后来的修订取代。";
}

/** Keeps the immutable revision that papers pin. The same content as once before is the same revision. */
async function freeze(tx: Tx, frozen: RevisionTable): Promise<void> {
  await tx
    .insertInto("revision")
    .values(frozen)
    .onConflict((c) => c.column("id").doNothing())
    .execute();
  const { question_id, bank_id, period } = frozen;
  const { file } = await tx.selectFrom("question").select("file").where("id", "=", question_id).executeTakeFirstOrThrow();
  if (file.startsWith(`${period}/`)) return;
  // A question whose period was put right moves to that period's folder.
  const position = await nextPosition(tx, bank_id, deskFile(period));
  await tx
    .updateTable("question")
    .set({ file: deskFile(period), position })
    .where("id", "=", question_id)
    .execute();
}

async function judge(
  tx: Tx,
  { question_id, ordinal }: QuestionRevisionTable,
  verdict: { state: "approved"; revision_id: string } | { state: "returned" },
  { by, now, comment }: ReviewInput,
): Promise<void> {
  await tx
    .updateTable("question_revision")
    .set({ ...verdict, reviewer_id: by, reviewed_at: now, comment: comment === "" ? null : comment })
    .where("question_id", "=", question_id)
    .where("ordinal", "=", ordinal)
    .execute();
}
