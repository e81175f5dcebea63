/** A list of thousands is fetched in windows of this many rows. */
export const windowSize = 200;

/** Numbers of the windows that hold rows `first` to `last` of `total`, with one more where the edge is near. */
export function windowsFor(first: number, last: number, total: number, near = 40): number[] {
  if (total === 0) return [0];
  const from = Math.floor(Math.max(0, first - near) / windowSize);
  const to = Math.floor(Math.min(total - 1, last + near) / windowSize);
  return Array.from({ length: Math.max(0, to - from) + 1 }, (_, i) => from + i);
}

/** Row `index` out of the windows that have come, or undefined while its window is on its way. */
export function rowIn<T>(windows: ReadonlyMap<number, readonly T[]>, index: number): T | undefined {
  return windows.get(Math.floor(index / windowSize))?.[index % windowSize];
}

/** Where the keyboard goes from `at` in a list of `total`; pages are `page` rows long. */
export function nextRow(key: string, at: number, total: number, page: number): number | undefined {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -total, End: total };
  const step = steps[key];
  if (step === undefined || total === 0) return undefined;
  return Math.min(total - 1, Math.max(0, at + step));
}
