import type { Question } from "../bank/question.ts";
import type { Slot } from "../papers/paper.ts";
import { acceptsBlank } from "./blank.ts";
import type { Choice } from "../papers/choice.ts";

/** How parts of an answer count; all-or-nothing unless the rules of the competition say otherwise. */
export interface CreditPolicy {
  multiple: "all-or-nothing" | "partial";
  order: "all-or-nothing" | "pairwise";
}

export interface ScoredPaper {
  score: number;
  /** Marks earned, one entry a slot. */
  earned: number[];
}

/**
 * Score of a paper: the sum of its slots. Pure, whole numbers only.
 * @param questions the pinned revision of each slot. @param choices by position; null or missing earns nothing.
 */
export function scorePaper(slots: Slot[], questions: Question[], choices: (Choice | undefined)[], policy: CreditPolicy): ScoredPaper {
  const earned = slots.map((slot, i) => scoreSlot(slot, questions[i] as Question, choices[i] ?? null, policy));
  return { score: earned.reduce((sum, marks) => sum + marks, 0), earned };
}

/** Marks one choice earns. The choice speaks of what was shown; `slot.order` leads back to the bank's own order. */
export function scoreSlot(slot: Slot, question: Question, choice: Choice, policy: CreditPolicy): number {
  if (choice === null) return 0;
  const all = (right: boolean) => (right ? slot.marks : 0);
  switch (question.type) {
    case "single":
      return all(typeof choice === "number" && slot.order[choice] === letterIndex(question.key));
    case "judge":
      return all(choice === question.key);
    case "multiple":
      return scoreMultiple(slot, question.key, choice, policy.multiple);
    case "blank":
      return all(Array.isArray(choice) && question.key.every((accepted, i) => acceptsBlank(accepted, String(choice[i] ?? ""))));
    case "order":
      return scoreOrder(slot, question.options.length, choice, policy.order);
    case "match":
      return all(Array.isArray(choice) && slot.order.every((left, i) => slot.rights?.[choice[i] as number] === left));
  }
}

const letterIndex = (letter: string): number => letter.charCodeAt(0) - 65;

/** Partial: any wrong option earns nothing; otherwise the share of the right options found, rounded down. */
function scoreMultiple(slot: Slot, key: string, choice: Choice, credit: CreditPolicy["multiple"]): number {
  if (!Array.isArray(choice) || choice.length === 0) return 0;
  const right = new Set([...key].map(letterIndex));
  // An option named twice is one option, whoever let it through.
  const chosen = new Set(choice.map((shown) => slot.order[shown as number] as number));
  if ([...chosen].some((option) => !right.has(option))) return 0;
  if (chosen.size === right.size) return slot.marks;
  return credit === "partial" ? Math.floor((slot.marks * chosen.size) / right.size) : 0;
}

/** Pairwise: the share of pairs in the right relative order (Kendall), rounded down. Needs every item placed. */
function scoreOrder(slot: Slot, length: number, choice: Choice, credit: CreditPolicy["order"]): number {
  if (!Array.isArray(choice) || choice.length !== length) return 0;
  const placed = choice.map((shown) => slot.order[shown as number] as number);
  if (placed.every((item, i) => item === i)) return slot.marks;
  if (credit !== "pairwise") return 0;
  let agreeing = 0;
  for (let i = 0; i < length; i++) for (let j = i + 1; j < length; j++) if ((placed[i] as number) < (placed[j] as number)) agreeing++;
  return Math.floor((slot.marks * agreeing) / ((length * (length - 1)) / 2));
}
