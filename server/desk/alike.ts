import { likenesses } from "../bank/lint-stems.ts";
import type { Question } from "../bank/question.ts";
import { alikeness, bigramsOf } from "../bank/similarity.ts";
import { plainWording } from "../bank/wording.ts";

/** Neighbouring characters of a text without what does not change its meaning. */
export const bigramsIn = (text: string): Set<number> => bigramsOf(plainWording(text));

/** What is held against others: the stem, and the question as far as it is one already. */
export interface Asked {
  stem: string;
  question: Question | undefined;
}

/**
 * How alike another question is, in the way in which it is most alike, of those by which the bank's check finds
 * near-duplicates. While one of the two has no key yet, only the stems can be compared.
 */
export function createComparison(own: Asked): (other: Asked) => { similarity: number; what: string } {
  const stem = bigramsIn(own.stem);
  const { question } = own;
  const ways = question ? likenesses.map((way) => ({ ...way, bigrams: bigramsIn(way.textOf(question)) })) : [];
  return (other) => {
    const theirs = other.question;
    const byStem = { similarity: alikeness(stem, bigramsIn(other.stem)), what: "题干" };
    if (!question || !theirs) return byStem;
    return ways
      .filter(({ bigrams, counts }) => bigrams.size > 0 && counts(question, theirs))
      .map(({ what, bigrams, textOf }) => ({ what, similarity: alikeness(bigrams, bigramsIn(textOf(theirs))) }))
      .reduce((best, one) => (one.similarity > best.similarity ? one : best));
  };
}
