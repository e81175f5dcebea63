import type { Leaderboard } from "./leaderboard.ts";

/** Movement is shown against the board of about a minute ago: a second's jitter is no news, an hour's climb is. */
const compareMs = 60_000;
/** Ranks are remembered this far apart: "about a minute" needs no more, and thousands of branches cost memory. */
const apartMs = 10_000;

/** Ranks of one published board. */
export interface PastRanks {
  asOf: number;
  ranks: ReadonlyMap<string, number>;
}

/** Ranks of the units that had something locked: where nobody had finished there was no place to lose. */
export function ranksOf(board: Leaderboard): PastRanks {
  const ranked = [...board.branches, ...board.committees].filter((row) => row.locked > 0);
  return { asOf: board.asOf, ranks: new Map(ranked.map((row) => [row.unitId, row.rank])) };
}

/** The newest past board that is at least a minute older than `now`, else the oldest there is. @param past oldest first. */
export function comparisonAt(past: readonly PastRanks[], now: number): PastRanks["ranks"] {
  const old = past.findLast((entry) => now - entry.asOf >= compareMs);
  return (old ?? past[0])?.ranks ?? new Map();
}

/** Adds a board, unless the last one is too near, and lets go of what no later comparison can need. */
export function remember(past: readonly PastRanks[], entry: PastRanks): readonly PastRanks[] {
  const last = past.at(-1);
  if (last && entry.asOf - last.asOf < apartMs) return past;
  const needed = past.findLastIndex((old) => entry.asOf - old.asOf >= compareMs);
  return [...past.slice(Math.max(0, needed)), entry];
}
