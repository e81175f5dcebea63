import type { Question, QuestionImage, QuestionType } from "../bank/question.ts";
import type { Slot } from "./paper.ts";

/** A question as its member sees it. Holds nothing from which the key could be told. */
export interface ShownQuestion {
  type: QuestionType;
  stem: string;
  /** Beneath the stem; null for none. */
  image: QuestionImage | null;
  /** single, multiple, order: in the order shown. */
  options: string[];
  /** match: both columns in the order shown. */
  lefts: string[];
  rights: string[];
  /** blank: how many gaps the stem has. */
  blanks: number;
  marks: number;
}

/** What was shown at a slot, rebuilt exactly from the stored order: for the sitting, for a resumed phone and for a dispute. */
export function showQuestion(slot: Slot, question: Question): ShownQuestion {
  const { type, stem, image = null } = question;
  const shown = { type, stem, image, options: [], lefts: [], rights: [], blanks: 0, marks: slot.marks };
  switch (question.type) {
    case "single":
    case "multiple":
    case "order":
      return { ...shown, options: inOrder(question.options, slot.order) };
    case "match":
      return {
        ...shown,
        lefts: inOrder(
          question.pairs.map(([left]) => left),
          slot.order,
        ),
        rights: inOrder(
          question.pairs.map(([, right]) => right),
          slot.rights ?? [],
        ),
      };
    case "blank":
      return { ...shown, blanks: question.key.length };
    case "judge":
      return shown;
  }
}

/** Texts in the order of `order`. Throws when it is not an order of exactly these texts: a paper must never be shown wrongly. */
function inOrder(texts: readonly string[], order: readonly number[]): string[] {
  if (order.length !== texts.length || new Set(order).size !== texts.length) throw new Error("stored order does not fit its revision");
  return order.map((i) => {
    const text = texts[i];
    if (text === undefined) throw new Error("stored order does not fit its revision");
    return text;
  });
}
