/** How much time is left when it is worth saying aloud: five minutes, one minute. Otherwise the clock is silent. */
const thresholdsMs = [60_000, 300_000];

/**
 * The threshold that was passed between two looks at the clock, the nearest to the end when several were
 * (a tab that slept); undefined when there is nothing to say.
 * @param limitMs what the member had in all: nobody is told of five minutes who never had more.
 */
export function passedThreshold(beforeMs: number, nowMs: number, limitMs: number): number | undefined {
  return thresholdsMs.find((threshold) => threshold < limitMs && beforeMs > threshold && nowMs <= threshold && nowMs > 0);
}
