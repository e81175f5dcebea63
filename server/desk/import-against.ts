import { askedBy, differInNumbers, sameAnswer } from "../bank/lint-stems.ts";
import type { Question } from "../bank/question.ts";
import { similarPairs } from "../bank/similarity.ts";
import { answerText } from "./asked.ts";
import type { DraftContent } from "./draft.ts";
import type { DeskDoubt } from "./import-item.ts";
import { contentOf } from "./import-content.ts";
import type { Reading } from "../imports/reading.ts";

/** A question that is already in a bank. */
export interface BankQuestion {
  id: string;
  bankTitle: string;
  content: DraftContent;
}

const alike = 0.85;
const anywhere = { period: "2012-now", topic: null, difficulty: null, source: null } as const;

/** What a question asks and how it is answered, enough to compare; undefined while it has no answer that could be compared. */
function comparable({ type, stem, options, pairs, key }: DraftContent): Question | undefined {
  const source = { title: "", author: "", date: "" };
  const common = { id: "", topic: "重要会议" as const, difficulty: 1, stem, explanation: "", source };
  if ((type === "single" || type === "multiple") && typeof key === "string") return { ...common, type, options, key };
  if (type === "judge" && typeof key === "boolean") return { ...common, type, key };
  if (type === "blank" && Array.isArray(key)) return { ...common, type, key };
  if (type === "order") return { ...common, type, options };
  return type === "match" ? { ...common, type, pairs } : undefined;
}

/** The same for a question as it was read. */
export const comparableOf = (read: Omit<Reading, "doubts">): Question | undefined => comparable(contentOf(read, anywhere) as DraftContent);

/**
 * What the banks have to say about questions that were read: the same one, the same stem with another answer, nearly
 * the same. One doubt for each question, the gravest. @returns doubts by index of the reading.
 */
export function doubtsAgainst(readings: readonly Omit<Reading, "doubts">[], bank: readonly BankQuestion[]): Map<number, DeskDoubt> {
  const read = readings.map(comparableOf);
  const known = bank.flatMap((one) => {
    const question = comparable(one.content);
    return question ? [{ ...one, question }] : [];
  });
  const texts = [...known.map(({ question }) => askedBy(question)), ...read.map((question) => (question ? askedBy(question) : ""))];
  const doubts = new Map<number, DeskDoubt>();
  for (const { first, second, similarity } of similarPairs(texts, alike)) {
    const other = known[first];
    const index = second - known.length;
    const question = read[index];
    if (!other || !question) continue;
    const doubt = doubtAbout(question, other, texts[first] === texts[second] ? 1 : similarity);
    const before = doubts.get(index);
    if (doubt && (!before || graver(doubt, before))) doubts.set(index, doubt);
  }
  return doubts;
}

function doubtAbout(question: Question, other: BankQuestion & { question: Question }, similarity: number): DeskDoubt | undefined {
  const named = `题库里的 ${other.id}（${other.bankTitle}）`;
  const same = sameAnswer(question, other.question);
  const about = { otherId: other.id, similarity };
  if (similarity < 1) {
    if (differInNumbers(question, other.question)) return undefined;
    const percent = `${Math.floor(similarity * 100)}%`;
    return {
      code: "in-bank-similar",
      field: "whole",
      message: `和${named}几乎一样，${percent}，${same ? "答案相同" : "答案不同"}。`,
      ...about,
    };
  }
  if (same) return { code: "in-bank", field: "whole", message: `${named}已有这道题，题干和答案都相同，可以不导入。`, ...about };
  const message = `和${named}题干相同、答案不同：那边是“${answerText(other.question)}”，请核对史实。`;
  return { code: "in-bank-contradiction", field: "key", message, ...about };
}

const weights: Record<string, number> = { "in-bank-contradiction": 3, "in-bank": 2, "in-bank-similar": 1 };

function graver(a: DeskDoubt, b: DeskDoubt): boolean {
  const [x, y] = [weights[a.code] ?? 0, weights[b.code] ?? 0];
  return x > y || (x === y && (a.similarity ?? 0) > (b.similarity ?? 0));
}
