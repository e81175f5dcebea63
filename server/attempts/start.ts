import { createHmac } from "node:crypto";
import { type Competition, getVisibleCompetition } from "../competitions/service.ts";
import type { AppContext } from "../context.ts";
import { newId } from "../http/ids.ts";
import type { MemberActor } from "../identity/actor.ts";
import type { Slot } from "../papers/paper.ts";
import { isElder } from "../roster/store.ts";
import { allowanceAt, limitsFor } from "./allowance.ts";
import { deadlineOf, isDue } from "./clock.ts";
import { drawRehearsal, drawScored, rehearsalLimitMs } from "./draw.ts";
import { rememberFacts } from "./facts.ts";
import { attemptsUsedUp, attemptsUsedUpToday, competitionClosed, notOpenYet, rehearsalsUsedUp } from "./problems.ts";
import { questionsOf } from "./questions.ts";
import { lockAttempt } from "./service.ts";
import { listAttemptsOf } from "./store.ts";
import type { AttemptTable } from "./tables.ts";
import type { StartInput } from "./writes.ts";

/** Nobody needs as many; each one is rows in the database. */
const mostRehearsals = 50;

/**
 * Begins a scored attempt, or returns the one that is open: pressing start fifty times is one attempt.
 * @returns the attempt's id. @throws Problem when the window, the limit or the day's share says no.
 */
export async function startAttempt(ctx: AppContext, member: MemberActor, competitionId: string): Promise<string> {
  const competition = await getVisibleCompetition(ctx, member, competitionId);
  const { rules, row } = competition;
  const now = ctx.clock.now();
  if (now < row.opens_at) throw notOpenYet(row.opens_at);
  const earlier = await listAttemptsOf(ctx.db, competitionId, member.memberId, "scored");
  const open = earlier.find((attempt) => attempt.state === "open");
  if (open && !isDue(open, now)) return open.id;
  if (open) await lockAttempt(ctx, open, "deadline");
  if (now >= row.closes_at) throw competitionClosed(row.closes_at);
  refuseBeyondAllowance(competition, earlier, now);

  const refunded = await listAttemptsOf(ctx.db, competitionId, member.memberId, "refunded");
  const ordinal = earlier.length + refunded.length + 1;
  const seed = seedOf(ctx, competitionId, member.memberId, "scored", ordinal);
  const slots = await drawScored(ctx, rules, [...earlier, ...refunded], seed);
  const { timeLimitMs, questionLimitMs } = limitsFor(rules, rules.elderTimePercent > 100 && (await isElder(ctx.db, member.memberId)));
  const startedAt = ctx.clock.now();
  return begin(ctx, member, slots, {
    competitionId,
    kind: "scored",
    ordinal,
    seed,
    now: startedAt,
    deadlineAt: deadlineOf(startedAt, timeLimitMs, row.closes_at),
    graceMs: rules.graceSeconds * 1000,
    questionLimitMs,
  });
}

/** Begins a rehearsal: a new one each time up to a bound, whatever the window says; it never counts. */
export async function startRehearsal(ctx: AppContext, member: MemberActor, competitionId: string): Promise<string> {
  const { rules } = await getVisibleCompetition(ctx, member, competitionId);
  const earlier = await listAttemptsOf(ctx.db, competitionId, member.memberId, "rehearsal");
  if (earlier.length >= mostRehearsals) throw rehearsalsUsedUp(mostRehearsals);
  const ordinal = earlier.length + 1;
  const seed = seedOf(ctx, competitionId, member.memberId, "rehearsal", ordinal);
  const slots = await drawRehearsal(ctx, seed);
  const now = ctx.clock.now();
  return begin(ctx, member, slots, {
    competitionId,
    kind: "rehearsal",
    ordinal,
    seed,
    now,
    deadlineAt: now + rehearsalLimitMs,
    graceMs: rules.graceSeconds * 1000,
    questionLimitMs: 0,
  });
}

function refuseBeyondAllowance({ rules }: Competition, earlier: AttemptTable[], now: number): void {
  const allowance = allowanceAt(
    rules.attempts,
    earlier.map((attempt) => attempt.started_at),
    now,
  );
  if (allowance.left === 0) throw attemptsUsedUp(rules.attempts.limit);
  if (allowance.leftToday === 0) throw attemptsUsedUpToday(rules.attempts.perDay ?? 0, allowance.nextDayAt);
}

/** The same start always has the same seed, so a retry that crosses another draws the same paper. */
function seedOf(ctx: AppContext, ...parts: (string | number)[]): string {
  return createHmac("sha256", ctx.config.secret)
    .update(`paper ${parts.join(" ")}`)
    .digest("hex");
}

type Beginning = Omit<StartInput, "id" | "memberId" | "branchId" | "maxScore" | "slots">;

async function begin(ctx: AppContext, member: MemberActor, slots: Slot[], beginning: Beginning): Promise<string> {
  const id = newId();
  const started = await ctx.writer.run("attempts.start", {
    ...beginning,
    id,
    memberId: member.memberId,
    branchId: member.branchId,
    maxScore: slots.reduce((sum, slot) => sum + slot.marks, 0),
    slots,
  });
  if (started.created) rememberFacts(ctx, id, member.memberId, await questionsOf(ctx.db, slots));
  return started.id;
}
