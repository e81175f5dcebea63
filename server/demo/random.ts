import { createRandom } from "../papers/random.ts";

/** Repeatable luck: the same seed tells the same story on every machine. Not for anything that must be secret. */
export interface Luck {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  pick<T>(list: readonly T[]): T;
  /** Standard normal. */
  normal(): number;
}

export function createLuck(seed: string): Luck {
  const random = createRandom(seed);
  const next = () => random.next() / 2 ** 32;
  return {
    next,
    below: random.below,
    pick: (list) => list[random.below(list.length)] as never,
    // Box–Muller; 1 - next() is never 0.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** A shuffled copy (Fisher–Yates). */
export function shuffled<T>(list: readonly T[], luck: Luck): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = luck.below(i + 1);
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}
