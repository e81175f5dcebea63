/** Order of ids by code unit: the same on every engine and in every language setting (fault C16). */
export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Quotient of two whole numbers, rounded half up, in whole numbers only.
 * @param dividend 0 or more; twice of it stays below 2^53. @param divisor 1 or more.
 */
export function divideHalfUp(dividend: number, divisor: number): number {
  const twice = 2 * dividend + divisor;
  return (twice - (twice % (2 * divisor))) / (2 * divisor);
}

/**
 * Standard competition ranking (1, 1, 3): who is equal shares a rank, and the next rank counts everyone before.
 * @param sorted best first. @returns the rank of each, in the same order.
 */
export function competitionRanks<T>(sorted: readonly T[], equal: (a: T, b: T) => boolean): number[] {
  const ranks: number[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const tied = i > 0 && equal(sorted[i - 1] as T, sorted[i] as T);
    ranks.push(tied ? (ranks[i - 1] as number) : i + 1);
  }
  return ranks;
}
