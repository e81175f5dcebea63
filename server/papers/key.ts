import type { Choice } from "./choice.ts";
import { indexesOf } from "../bank/letters.ts";
import type { Question } from "../bank/question.ts";
import type { Slot } from "./paper.ts";

/**
 * The key of a question in terms of what its member saw at this slot: the `Choice` that earns full marks.
 * For a blank the canonical form of each gap (`acceptedTexts` has the others). For scoring, and for readers after the reveal point only.
 */
export function keyAsShown(slot: Slot, question: Question): Exclude<Choice, null> {
  const shownAt = (index: number) => slot.order.indexOf(index);
  switch (question.type) {
    case "single":
      return shownAt(indexesOf(question.key)[0] ?? -1);
    case "multiple":
      return indexesOf(question.key)
        .map(shownAt)
        .sort((a, b) => a - b);
    case "judge":
      return question.key;
    case "blank":
      return question.key.map((forms) => forms[0] ?? "");
    case "order":
      return question.options.map((_, index) => shownAt(index));
    case "match": {
      const rights = slot.rights ?? [];
      return slot.order.map((pair) => rights.indexOf(pair));
    }
  }
}

/** For a blank, every text that is right at each gap, the canonical one first; for other types nothing. */
export const acceptedTexts = (question: Question): string[][] => (question.type === "blank" ? question.key : []);
