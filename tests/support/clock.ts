import type { Clock } from "../../server/clock.ts";

/** A clock that a test moves by hand; it also runs by itself so that waiting code makes progress. */
export interface TestClock extends Clock {
  /** Moves time forward. */
  advance(ms: number): void;
  set(instant: number): void;
}

export function createTestClock(start = Date.parse("2026-12-01T09:00:00+08:00")): TestClock {
  let now = start;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
    set: (instant) => {
      now = instant;
    },
  };
}
