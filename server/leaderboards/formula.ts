import type { Formula } from "../competitions/rules.ts";
import { divideHalfUp } from "./ranking.ts";

/** What a unit brings to the formula: how many may sit, and the counting score of each who did. */
export interface UnitResults {
  eligible: number;
  scores: readonly number[];
}

/**
 * Points of a unit in hundredths, rounded half up; 0 while there is nothing to divide by. The sentence printed
 * under the board (competitions/formula-text.ts) says the same in words. Feature G2: the formula is data.
 */
export function unitValue(formula: Formula, { eligible, scores }: UnitResults): number {
  switch (formula.name) {
    case "mean-of-eligible":
      return hundredths(sum(scores), eligible);
    case "mean-of-locked":
      return scores.length < formula.minimumLocked ? 0 : hundredths(sum(scores), scores.length);
    case "best-n":
      return hundredths(sum([...scores].sort((a, b) => b - a).slice(0, formula.n)), formula.n);
  }
}

export function sum(scores: readonly number[]): number {
  let total = 0;
  for (const score of scores) total += score;
  return total;
}

const hundredths = (total: number, count: number): number => (count === 0 ? 0 : divideHalfUp(100 * total, count));
