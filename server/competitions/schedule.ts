/** The instants that carve up a competition, integer milliseconds. */
export interface Schedule {
  opensAt: number;
  closesAt: number;
  revealAt: number;
}

export type Phase = "scheduled" | "open" | "closed" | "revealed";

/** Where a competition stands: [.., opens) scheduled, [opens, closes) open, [closes, reveal) closed, then revealed. */
export function phaseAt(schedule: Schedule, now: number): Phase {
  if (now < schedule.opensAt) return "scheduled";
  if (now < schedule.closesAt) return "open";
  return now < schedule.revealAt ? "closed" : "revealed";
}

/**
 * The schedule that a document's instants ask for. Keys never leave while a late answer can still count, so the
 * reveal waits for the grace after closing.
 */
export function scheduleOf(rules: { opensAt: string; closesAt: string; revealAt: string; graceSeconds: number }): Schedule {
  const closesAt = Date.parse(rules.closesAt);
  return {
    opensAt: Date.parse(rules.opensAt),
    closesAt,
    revealAt: Math.max(Date.parse(rules.revealAt), closesAt + rules.graceSeconds * 1000),
  };
}
