import type { QuestionType } from "../bank/question.ts";

/**
 * What a member chose, in terms of what the member saw (positions on the screen, from 0).
 * single: one index · multiple: indexes · judge: true or false · blank: one text per blank
 * order: the shown indexes in the order tapped · match: for each left side shown, the shown right index or -1.
 * `null` clears the answer.
 */
export type Choice = number | number[] | boolean | string[] | null;

/** How large an answer can be: parts are options, blanks or left sides. */
export interface Shape {
  type: QuestionType;
  parts: number;
}

const longestBlank = 60;

/** True when the choice could have come from the screen: right kind, indexes in range, none twice. */
export function choiceFits(shape: Shape, choice: unknown): choice is Choice {
  if (choice === null) return true;
  const { type, parts } = shape;
  if (type === "single") return isIndex(choice, parts);
  if (type === "judge") return typeof choice === "boolean";
  if (!Array.isArray(choice)) return false;
  if (type === "blank") return choice.length === parts && choice.every((text) => typeof text === "string" && text.length <= longestBlank);
  if (type === "match") {
    const taken = choice.filter((index) => index !== -1);
    return choice.length === parts && areDistinctIndexes(taken, parts);
  }
  return choice.length <= parts && areDistinctIndexes(choice, parts);
}

/** Whether the answer sheet shows the question as answered: every part of it filled in. */
export function isAnswered(shape: Shape, choice: Choice): boolean {
  if (choice === null) return false;
  if (!Array.isArray(choice)) return true;
  if (shape.type === "multiple") return choice.length > 0;
  if (shape.type === "order") return choice.length === shape.parts;
  return choice.every((part) => (typeof part === "string" ? part.trim() !== "" : part !== -1));
}

function areDistinctIndexes(list: unknown[], below: number): boolean {
  return list.every((value) => isIndex(value, below)) && new Set(list).size === list.length;
}

function isIndex(value: unknown, below: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < below;
}
