const stepsPerDoubling = 16;

/**
 * Counts of durations in steps of about 4 %: thousands a second from several processes, added up without keeping each.
 * Plain numbers, so that a process can send them.
 */
export type Durations = number[];

export function addDuration(durations: Durations, ms: number): void {
  const step = Math.max(0, Math.ceil(Math.log2(Math.max(ms, 0.1) / 0.1) * stepsPerDoubling));
  durations[step] = (durations[step] ?? 0) + 1;
}

export function mergeDurations(all: Durations[]): Durations {
  const merged: Durations = [];
  for (const durations of all) for (const [step, count] of durations.entries()) merged[step] = (merged[step] ?? 0) + (count ?? 0);
  return merged;
}

export const countDurations = (durations: Durations): number => durations.reduce((sum, count) => sum + (count ?? 0), 0);

/** The upper edge of the step that holds the quantile, ms: never less than the true value. */
export function quantileMs(durations: Durations, share: number): number {
  const wanted = Math.ceil(countDurations(durations) * share);
  let seen = 0;
  for (const [step, count] of durations.entries()) {
    seen += count ?? 0;
    if (seen >= wanted && seen > 0) return Math.round(0.1 * 2 ** (step / stepsPerDoubling) * 10) / 10;
  }
  return 0;
}
