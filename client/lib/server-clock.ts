/** Where time comes from; given in, so that tests can let it stand still. Milliseconds. */
export interface TimeSources {
  /** Never steps, but may stand still while the device sleeps. */
  monotonic(): number;
  /** The device's own clock: may be wrong by years, so only differences of it are used. */
  wall(): number;
}

export interface ServerClock {
  /**
   * Takes over what the server just said. Without `remainingMs` only the time of day is set.
   * @returns by how much the countdown shown until now was off, in milliseconds (positive: it showed too much).
   */
  sync(sample: { serverNow?: number; remainingMs?: number }): number;
  /** The server's time of day, as an instant. */
  now(): number;
  /** Milliseconds until the deadline, never below 0. */
  remaining(): number;
  /** The page is going out of sight. */
  leave(): void;
  /** The page is back in sight: counts the time the device slept, until the next sync says it exactly. */
  arrive(): void;
  /** True from an `arrive` after a sleep until the next sync: the countdown is then only an estimate. */
  isEstimate(): boolean;
}

/** No contest lasts this long: a larger gap is somebody setting the device's clock, not a sleep. */
const longestSleepMs = 12 * 3_600_000;
/** Smaller gaps between the two clocks are rounding and slewing. */
const leastSleepMs = 500;

const browserTime: TimeSources = { monotonic: () => performance.now(), wall: () => Date.now() };

/**
 * The server's clock as this page sees it (fault B11): anchored to the last reply, carried by the monotonic clock.
 * The monotonic clock of some devices stops during sleep, hence `leave` and `arrive`.
 */
export function createServerClock(time: TimeSources = browserTime): ServerClock {
  let anchor = time.monotonic();
  let serverAtAnchor = time.wall();
  let deadline = Number.POSITIVE_INFINITY;
  let slept = 0;
  let left: { monotonic: number; wall: number } | undefined;
  let estimate = false;

  const passed = () => time.monotonic() + slept;
  const remaining = () => Math.max(0, deadline - passed());
  const now = () => serverAtAnchor + (passed() - anchor);

  return {
    sync({ serverNow, remainingMs }) {
      const shown = remaining();
      serverAtAnchor = serverNow ?? now();
      anchor = time.monotonic();
      if (remainingMs === undefined) {
        deadline -= slept;
        slept = 0;
        return 0;
      }
      slept = 0;
      estimate = false;
      deadline = anchor + remainingMs;
      return Number.isFinite(shown) ? shown - remainingMs : 0;
    },
    now,
    remaining,
    leave() {
      left = { monotonic: time.monotonic(), wall: time.wall() };
    },
    arrive() {
      if (!left) return;
      const gap = time.wall() - left.wall - (time.monotonic() - left.monotonic);
      left = undefined;
      if (gap < leastSleepMs || gap > longestSleepMs) return;
      slept += gap;
      estimate = true;
    },
    isEstimate: () => estimate,
  };
}
