import type { Tx } from "../database.ts";
import type { Slot } from "../papers/paper.ts";
import type { Choice } from "../papers/choice.ts";
import { elapsedMs, isDue, momentOf } from "./clock.ts";
import { takenOver } from "./problems.ts";
import { questionsOf } from "./questions.ts";
import { saveAnswers } from "./save-answers.ts";
import { type CreditPolicy, scorePaper } from "./scoring.ts";
import type { AttemptKind, AttemptTable, LockCause, QuestionUseTable } from "./tables.ts";

export interface StartInput {
  id: string;
  competitionId: string;
  memberId: string;
  branchId: string;
  kind: AttemptKind;
  ordinal: number;
  now: number;
  deadlineAt: number;
  graceMs: number;
  questionLimitMs: number;
  maxScore: number;
  seed: string;
  slots: Slot[];
}

export interface LockInput {
  attemptId: string;
  cause: LockCause;
  now: number;
  /** The device's lease, when a member presses submit. */
  epoch?: number;
  /** Receipt codes to choose from: the first that is free. */
  codes: string[];
  credit: CreditPolicy;
}

export type LockOutcome = "locked" | "already" | "not-due";

export const attemptWrites = {
  /** How often questions of one competition were used, counted after its reveal point. Again is nothing. */
  "attempts.keep-uses": async (tx: Tx, { uses }: { uses: QuestionUseTable[] }): Promise<void> => {
    for (let i = 0; i < uses.length; i += 500) {
      await tx
        .insertInto("question_use")
        .values(uses.slice(i, i + 500))
        .onConflict((c) => c.columns(["competition_id", "question_id"]).doNothing())
        .execute();
    }
  },

  /** One attempt for each (competition, member, kind, ordinal): however often start is pressed, the first row wins (C06). */
  "attempts.start": async (tx: Tx, input: StartInput): Promise<{ id: string; created: boolean }> => {
    const inserted = await tx
      .insertInto("attempt")
      .values({
        id: input.id,
        competition_id: input.competitionId,
        member_id: input.memberId,
        branch_id: input.branchId,
        kind: input.kind,
        ordinal: input.ordinal,
        state: "open",
        epoch: 1,
        started_at: input.now,
        deadline_at: input.deadlineAt,
        grace_ms: input.graceMs,
        question_limit_ms: input.questionLimitMs,
        max_score: input.maxScore,
      })
      .onConflict((c) => c.columns(["competition_id", "member_id", "kind", "ordinal"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (inserted) {
      await tx
        .insertInto("paper")
        .values({ attempt_id: input.id, seed: input.seed, slots: JSON.stringify(input.slots) })
        .execute();
      return { id: input.id, created: true };
    }
    const existing = await tx
      .selectFrom("attempt")
      .select("id")
      .where("competition_id", "=", input.competitionId)
      .where("member_id", "=", input.memberId)
      .where("kind", "=", input.kind)
      .where("ordinal", "=", input.ordinal)
      .executeTakeFirstOrThrow();
    return { id: existing.id, created: false };
  },

  /** Gives the lease to the device that asks: the older one becomes read-only at its next save. No lease on a locked attempt. */
  "attempts.lease": async (tx: Tx, input: { attemptId: string }): Promise<{ epoch: number } | null> => {
    const row = await tx
      .updateTable("attempt")
      .set((eb) => ({ epoch: eb("epoch", "+", 1) }))
      .where("id", "=", input.attemptId)
      .where("state", "=", "open")
      .returning("epoch")
      .executeTakeFirst();
    return row ?? null;
  },

  /**
   * Closes an attempt and scores it in the same transaction. The state column is the lock: of the submit button,
   * a second press and the sweep exactly one changes the row, the others find it done (C08, C09).
   */
  "attempts.lock": async (tx: Tx, input: LockInput): Promise<{ outcome: LockOutcome; attempt: AttemptTable } | null> => {
    const before = await tx.selectFrom("attempt").selectAll().where("id", "=", input.attemptId).executeTakeFirst();
    if (!before) return null;
    if (before.state === "locked") return { outcome: "already", attempt: before };
    if (input.cause === "deadline" && !isDue(before, input.now)) return { outcome: "not-due", attempt: before };
    if (input.cause === "member" && input.epoch !== before.epoch) throw takenOver(before.epoch);
    // A press after the deadline, grace or not, is time-up: the answers stored in time count either way.
    const cause: LockCause = momentOf(before, input.now) === "running" ? input.cause : "deadline";
    const lockedAt = Math.min(input.now, before.deadline_at);
    // Two devices may pass the lease between them while one submits; the deadline asks no device.
    const claimed = await tx
      .updateTable("attempt")
      .set({
        state: "locked",
        locked_at: lockedAt,
        lock_cause: cause,
        elapsed_ms: elapsedMs(before, lockedAt),
        receipt_code: await freeCode(tx, input.attemptId, input.codes),
      })
      .where("id", "=", input.attemptId)
      .where("state", "=", "open")
      .$if(input.cause === "member", (q) => q.where("epoch", "=", before.epoch))
      .returningAll()
      .executeTakeFirst();
    if (!claimed) {
      const now = await tx.selectFrom("attempt").selectAll().where("id", "=", input.attemptId).executeTakeFirstOrThrow();
      if (now.state === "open") throw takenOver(now.epoch);
      return { outcome: "already", attempt: now };
    }
    const score = await scoreStored(tx, input.attemptId, input.credit);
    await tx.updateTable("attempt").set({ score }).where("id", "=", input.attemptId).execute();
    return { outcome: "locked", attempt: { ...claimed, score } };
  },

  /**
   * Gives an attempt back after a technical failure (feature E9): it leaves every board and the member may sit again.
   * Nothing is deleted, and the reason stays with it. @returns false when it is not a locked, scored attempt.
   */
  "attempts.refund": async (
    tx: Tx,
    input: { attemptId: string; reason: string; organiserId: string | null; now: number },
  ): Promise<boolean> => {
    const refunded = await tx
      .updateTable("attempt")
      .set({ kind: "refunded" })
      .where("id", "=", input.attemptId)
      .where("kind", "=", "scored")
      .where("state", "=", "locked")
      .returning("id")
      .executeTakeFirst();
    if (!refunded) return false;
    await tx
      .insertInto("attempt_refund")
      .values({ attempt_id: input.attemptId, reason: input.reason, organiser_id: input.organiserId, refunded_at: input.now })
      .execute();
    return true;
  },

  /** The moment a question was first opened: its own clock runs from here and pressing again does not restart it. */
  "attempts.open-question": async (tx: Tx, input: { attemptId: string; position: number; now: number }): Promise<{ openedAt: number }> => {
    await tx
      .insertInto("question_opening")
      .values({ attempt_id: input.attemptId, position: input.position, opened_at: input.now })
      .onConflict((c) => c.columns(["attempt_id", "position"]).doNothing())
      .execute();
    const row = await tx
      .selectFrom("question_opening")
      .select("opened_at")
      .where("attempt_id", "=", input.attemptId)
      .where("position", "=", input.position)
      .executeTakeFirstOrThrow();
    return { openedAt: row.opened_at };
  },
};

export const attemptBulk = { "attempts.save": saveAnswers };

/** Its own code does not count: another process may have locked the attempt a moment ago. */
async function freeCode(tx: Tx, attemptId: string, codes: string[]): Promise<string> {
  const taken = new Set(
    (await tx.selectFrom("attempt").select("receipt_code").where("receipt_code", "in", codes).where("id", "!=", attemptId).execute()).map(
      (row) => row.receipt_code,
    ),
  );
  const free = codes.find((code) => !taken.has(code));
  if (!free) throw new Error("no free receipt code among the candidates");
  return free;
}

async function scoreStored(tx: Tx, attemptId: string, credit: CreditPolicy): Promise<number> {
  const paper = await tx.selectFrom("paper").select("slots").where("attempt_id", "=", attemptId).executeTakeFirstOrThrow();
  const slots = JSON.parse(paper.slots) as Slot[];
  const questions = await questionsOf(tx, slots);
  const choices: (Choice | undefined)[] = [];
  const answers = await tx.selectFrom("answer").select(["position", "choice"]).where("attempt_id", "=", attemptId).execute();
  for (const answer of answers) choices[answer.position] = JSON.parse(answer.choice) as Choice;
  return scorePaper(slots, questions, choices, credit).score;
}
