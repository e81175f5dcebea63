import type { QuestionView } from "../lib/views.ts";
import { creditText } from "../text/attempts.ts";

/** What the question asks for and how it is marked, printed before it is answered (feature C5). */
export function creditLine(question: Pick<QuestionView, "type" | "marks" | "credit" | "blanks">): string {
  const { type, marks, credit, blanks } = question;
  switch (type) {
    case "single":
      return creditText.single(marks);
    case "multiple":
      return credit === "partial" ? creditText.multiplePart(marks) : creditText.multipleAll(marks);
    case "judge":
      return creditText.judge(marks);
    case "blank":
      return creditText.blank(blanks, marks);
    case "order":
      return credit === "pairwise" ? creditText.orderPairs(marks) : creditText.orderAll(marks);
    case "match":
      return creditText.match(marks);
  }
}

/** The shape of the tag: round and open for one, square and solid for several. */
export const kindClass: Record<QuestionView["type"], string> = {
  single: "is-one",
  multiple: "is-many",
  judge: "is-judge",
  blank: "is-blank",
  order: "is-order",
  match: "is-match",
};
