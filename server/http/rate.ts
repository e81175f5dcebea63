/** So many at once, and so many more each second. */
export interface Rate {
  atOnce: number;
  perSecond: number;
}

/** What is left of a rate for one caller. */
export interface Allowance {
  left: number;
  /** When `left` was worked out, ms. */
  at: number;
}

/**
 * Takes one from an allowance (a token bucket, ITU-T I.371). Two numbers and no timer, because every save asks.
 * @returns 0, or for how many milliseconds there is nothing to take.
 */
export function takeOne(allowance: Allowance, { atOnce, perSecond }: Rate, now: number): number {
  allowance.left = Math.min(atOnce, allowance.left + (Math.max(0, now - allowance.at) * perSecond) / 1_000);
  allowance.at = now;
  // What is missing by rounding alone is there.
  if (allowance.left < 1 - 1e-6) return Math.ceil(((1 - allowance.left) * 1_000) / perSecond);
  allowance.left--;
  return 0;
}
