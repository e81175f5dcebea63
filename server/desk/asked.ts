import { sha256 } from "../bank/canonical.ts";
import { letterOf } from "../bank/letters.ts";
import { askedBy, sameAnswer } from "../bank/lint-stems.ts";
import type { Question } from "../bank/question.ts";
import type { DeskFinding } from "./findings.ts";

/** Digest of what a question asks: equal for two questions that ask the same, whatever their answers. */
export const askedDigest = (question: Question): string => sha256(askedBy(question)).slice(0, 24);

/** A question that asks the same as the one that is looked at. `firm`: it waits for review or is approved. */
export interface AskingSame {
  question: Question;
  bankTitle: string;
  firm: boolean;
}

/**
 * A question held against those that ask the same: answered alike they are duplicates, otherwise one of them is wrong.
 * Mere drafts of others stop nobody. One finding for all of a kind, with their number.
 */
export function compareAsked(question: Question, others: readonly AskingSame[]): DeskFinding[] {
  return [true, false].flatMap((firm) =>
    [false, true].flatMap((same) => {
      const kind = others.filter((other) => other.firm === firm && sameAnswer(question, other.question) === same);
      return kind[0] ? [askedFinding(kind[0], kind.length, same)] : [];
    }),
  );
}

function askedFinding({ question, bankTitle, firm }: AskingSame, count: number, same: boolean): DeskFinding {
  const name = `${question.id}（${bankTitle}）`;
  const many = count > 1;
  const whom = many ? `${count} 道题` : ` ${name} `;
  const clash = same ? "题干和答案都相同" : "题干相同而答案不同";
  const answer = `${many ? "它" : "对方"}的答案是“${answerText(question)}”，`;
  const todo = same ? "请只留一题" : "请核对史实";
  const draft = firm ? "" : `（${many ? "都" : "对方"}还是草稿，不妨碍送审）`;
  const message = `与${many ? " " : ""}${whom}${clash}，${many ? `如 ${name}，` : ""}${same ? "" : answer}${todo}${draft}`;
  const level = firm ? "error" : "warning";
  return { level, code: same ? "duplicate" : "contradiction", message, field: same ? "stem" : "key", otherId: question.id };
}

/** The right answer in words, for organisers. */
export function answerText(question: Question): string {
  switch (question.type) {
    case "single":
    case "multiple":
      return [...question.key].map((letter) => `${letter} ${question.options[letter.charCodeAt(0) - 65] ?? ""}`.trim()).join("；");
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
