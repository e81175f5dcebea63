import type { Question } from "../bank/question.ts";
import { getCompetition } from "../competitions/service.ts";
import type { Rules } from "../competitions/rules.ts";
import type { AppContext } from "../context.ts";
import type { Slot } from "../papers/paper.ts";
import { showQuestion } from "../papers/replay.ts";
import { acceptedTexts, keyAsShown } from "../papers/key.ts";
import type { Choice } from "../papers/choice.ts";
import { questionDeadline } from "./clock.ts";
import type { AttemptView, QuestionView, ResultView } from "./contract.ts";
import { questionsOf } from "./questions.ts";
import { scorePaper } from "./scoring.ts";
import { timeLeft } from "./service.ts";
import { getSlots, listAnswers, listOpenings } from "./store.ts";
import type { AttemptTable } from "./tables.ts";

/** The attempt as its member sees it: the frozen paper without keys, the stored answers, the time left. */
export async function viewAttempt(ctx: AppContext, attempt: AttemptTable, previousEpoch = attempt.epoch): Promise<AttemptView> {
  const slots = await getSlots(ctx.db, attempt.id);
  const [questions, answers, { rules }] = await Promise.all([
    questionsOf(ctx.db, slots),
    listAnswers(ctx.db, attempt.id),
    getCompetition(ctx.db, attempt.competition_id),
  ]);
  const openings = attempt.question_limit_ms > 0 ? await listOpenings(ctx.db, attempt.id) : undefined;
  const now = ctx.clock.now();
  return {
    id: attempt.id,
    competitionId: attempt.competition_id,
    kind: attempt.kind,
    state: attempt.state,
    epoch: attempt.epoch,
    previousEpoch,
    startedAt: attempt.started_at,
    deadlineAt: attempt.deadline_at,
    graceMs: attempt.grace_ms,
    questionLimitMs: attempt.question_limit_ms,
    remainingMs: timeLeft(attempt, now),
    serverNow: now,
    maxScore: attempt.max_score,
    receiptCode: attempt.receipt_code,
    lockedAt: attempt.locked_at,
    lockCause: attempt.lock_cause,
    questions: slots.map((slot, i) =>
      viewQuestion({ slot, question: questions[i] as Question, position: i, rules, attempt, openings, now }),
    ),
    answers: answers.map((a) => ({
      position: a.position,
      choice: JSON.parse(a.choice) as Choice,
      epoch: a.epoch,
      seq: a.seq,
      receivedAt: a.received_at,
    })),
  };
}

interface QuestionInput {
  slot: Slot;
  question: Question;
  position: number;
  rules: Rules;
  attempt: AttemptTable;
  /** Present only under a limit per question. */
  openings: Map<number, number> | undefined;
  now: number;
}

export function viewQuestion({ slot, question, position, rules, attempt, openings, now }: QuestionInput): QuestionView {
  const shown = showQuestion(slot, question);
  const openedAt = openings?.get(position) ?? null;
  // Under a limit per question nobody reads ahead: what was not opened is not sent.
  const hidden = openings !== undefined && openedAt === null;
  const credit = question.type === "multiple" ? rules.multipleCredit : question.type === "order" ? rules.orderCredit : "all-or-nothing";
  return {
    position,
    type: question.type,
    marks: slot.marks,
    credit,
    stem: hidden ? null : shown.stem,
    image: hidden ? null : shown.image,
    options: hidden ? [] : shown.options,
    lefts: hidden ? [] : shown.lefts,
    rights: hidden ? [] : shown.rights,
    blanks: shown.blanks,
    openedAt,
    remainingMs: openedAt === null ? null : Math.max(0, questionDeadline(attempt, openedAt, attempt.question_limit_ms) - now),
  };
}

/** Score, keys, explanations and sources. Only ever called after the reveal point. */
export async function viewResult(ctx: AppContext, attempt: AttemptTable): Promise<ResultView> {
  const slots = await getSlots(ctx.db, attempt.id);
  const [questions, answers, { rules }] = await Promise.all([
    questionsOf(ctx.db, slots),
    listAnswers(ctx.db, attempt.id),
    getCompetition(ctx.db, attempt.competition_id),
  ]);
  const choices: Choice[] = slots.map(() => null);
  for (const answer of answers) choices[answer.position] = JSON.parse(answer.choice) as Choice;
  const { earned } = scorePaper(slots, questions, choices, { multiple: rules.multipleCredit, order: rules.orderCredit });
  const right = slots.filter((slot, i) => earned[i] === slot.marks).length;
  return {
    attemptId: attempt.id,
    competitionId: attempt.competition_id,
    kind: attempt.kind,
    score: attempt.score ?? 0,
    maxScore: attempt.max_score,
    right,
    wrong: slots.length - right,
    elapsedMs: attempt.elapsed_ms ?? 0,
    lockedAt: attempt.locked_at ?? 0,
    questions: slots.map((slot, i) => {
      const question = questions[i] as Question;
      const shown = showQuestion(slot, question);
      return {
        position: i,
        type: question.type,
        stem: shown.stem,
        image: shown.image,
        options: shown.options,
        lefts: shown.lefts,
        rights: shown.rights,
        choice: choices[i] ?? null,
        key: keyAsShown(slot, question),
        accepted: question.type === "blank" ? acceptedTexts(question) : undefined,
        marks: slot.marks,
        earned: earned[i] ?? 0,
        explanation: question.explanation,
        source: question.source,
      };
    }),
  };
}
