/** The timing columns of an attempt. */
export interface Timing {
  started_at: number;
  deadline_at: number;
  grace_ms: number;
}

/** deadline = min(start + limit, window end): everybody has the whole limit unless the window ends first. */
export function deadlineOf(startedAt: number, limitMs: number, windowEndsAt: number): number {
  return Math.min(startedAt + limitMs, windowEndsAt);
}

/**
 * Where a moment falls. `grace` is for what was sent in time and arrived late: it still counts,
 * but nothing shown to the member promises it.
 */
export function momentOf(timing: Timing, at: number): "running" | "grace" | "over" {
  if (at <= timing.deadline_at) return "running";
  return at <= timing.deadline_at + timing.grace_ms ? "grace" : "over";
}

export function remainingMs(timing: Timing, now: number): number {
  return Math.max(0, timing.deadline_at - now);
}

/**
 * How long after the grace the sweep waits: an answer whose request began in time may still be on its way
 * through the queue, and closing before it would lose it (fault B05).
 */
export const drainMs = 2_000;

/** True when the sweep, or whoever touches the attempt, has to close it. */
export function isDue(timing: Timing, now: number): boolean {
  return now > timing.deadline_at + timing.grace_ms + drainMs;
}

/** Time used, never more than the member had. */
export function elapsedMs(timing: Timing, lockedAt: number): number {
  return Math.min(lockedAt, timing.deadline_at) - timing.started_at;
}

/** Until when an opened question may be answered under a limit per question. */
export function questionDeadline(timing: Timing, openedAt: number, questionLimitMs: number): number {
  return Math.min(openedAt + questionLimitMs, timing.deadline_at);
}
