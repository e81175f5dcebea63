import { questionDeadline, type Timing } from "./clock.ts";
import type { AttemptState, SaveOutcome } from "./tables.ts";

/** One save as it reaches the writer. */
export interface Save {
  attemptId: string;
  position: number;
  epoch: number;
  seq: number;
  /** JSON text of the choice: compared and stored as it is. */
  choice: string;
  key: string;
  /** When the whole body had arrived, by the server's clock: this counts, not the commit. */
  receivedAt: number;
}

export interface StoredAnswer {
  epoch: number;
  seq: number;
  choice: string;
  receivedAt: number;
}

/** What became of a save. */
export type SaveResult =
  | { outcome: "saved"; receivedAt: number; deadlineAt: number }
  | { outcome: "superseded"; stored: StoredAnswer; deadlineAt: number }
  | { outcome: "late"; deadlineAt: number }
  | { outcome: "taken-over"; epoch: number }
  | { outcome: "closed"; stored: StoredAnswer | null; receiptCode: string | null }
  | { outcome: "key-reused" }
  | { outcome: "not-opened" }
  | { outcome: "no-attempt" };

/** The columns of an attempt that decide over a save. */
export interface SaveGate extends Timing {
  state: AttemptState;
  epoch: number;
  question_limit_ms: number;
}

/** An attempt as the writer reads it: what decides, and what a refusal tells. */
export type GateRow = SaveGate & { receipt_code: string | null };

/** An earlier arrival under the same number. */
export interface EventRow {
  key: string;
  choice: string;
  received_at: number;
  outcome: SaveOutcome;
}

/** A used key is recognised among so many numbers before and after; its own number is recognised for ever. */
export const guardedNumbers = 16;

/** Is `earlier` close enough that its key may not be used again? */
export const guardsKey = (earlier: { epoch: number; seq: number }, save: Save): boolean =>
  earlier.epoch === save.epoch && Math.abs(earlier.seq - save.seq) <= guardedNumbers;

/**
 * May this save change the answer? The rules of the save contract, in order: a finished attempt takes nothing,
 * only the device that holds the lease writes, and the moment of arrival decides over lateness.
 * @param openedAt when the question was opened; asked for only under a limit per question.
 */
export function judgeSave(
  gate: SaveGate,
  save: Save,
  openedAt: number | undefined,
): "accept" | "late" | "closed" | "taken-over" | "not-opened" {
  if (gate.state === "locked") return "closed";
  if (save.epoch !== gate.epoch) return "taken-over";
  let deadline = gate.deadline_at;
  if (gate.question_limit_ms > 0) {
    if (openedAt === undefined) return "not-opened";
    deadline = questionDeadline(gate, openedAt, gate.question_limit_ms);
  }
  return save.receivedAt <= deadline + gate.grace_ms ? "accept" : "late";
}

/** (epoch, seq) is a total order: the later device, then the later tap. */
export function isNewer(a: { epoch: number; seq: number }, b: { epoch: number; seq: number }): boolean {
  return a.epoch > b.epoch || (a.epoch === b.epoch && a.seq > b.seq);
}

/** The same save sent again, as a flaky phone does, as against another save under its number. */
const isSame = (save: Save, earlier: EventRow): boolean => save.key === earlier.key && save.choice === earlier.choice;

/**
 * What a save that an open attempt did not add comes to: (attempt, epoch, seq, position) is what makes a save the same
 * save, and a key serves for one of them.
 * @param earlier what stands under the save's number; absent when its key is used under another.
 */
export function replay(save: Save, earlier: EventRow | undefined, deadlineAt: number, stored: () => StoredAnswer | null): SaveResult {
  if (!earlier || (earlier.key === save.key && earlier.choice !== save.choice)) return { outcome: "key-reused" };
  if (earlier.key === save.key && earlier.outcome === "saved") return { outcome: "saved", receivedAt: earlier.received_at, deadlineAt };
  const kept = earlier.outcome === "late" ? null : stored();
  return kept ? { outcome: "superseded", stored: kept, deadlineAt } : { outcome: "late", deadlineAt };
}

/** The reply to a save that its attempt takes no more: if it was saved before and only the reply was lost, we say so. */
export function refusal(
  verdict: "closed" | "taken-over" | "not-opened",
  gate: GateRow,
  save: Save,
  earlier: EventRow | undefined,
  stored: () => StoredAnswer | null,
): SaveResult {
  if (earlier && isSame(save, earlier)) return replay(save, earlier, gate.deadline_at, stored);
  if (verdict === "closed") return { outcome: "closed", stored: stored(), receiptCode: gate.receipt_code };
  if (verdict === "taken-over") return { outcome: "taken-over", epoch: gate.epoch };
  return { outcome: "not-opened" };
}
