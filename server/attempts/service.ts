import { getCompetition } from "../competitions/service.ts";
import type { AppContext } from "../context.ts";
import { notFound } from "../http/problem.ts";
import { takeOne } from "../http/rate.ts";
import type { MemberActor } from "../identity/actor.ts";
import { choiceFits, isAnswered, type Choice } from "../papers/choice.ts";
import { isDue, remainingMs } from "./clock.ts";
import type { SubmittedView } from "./contract.ts";
import { getFacts, recallFacts } from "./facts.ts";
import { attemptClosed, invalidChoice, keyReused, late, notOpened, takenOver, tooManySaves } from "./problems.ts";
import { answerReceipt, receiptCodes } from "./receipt.ts";
import type { Save, SaveResult } from "./save-rules.ts";
import { countSave } from "./meter.ts";
import { findAttempt, listAnswers, listOverdue } from "./store.ts";
import type { AttemptTable, LockCause } from "./tables.ts";
import type { LockOutcome } from "./writes.ts";

/** The member's own attempt, closed first when its time is over. */
export async function getOwnAttempt(ctx: AppContext, member: MemberActor, attemptId: string): Promise<AttemptTable> {
  const attempt = await findAttempt(ctx.db, attemptId);
  if (!attempt || attempt.member_id !== member.memberId) throw notFound();
  if (attempt.state === "open" && isDue(attempt, ctx.clock.now())) return (await lockAttempt(ctx, attempt, "deadline")).attempt;
  return attempt;
}

/** This device takes the attempt. @returns the epoch that held it before. */
export async function takeLease(ctx: AppContext, attempt: AttemptTable): Promise<{ attempt: AttemptTable; previousEpoch: number }> {
  const taken = attempt.state === "open" ? await ctx.writer.run("attempts.lease", { attemptId: attempt.id }) : null;
  if (!taken) return { attempt: (await findAttempt(ctx.db, attempt.id)) ?? attempt, previousEpoch: attempt.epoch };
  return { attempt: { ...attempt, epoch: taken.epoch }, previousEpoch: taken.epoch - 1 };
}

export interface SaveInput {
  attemptId: string;
  position: number;
  epoch: number;
  seq: number;
  choice: unknown;
  key: string;
  receivedAt: number;
}

/**
 * Saves one answer and resolves after the commit. @returns the reply as JSON text, receipt included.
 * @throws Problem for every reply of the save contract that is not 200.
 */
export async function saveAnswer(ctx: AppContext, member: MemberActor, input: SaveInput): Promise<string> {
  const facts = recallFacts(ctx, input.attemptId) ?? (await getFacts(ctx, input.attemptId));
  const shape = facts.shapes[input.position];
  if (facts.memberId !== member.memberId || !shape) throw notFound();
  if (!choiceFits(shape, input.choice)) throw invalidChoice();
  const wait = takeOne(facts.saves, ctx.saveRate, ctx.clock.now());
  if (wait > 0) throw tooManySaves(Math.ceil(wait / 1_000));
  const { attemptId, position, epoch, seq, key, receivedAt } = input;
  const save: Save = { attemptId, position, epoch, seq, choice: JSON.stringify(input.choice), key, receivedAt };
  const result = await ctx.writer.runBulk("attempts.save", save);
  countSave(result.outcome);
  return savedReply(ctx, save, result);
}

function savedReply(ctx: AppContext, save: Save, result: SaveResult): string {
  switch (result.outcome) {
    case "saved": {
      const { attemptId, position, epoch, seq } = save;
      const receipt = answerReceipt(ctx.config.secret, { ...save, receivedAt: result.receivedAt });
      const left = Math.max(0, result.deadlineAt - ctx.clock.now());
      // Written by hand: six known fields, thousands of times a second.
      return `{"outcome":"saved","attemptId":"${attemptId}","position":${position},"epoch":${epoch},"seq":${seq},"receivedAt":${result.receivedAt},"receipt":"${receipt}","remainingMs":${left}}`;
    }
    case "superseded": {
      const { stored } = result;
      const { attemptId, position } = save;
      const receipt = answerReceipt(ctx.config.secret, { attemptId, position, ...stored });
      return JSON.stringify({
        outcome: "superseded",
        attemptId,
        position,
        epoch: stored.epoch,
        seq: stored.seq,
        receivedAt: stored.receivedAt,
        receipt,
        remainingMs: Math.max(0, result.deadlineAt - ctx.clock.now()),
        stored: { ...stored, choice: JSON.parse(stored.choice) },
      });
    }
    case "late":
      throw late(result.deadlineAt);
    case "taken-over":
      throw takenOver(result.epoch);
    case "closed":
      throw attemptClosed(result.stored, result.receiptCode);
    case "key-reused":
      throw keyReused();
    case "not-opened":
      throw notOpened();
    case "no-attempt":
      throw notFound();
  }
}

/** Submit as the member presses it; a second press answers the same. */
export async function submitAttempt(ctx: AppContext, attempt: AttemptTable, epoch: number): Promise<SubmittedView> {
  const locked = attempt.state === "locked" ? attempt : (await lockAttempt(ctx, attempt, "member", epoch)).attempt;
  return viewSubmitted(ctx, locked);
}

export async function viewSubmitted(ctx: AppContext, locked: AttemptTable): Promise<SubmittedView> {
  const [facts, answers] = await Promise.all([getFacts(ctx, locked.id), listAnswers(ctx.db, locked.id)]);
  const answered = answers.filter((a) => {
    const shape = facts.shapes[a.position];
    return shape && isAnswered(shape, JSON.parse(a.choice) as Choice);
  }).length;
  return {
    attemptId: locked.id,
    receiptCode: locked.receipt_code as string,
    lockedAt: locked.locked_at as number,
    lockCause: locked.lock_cause as LockCause,
    elapsedMs: locked.elapsed_ms as number,
    answered,
    total: facts.shapes.length,
  };
}

export async function lockAttempt(
  ctx: AppContext,
  attempt: AttemptTable,
  cause: LockCause,
  epoch?: number,
): Promise<{ outcome: LockOutcome; attempt: AttemptTable }> {
  const { rules } = await getCompetition(ctx.db, attempt.competition_id);
  const locked = await ctx.writer.run("attempts.lock", {
    attemptId: attempt.id,
    cause,
    now: ctx.clock.now(),
    epoch,
    codes: receiptCodes(ctx.config.secret, attempt.id),
    credit: { multiple: rules.multipleCredit, order: rules.orderCredit },
  });
  if (!locked) throw notFound();
  return locked;
}

const sweepBatch = 500;

/** The sweep: closes every attempt that is due. Runs beside the request path and other sweeps without harm. */
export async function closeOverdue(ctx: AppContext): Promise<void> {
  for (;;) {
    const now = ctx.clock.now();
    const due = (await listOverdue(ctx.db, now, sweepBatch)).filter((attempt) => isDue(attempt, now));
    await Promise.all(due.map((attempt) => lockAttempt(ctx, attempt, "deadline")));
    if (due.length < sweepBatch) return;
  }
}

/** Remaining time of an attempt and of one opened question. */
export const timeLeft = (attempt: AttemptTable, now: number): number => (attempt.state === "open" ? remainingMs(attempt, now) : 0);
