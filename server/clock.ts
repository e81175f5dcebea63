/**
 * The server's clock: an anchor taken at start plus the monotonic clock, so a stepped wall clock
 * moves no deadline (faults B01, B11). Tests hand in their own.
 */
export interface Clock {
  /** Integer milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

export function createClock(): Clock {
  const anchor = Date.now() - performance.now();
  return { now: () => Math.round(anchor + performance.now()) };
}
