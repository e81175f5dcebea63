import type { SaveResult } from "./save-rules.ts";

const counts = new Map<SaveResult["outcome"], number>();

/** Saves since the start, by what became of them; /metrics and the overview read it. */
export function countSave(outcome: SaveResult["outcome"]): void {
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
}

export const saveCounts = (): ReadonlyMap<SaveResult["outcome"], number> => counts;
