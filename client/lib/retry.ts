/** The longest a phone waits between two tries, unless the server asked for more. */
const capMs = 20_000;
const firstMs = 1_000;
/** A server may ask for patience, but not for ever. */
const longestAskedMs = 120_000;

/**
 * Full jitter: anywhere between nothing and a bound that doubles with each failure. Ten thousand phones that lost the
 * server in the same second must not come back in the same second.
 * @param failures how many tries in a row failed, from 1.
 * @param random from 0 (inclusive) to 1 (exclusive).
 */
export function retryDelay(failures: number, random: number): number {
  return Math.floor(random * Math.min(capMs, firstMs * 2 ** Math.min(failures, 10)));
}

/**
 * When the server named a time, never before it; spread over a fifth more (a second at least), since it named the same
 * time to everyone.
 */
export function askedDelay(retryAfterSeconds: number, random: number): number {
  const asked = Math.min(retryAfterSeconds * 1000, longestAskedMs);
  return asked + Math.floor(random * Math.max(1_000, asked / 5));
}
