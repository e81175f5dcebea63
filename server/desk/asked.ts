import { sha256 } from "../bank/canonical.ts";
import { letterOf } from "../bank/letters.ts";
import { askedBy, sameAnswer } from "../bank/lint-stems.ts";
import type { Question } from "../bank/question.ts";
import type { DeskFinding } from "./findings.ts";

/** Digest of what a question asks: equal for two questions that ask the same, whatever their answers. */
export const askedDigest = (question: Question): string => sha256(askedBy(question)).slice(0, 24);

/** A question that asks the same as another, held against it: answered alike it is a duplicate, otherwise one of them is wrong. */
export function compareAsked(question: Question, other: { question: Question; bankTitle: string }): DeskFinding {
  const named = `${other.question.id}（${other.bankTitle}）`;
  const same = sameAnswer(question, other.question);
  const message = same
    ? `与 ${named} 题干和答案都相同，请删去一题`
    : `与 ${named} 题干相同而答案不同，对方的答案是“${answerText(other.question)}”，请核对史实`;
  return { level: "error", code: same ? "duplicate" : "contradiction", message, field: same ? "stem" : "key", otherId: other.question.id };
}

/** The right answer in words, for organisers. */
export function answerText(question: Question): string {
  switch (question.type) {
    case "single":
    case "multiple":
      return [...question.key].map((letter) => `${letter} ${question.options[letter.charCodeAt(0) - 65] ?? ""}`).join("；");
    case "judge":
      return question.key ? "正确" : "错误";
    case "blank":
      return question.key.map((forms) => forms[0]).join("；");
    case "order":
      return question.options.map((text, i) => `${i + 1} ${text}`).join("；");
    case "match":
      return question.pairs.map(([left, right], i) => `${letterOf(i)} ${left} — ${right}`).join("；");
  }
}
