import { notLocked, notRevealed } from "../attempts/problems.ts";
import { questionsOf } from "../attempts/questions.ts";
import { getOwnAttempt } from "../attempts/service.ts";
import { getSlots, listUses } from "../attempts/store.ts";
import type { Question } from "../bank/question.ts";
import { getCompetition } from "../competitions/service.ts";
import type { AppContext } from "../context.ts";
import { draftOf } from "../desk/draft.ts";
import { rightPercent } from "../desk/measured.ts";
import { namesOfOrganisers } from "../desk/people.ts";
import { newId } from "../http/ids.ts";
import { notFound } from "../http/problem.ts";
import type { MemberActor } from "../identity/actor.ts";
import type { AnswerBody, OwnReportsView, ThreadsView } from "./contract.ts";
import { rehearsalNotReported } from "./problems.ts";
import type { ReportReason } from "./reasons.ts";
import { countReasons, countThreads, listAnswers, listApproved, listNewest, listOwnReports, listThreads } from "./store.ts";
import type { ReportState } from "./tables.ts";

/** Which revisions an attempt of the member's own holds, in the paper's order, with their questions' ids. */
async function revisionsOf(ctx: AppContext, attemptId: string) {
  const slots = await getSlots(ctx.db, attemptId);
  const questions = await questionsOf(ctx.db, slots);
  return slots.map((slot, i) => ({ id: slot.revision, questionId: (questions[i] as Question).id }));
}

/** Takes in what a member says is wrong with a question of an own paper, once its key is public. */
export async function reportQuestion(
  ctx: AppContext,
  member: MemberActor,
  attemptId: string,
  position: number,
  body: { reason: ReportReason; text: string },
): Promise<void> {
  const own = await getOwnAttempt(ctx, member, attemptId);
  const { row } = await getCompetition(ctx.db, own.competition_id);
  if (own.kind === "rehearsal") throw rehearsalNotReported();
  const now = ctx.clock.now();
  if (now < row.reveal_at) throw notRevealed(row.reveal_at);
  if (own.state === "open") throw notLocked();
  const revision = (await revisionsOf(ctx, own.id))[position];
  if (!revision) throw notFound();
  await ctx.writer.run("reports.add", {
    id: newId(),
    questionId: revision.questionId,
    revisionId: revision.id,
    attemptId: own.id,
    memberId: member.memberId,
    ...body,
    now,
  });
}

/** What the member has said about questions of this paper, on this one or another, and what was answered. */
export async function viewOwnReports(ctx: AppContext, member: MemberActor, attemptId: string): Promise<OwnReportsView> {
  const own = await getOwnAttempt(ctx, member, attemptId);
  const questions = (await revisionsOf(ctx, own.id)).map(({ questionId }) => questionId);
  const reports = await listOwnReports(ctx.db, member.memberId, questions);
  return {
    reports: reports.map((report) => ({
      position: questions.indexOf(report.question_id),
      reason: report.reason,
      text: report.text,
      createdAt: report.created_at,
      answer: report.answer,
      answeredAt: report.answered_at,
      closed: report.state === "closed",
    })),
  };
}

const mostThreads = 50;
const mostTexts = 20;

/** Letters by question, newest first, each with the question as it was on the papers. */
export async function viewThreads(ctx: AppContext, state: ReportState): Promise<ThreadsView> {
  const { db } = ctx;
  const [counts, threads] = await Promise.all([countThreads(db), listThreads(db, state, mostThreads)]);
  const ids = threads.map(({ questionId }) => questionId);
  if (ids.length === 0) return { counts, threads: [] };
  const [reasons, newest, answers, approved, uses, name] = await Promise.all([
    countReasons(db, state, ids),
    listNewest(db, state, ids, mostTexts),
    listAnswers(db, state, ids),
    listApproved(db, ids),
    listUses(db, ids),
    namesOfOrganisers(db),
  ]);
  return {
    counts,
    threads: threads.flatMap(({ questionId, members, newestAt, answeredAt }) => {
      const letters = newest.filter((one) => one.question_id === questionId);
      const [last] = letters;
      if (!last) return [];
      const answer = answers.find((one) => one.question_id === questionId);
      const use = uses.get(questionId);
      return {
        questionId,
        bankTitle: last.title,
        members,
        newestAt,
        seenUntil: Math.max(newestAt, answeredAt ?? 0),
        reasons: reasons
          .filter((one) => one.question_id === questionId)
          .map(({ reason, members: n }) => ({ reason, members: n }))
          .sort((a, b) => b.members - a.members),
        texts: letters.filter(({ text }) => text !== "").map(({ reason, text, created_at }) => ({ reason, text, createdAt: created_at })),
        answer: answer ? { text: answer.answer ?? "", by: name(answer.answered_by ?? ""), at: answer.answered_at ?? 0 } : null,
        content: draftOf(last.period, JSON.parse(last.content) as Question),
        inUse: approved.get(questionId) === last.revision_id,
        used: use?.used ?? 0,
        rightPercent: rightPercent(use),
      };
    }),
  };
}

export const answerThread = (ctx: AppContext, questionId: string, by: string, body: AnswerBody): Promise<void> =>
  ctx.writer.run("reports.answer", { questionId, by, now: ctx.clock.now(), ...body });
