import type { Rules } from "../competitions/rules.ts";

const dayMs = 86_400_000;
/** China has had one time all year since 1992: the day turns at 16:00 UTC. */
const beijingOffsetMs = 8 * 3_600_000;

const beijingDay = (instant: number): number => Math.floor((instant + beijingOffsetMs) / dayMs);

export interface Allowance {
  /** Attempts that may still be started in the whole competition. */
  left: number;
  /** Of those, how many today; null when the rules do not count days. */
  leftToday: number | null;
  /** When the next day begins in Beijing. */
  nextDayAt: number;
}

/**
 * How many attempts a member may still start (feature E9): of the whole, and of the day in Beijing.
 * @param startedAt when each attempt that counts was started; refunded ones are not among them.
 */
export function allowanceAt(rules: Rules["attempts"], startedAt: readonly number[], now: number): Allowance {
  const today = beijingDay(now);
  const left = Math.max(0, rules.limit - startedAt.length);
  const usedToday = startedAt.filter((at) => beijingDay(at) === today).length;
  return {
    left,
    leftToday: rules.perDay === undefined ? null : Math.min(left, Math.max(0, rules.perDay - usedToday)),
    nextDayAt: (today + 1) * dayMs - beijingOffsetMs,
  };
}

/** A member's own time limits: an elder has the stated share of everybody's. */
export function limitsFor(rules: Rules, elder: boolean): { timeLimitMs: number; questionLimitMs: number } {
  const percent = elder ? rules.elderTimePercent : 100;
  return {
    timeLimitMs: Math.round(rules.timeLimitMinutes * 600 * percent),
    questionLimitMs: Math.round((rules.questionLimitSeconds ?? 0) * 10 * percent),
  };
}
