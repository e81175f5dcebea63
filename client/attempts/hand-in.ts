import { untilAnswered } from "../lib/until-answered.ts";
import type { AttemptView, SubmitReply } from "../lib/views.ts";
import { getAttempt, submitAttempt } from "./attempt-calls.ts";
import type { DeviceReport } from "./device-check.ts";
import type { Saver } from "./saver.ts";

interface HandInParts {
  attemptId: string;
  saver: Saver;
  epoch(): number;
  /** The countdown reached its end, but only by an estimate made after a sleep. */
  doubtful(): boolean;
  givenUp(): boolean;
  /** There was no answer: it will be asked again. */
  waiting(): void;
  /** Takes over what the server says about the attempt. */
  look(view: AttemptView): void;
}

/** Time left at which a doubtful end was a mistake. */
const notOverMs = 1_000;

/**
 * Hands the paper in: first every answer, then the paper, asking until the server has answered.
 * A countdown that only guesses is checked first: a paper handed in early cannot be taken back.
 * @returns the receipt; "not-yet" when time was left after all; undefined when given up.
 * @throws ProblemError when the server will not take it from this device.
 */
export async function handIn(parts: HandInParts): Promise<SubmitReply | "not-yet" | undefined> {
  const { attemptId, saver, givenUp, waiting } = parts;
  if (parts.doubtful()) {
    const view = await untilAnswered(() => getAttempt(attemptId), { givenUp, waiting });
    parts.look(view);
    if (view.state === "locked") return undefined;
    if (view.remainingMs > notOverMs) return "not-yet";
  }
  await saver.flush();
  if (givenUp()) return undefined;
  return untilAnswered(() => submitAttempt(attemptId, parts.epoch()), { givenUp, waiting });
}

/** What the next page needs to know of a sitting that has just ended. Held in this page's memory only. */
export interface HandOver {
  reply: SubmitReply | undefined;
  /** Choices that came after the end, or never arrived. */
  late: number[];
  device: DeviceReport;
}

const handedOver = new Map<string, HandOver>();

export function handOver(attemptId: string, reply: SubmitReply | undefined, late: number[], device: DeviceReport): void {
  handedOver.set(attemptId, { reply, late, device });
}

export const handOverOf = (attemptId: string): HandOver | undefined => handedOver.get(attemptId);
