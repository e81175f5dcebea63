import type { Choice, QuestionView } from "../lib/views.ts";

type Shape = Pick<QuestionView, "type" | "options" | "lefts" | "blanks">;

/** Whether the answer sheet counts the question as answered: every part of it filled in. */
export function isAnswered(question: Shape, choice: Choice | undefined): boolean {
  if (choice === null || choice === undefined) return false;
  if (!Array.isArray(choice)) return true;
  if (question.type === "multiple") return choice.length > 0;
  if (question.type === "order") return choice.length === question.options.length;
  return (
    choice.length > 0 && (choice as (string | number)[]).every((part) => (typeof part === "string" ? part.trim() !== "" : part !== -1))
  );
}

export function sameChoice(a: Choice | undefined, b: Choice | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** Multiple: taps the option in or out. The shown order is kept, so that the same set is the same choice. */
export function toggleOption(choice: Choice, option: number): Choice {
  const picked = indexes(choice);
  const next = picked.includes(option) ? picked.filter((other) => other !== option) : [...picked, option].sort((a, b) => a - b);
  return next.length > 0 ? next : null;
}

/** Order: taps the option to the end of the row, or out of it, and later numbers close up. */
export function tapOrder(choice: Choice, option: number): Choice {
  const tapped = indexes(choice);
  const next = tapped.includes(option) ? tapped.filter((other) => other !== option) : [...tapped, option];
  return next.length > 0 ? next : null;
}

/**
 * Match: gives `right` to the left side. A right side belongs to one left side, so it is taken from another;
 * giving it to its own left side again takes it back.
 */
export function pair(choice: Choice, lefts: number, left: number, right: number): Choice {
  const now = pairsOf(choice, lefts);
  const again = now[left] === right;
  const next = now.map((taken) => (taken === right ? -1 : taken));
  if (!again) next[left] = right;
  return next.some((taken) => taken !== -1) ? next : null;
}

/** The next left side without a partner, from `after` on and around; -1 when all have one. */
export function nextUnpaired(choice: Choice, lefts: number, after: number): number {
  const now = pairsOf(choice, lefts);
  for (let step = 1; step <= lefts; step++) {
    const left = (after + step) % lefts;
    if (now[left] === -1) return left;
  }
  return -1;
}

/** Blank: one text a blank; nothing but empty fields is no answer. */
export function writeBlank(choice: Choice, blanks: number, blank: number, text: string): Choice {
  const texts = textsOf(choice, blanks);
  texts[blank] = text;
  return texts.some((written) => written !== "") ? texts : null;
}

export const indexes = (choice: Choice | undefined): number[] => (Array.isArray(choice) ? (choice as number[]) : []);

export const pairsOf = (choice: Choice | undefined, lefts: number): number[] => {
  const taken = indexes(choice);
  return Array.from({ length: lefts }, (_, left) => taken[left] ?? -1);
};

export const textsOf = (choice: Choice | undefined, blanks: number): string[] => {
  const written = Array.isArray(choice) ? (choice as string[]) : [];
  return Array.from({ length: blanks }, (_, blank) => written[blank] ?? "");
};
