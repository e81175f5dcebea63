/**
 * Our own decision, made for this product: from 200 answers on, a question is 易 when at least 80 of 100 answered it right,
 * 难 when fewer than 50 did, and 中 in between. It goes by the whole percent that people read, so that a figure on the
 * screen never seems to contradict the word beside it. All revisions of a question count together.
 */
export const leastAnswers = 200;
const easyFrom = 80;
const hardBelow = 50;

interface Use {
  used: number;
  right: number;
}

/** Whole percent of the answers that were right; null while there are none. */
export const rightPercent = (use: Use | undefined): number | null =>
  use && use.used > 0 ? Math.round((100 * use.right) / use.used) : null;

/** 1 易, 2 中, 3 难, as the answers say it; null until there are enough of them. */
export function measuredDifficulty(use: Use | undefined): 1 | 2 | 3 | null {
  const percent = rightPercent(use);
  if (!use || percent === null || use.used < leastAnswers) return null;
  if (percent >= easyFrom) return 1;
  return percent < hardBelow ? 3 : 2;
}

/** Whether the answers say another difficulty than the author. Where one of the two is silent there is nothing to compare. */
export const isMisjudged = (guess: number | null, measured: number | null): boolean =>
  guess !== null && measured !== null && guess !== measured;
