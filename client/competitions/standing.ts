import type { AttemptSummary, CompetitionView } from "../lib/views.ts";

/** Where one member stands in one competition: what the page shows and the one thing to do next. */
export type Standing =
  | { kind: "scheduled" }
  | { kind: "may-start"; left: number; again: boolean }
  | { kind: "sitting"; attempt: AttemptSummary }
  | { kind: "handed-in"; attempt: AttemptSummary }
  | { kind: "revealed"; attempt: AttemptSummary }
  /** The window is over and nothing was handed in. */
  | { kind: "missed" };

export function standingOf(competition: CompetitionView, now: number): Standing {
  const attempts = competition.mine?.attempts ?? [];
  // What may be started now: when the rules count days, today's share.
  const left = competition.mine?.attemptsLeftToday ?? competition.mine?.attemptsLeft ?? 0;
  const running = attempts.find((attempt) => attempt.state === "open" && now < attempt.deadlineAt + competition.graceMs);
  const last = best(attempts);
  if (competition.phase === "scheduled") return { kind: "scheduled" };
  if (running) return { kind: "sitting", attempt: running };
  if (competition.phase === "open" && left > 0) return { kind: "may-start", left, again: attempts.length > 0 };
  if (!last) return { kind: "missed" };
  return { kind: competition.phase === "revealed" ? "revealed" : "handed-in", attempt: last };
}

/** The one that counts: the best score once scores are known, else the latest. */
function best(attempts: readonly AttemptSummary[]): AttemptSummary | undefined {
  return [...attempts].sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || b.ordinal - a.ordinal)[0];
}

const order = ["sitting", "may-start", "handed-in", "scheduled", "missed", "revealed"];

/** The competition that this page is about now, and the others, the most pressing first. */
export function pressingFirst(competitions: readonly CompetitionView[], now: number): CompetitionView[] {
  const rank = (competition: CompetitionView) => {
    const { kind } = standingOf(competition, now);
    // Handed in and still open stands before one that has not begun; a closed one comes after it.
    return kind === "handed-in" && competition.phase !== "open" ? order.indexOf("scheduled") + 0.5 : order.indexOf(kind);
  };
  return [...competitions].sort((a, b) => rank(a) - rank(b) || (a.phase === "scheduled" ? a.opensAt - b.opensAt : b.opensAt - a.opensAt));
}
