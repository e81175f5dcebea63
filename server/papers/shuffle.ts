import { pinnedOptions } from "../bank/pins.ts";
import type { Question } from "../bank/question.ts";
import type { Slot } from "./paper.ts";
import type { Random } from "./random.ts";

/** A uniformly random order of 0 … count−1 (Fisher–Yates) in which each pinned index keeps its place. */
export function shuffledIndexes(count: number, random: Random, pinned: readonly number[] = []): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  const free = order.filter((i) => !pinned.includes(i));
  const mixed = [...free];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [mixed[i], mixed[j]] = [mixed[j] as number, mixed[i] as number];
  }
  for (const [i, place] of free.entries()) order[place] = mixed[i] as number;
  return order;
}

/** What shuffling needs to know of a question; worked out once, because reading wordings is slow beside shuffling. */
export interface ShuffleRule {
  type: Question["type"];
  /** Number of options, items or pairs; 0 for judge and blank. */
  parts: number;
  pinned: number[];
}

export function shuffleRuleOf(question: Question): ShuffleRule {
  const parts = "options" in question ? question.options.length : question.type === "match" ? question.pairs.length : 0;
  return { type: question.type, parts, pinned: pinnedOptions(question) };
}

/**
 * The order in which one member sees a question's parts. Options change places except pinned ones; items to be put in
 * order never stand in the right one; of a match the left column stays as written and the right one is shuffled.
 */
export function drawOrder({ type, parts, pinned }: ShuffleRule, random: Random): Pick<Slot, "order" | "rights"> {
  switch (type) {
    case "single":
    case "multiple":
      return { order: shuffledIndexes(parts, random, pinned) };
    case "order": {
      let order = shuffledIndexes(parts, random);
      while (order.every((item, i) => item === i)) order = shuffledIndexes(parts, random);
      return { order };
    }
    case "match":
      return { order: Array.from({ length: parts }, (_, i) => i), rights: shuffledIndexes(parts, random) };
    case "judge":
    case "blank":
      return { order: [] };
  }
}
