import { setImmediate as breathe } from "node:timers/promises";
import { canonicalJson } from "../bank/canonical.ts";
import { revisionOf } from "../bank/revision.ts";
import { revisionRow } from "../bank/revision-row.ts";
import type { Period } from "../bank/question.ts";
import type { AppContext } from "../context.ts";
import { changesBetween } from "./changes.ts";
import { newestContents, standingOrdinal } from "./contents.ts";
import type { DiffView, QuestionDesk, WaitingView } from "./contract.ts";
import { type DraftContent, type DraftType, emptyDraft } from "./draft.ts";
import { factsOf } from "./facts.ts";
import { type DeskFinding, questionOf } from "./findings.ts";
import { lintContent } from "./linting.ts";
import { measuredDifficulty, rightPercent } from "./measured.ts";
import { namesOfOrganisers } from "./people.ts";
import { draftChanged, noDraft, notReady, underReview, isRetired, unknownRevisionOrdinal } from "./problems.ts";
import {
  findDraft,
  findReturned,
  findRevision,
  getBank,
  getQuestion,
  listReleaseNames,
  listRevisions,
  listSubmitted,
  listWaiting,
} from "./store.ts";
import type { QuestionRevisionTable } from "./tables.ts";
import type { ReviewInput, ReviewOutput } from "./write-reviews.ts";

/** How often questions stood in scored papers of revealed competitions, and how often they were answered right. */
export type Uses = (questionIds: readonly string[]) => Promise<ReadonlyMap<string, { used: number; right: number }>>;

/** The same for every question that was used at least so often. */
export type FrequentUses = (least: number) => Promise<ReadonlyMap<string, { used: number; right: number }>>;

const contentOf = (row: { content: string }): DraftContent => JSON.parse(row.content) as DraftContent;
const authorsOf = (row: { authors: string }): string[] => JSON.parse(row.authors) as string[];

export async function viewQuestion(ctx: AppContext, uses: Uses, organiserId: string, questionId: string): Promise<QuestionDesk> {
  const { db } = ctx;
  const row = await getQuestion(db, questionId);
  const [bank, draft, revisions, name, used] = await Promise.all([
    getBank(db, row.bank_id),
    findDraft(db, questionId),
    listRevisions(db, questionId),
    namesOfOrganisers(db),
    uses([questionId]),
  ]);
  const releases = await listReleaseNames(
    db,
    revisions.flatMap(({ revision_id }) => revision_id ?? []),
  );
  const standing = draft ?? (revisions.find(({ ordinal }) => ordinal === standingOrdinal(row)) as QuestionRevisionTable);
  const content = contentOf(standing);
  const head = revisions[0];
  const use = used.get(questionId);
  return {
    id: questionId,
    bankId: bank.id,
    bankTitle: bank.title,
    state: row.state,
    version: row.draft_version,
    content,
    draft: draft
      ? {
          content,
          version: row.draft_version,
          basedOn: draft.based_on,
          savedAt: draft.saved_at,
          savedBy: name(draft.saved_by),
        }
      : null,
    revisions: revisions.map((revision) => ({
      ordinal: revision.ordinal,
      state: revision.state,
      content: contentOf(revision),
      reason: revision.reason,
      author: name(revision.author_id),
      authors: authorsOf(revision).map(name),
      createdAt: revision.created_at,
      reviewer: revision.reviewer_id === null ? null : name(revision.reviewer_id),
      reviewedAt: revision.reviewed_at,
      comment: revision.comment,
      releases: revision.revision_id === null ? [] : (releases.get(revision.revision_id) ?? []),
    })),
    findings: await lintContent(db, questionId, bank, content),
    mayReview: row.state === "submitted" && head !== undefined && !authorsOf(head).includes(organiserId),
    retirement:
      row.state === "retired"
        ? {
            reason: row.retired_reason ?? "",
            by: name(row.updated_by),
            at: row.updated_at,
          }
        : null,
    used: use?.used ?? 0,
    rightPercent: rightPercent(use),
    measured: measuredDifficulty(use),
  };
}

export async function createQuestion(
  ctx: AppContext,
  by: string,
  { bankId, type, period }: { bankId: string; type: DraftType; period: Period },
): Promise<string> {
  await getBank(ctx.db, bankId);
  const content = emptyDraft(type, period);
  const question = { content: JSON.stringify(content), facts: await factsOf("", content) };
  return (await ctx.writer.run("desk.add-question", { bankId, question, by, now: ctx.clock.now() })).id;
}

/** One autosave. Refused with who was quicker when the page's version is not the newest. */
export async function saveDraft(ctx: AppContext, by: string, questionId: string, version: number, content: DraftContent) {
  const bank = await getBank(ctx.db, (await getQuestion(ctx.db, questionId)).bank_id);
  const now = ctx.clock.now();
  const facts = await factsOf(questionId, content);
  const saved = await ctx.writer.run("desk.save-draft", { questionId, version, content: JSON.stringify(content), facts, by, now });
  return { version: saved.version, savedAt: now, findings: await lintContent(ctx.db, questionId, bank, content) };
}

/** @param version what the page last saw; without one whatever is there is dropped. */
export async function dropDraft(ctx: AppContext, by: string, questionId: string, version?: number): Promise<{ gone: boolean }> {
  const row = await getQuestion(ctx.db, questionId);
  const standing = row.head === 0 ? undefined : await findRevision(ctx.db, questionId, standingOrdinal(row));
  const facts = standing ? await factsOf(questionId, contentOf(standing)) : null;
  return ctx.writer.run("desk.drop-draft", { questionId, version: version ?? row.draft_version, facts, by, now: ctx.clock.now() });
}

/** Hands the draft in for review. Errors of the lint, and a draft that changes nothing, are refused with the findings. */
export async function submitQuestion(ctx: AppContext, by: string, questionId: string, version: number, reason: string): Promise<void> {
  const row = await getQuestion(ctx.db, questionId);
  const draft = await findDraft(ctx.db, questionId);
  if (row.state === "submitted") throw underReview();
  if (row.state === "retired") throw isRetired();
  if (!draft) throw noDraft();
  if (row.draft_version !== version) {
    throw draftChanged((await namesOfOrganisers(ctx.db))(draft.saved_by), draft.saved_at, row.draft_version);
  }
  const content = contentOf(draft);
  const findings = (await lintContent(ctx.db, questionId, await getBank(ctx.db, row.bank_id), content)).filter((f) => f.level === "error");
  const approved = row.approved === null ? undefined : await findRevision(ctx.db, questionId, row.approved);
  if (approved && canonicalJson(contentOf(approved)) === canonicalJson(content)) findings.push(unchanged);
  if (findings.length > 0) throw notReady(findings);
  await ctx.writer.run("desk.submit", { questionId, version, reason, by, now: ctx.clock.now() });
}

const unchanged: DeskFinding = {
  level: "error",
  code: "unchanged",
  message: "与现在使用的修订版完全相同，没有要审的改动",
  field: null,
};

/** One verdict on many submissions; each is done or refused in words. */
export async function reviewQuestions(
  ctx: AppContext,
  by: string,
  input: { items: { questionId: string; ordinal: number }[]; verdict: "approve" | "return"; comment: string },
): Promise<ReviewOutput> {
  const now = ctx.clock.now();
  const submitted = await listSubmitted(
    ctx.db,
    input.items.map((item) => item.questionId),
  );
  const items = input.items.map((item): ReviewInput["items"][number] => {
    const row = submitted.find((one) => one.question_id === item.questionId && one.ordinal === item.ordinal);
    const content = row && contentOf(row);
    const made = content && questionOf(item.questionId, content);
    if (!row || !content || !made || "findings" in made) return { ...item, revision: null };
    return {
      ...item,
      revision: revisionRow(revisionOf(row.bank_id, { layer: row.layer, period: content.period, question: made.question }), now),
    };
  });
  return ctx.writer.run("desk.review", { ...input, items, by, now });
}

const mostWaiting = 200;

/** What waits for a reviewer, oldest first, each with what changed and what the lint says. */
export async function viewWaiting(ctx: AppContext, organiserId: string, bankId: string | undefined): Promise<WaitingView> {
  const name = await namesOfOrganisers(ctx.db);
  const rows: WaitingView["rows"] = [];
  for (const row of await listWaiting(ctx.db, bankId, mostWaiting)) {
    // Two hundred of them take a while: whoever sits a competition is answered in between.
    await breathe();
    const content = contentOf(row);
    const returned = await findReturned(ctx.db, row.question_id, row.approved ?? 0, row.ordinal);
    // What is in use comes first: the change that is judged is the one against it. A question never approved shows what was mended.
    const before = row.approved === null ? returned : await findRevision(ctx.db, row.question_id, row.approved);
    rows.push({
      questionId: row.question_id,
      bankId: row.bank_id,
      bankTitle: row.title,
      ordinal: row.ordinal,
      content,
      comparedWith: before?.ordinal ?? 0,
      returned: returned?.reviewer_id ? { by: name(returned.reviewer_id), comment: returned.comment ?? "" } : null,
      reason: row.reason,
      createdAt: row.created_at,
      authors: authorsOf(row).map(name),
      mayReview: !authorsOf(row).includes(organiserId),
      parts: changesBetween(before ? contentOf(before) : null, content),
      findings: await lintContent(
        ctx.db,
        row.question_id,
        {
          id: row.bank_id,
          title: row.title,
          layer: row.layer,
        },
        content,
      ),
    });
  }
  return { rows };
}

/** What differs between two revisions, or a revision and the draft; from 0 everything is new. */
export async function viewDiff(ctx: AppContext, questionId: string, from: string, to: string): Promise<DiffView> {
  const row = await getQuestion(ctx.db, questionId);
  const read = async (which: string): Promise<DraftContent | null> => {
    if (which === "0") return null;
    if (which === "draft") return (await newestContents(ctx.db, [row])).get(questionId) ?? null;
    const revision = await findRevision(ctx.db, questionId, Number(which));
    if (!revision) throw unknownRevisionOrdinal();
    return contentOf(revision);
  };
  const [before, after] = [await read(from), await read(to)];
  if (!after) throw unknownRevisionOrdinal();
  return { parts: changesBetween(before, after) };
}
