import { questionDeadline, type Timing } from "./clock.ts";
import type { AttemptState } from "./tables.ts";

/** One save as it reaches the writer. */
export interface Save {
  attemptId: string;
  position: number;
  epoch: number;
  seq: number;
  /** JSON text of the choice: compared and stored as it is. */
  choice: string;
  key: string;
  /** When the request's headers arrived, by the server's clock: this counts, not the commit. */
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

/** The same save sent again, as a flaky phone does, as against another save under a used key. */
export function isSameSave(save: Save, earlier: Pick<Save, "position" | "epoch" | "seq" | "choice">): boolean {
  return save.position === earlier.position && save.epoch === earlier.epoch && save.seq === earlier.seq && save.choice === earlier.choice;
}

/** (epoch, seq) is a total order: the later device, then the later tap. */
export function isNewer(a: { epoch: number; seq: number }, b: { epoch: number; seq: number }): boolean {
  return a.epoch > b.epoch || (a.epoch === b.epoch && a.seq > b.seq);
}
