import { indexesOf } from "./letters.ts";
import type { Question } from "./question.ts";

/** Options such as 以上都对, 上述各项均正确, 都不对, 三者皆是, 没有正确答案: they speak of the options above them. */
const speaksOfAbove =
  /^(以上(?!海)|上述|前述|前面[两二三四几]|(前[两二三四]项|[两二三四]者|各项|几项)(都|均|皆|全)|(全部?|都|均|皆)(对|不对|是|不是|非|错误?|正确|不正确|包括|不包括)$|[没无](有)?正确(答案|选项)$)/;
/** Options such as A和B, A、C、D, 只有AB, A、B都对: they speak of others by letter. */
const speaksOfLetters = /^(只有|仅有?|选项)?([A-H](?:[、,，和与及以\s]*[A-H])+)(两?项)?(都|均|皆)?(是|不是|对|不对|正确|错误)?$/;

/** Indexes of options that have to keep their place because their wording speaks of other options by place. */
export function placeBoundOptions(options: readonly string[]): number[] {
  const bound = new Set(options.flatMap((_, index) => boundBy(options, index)));
  return [...bound].sort((a, b) => a - b);
}

/** Options that one option holds in place by its wording: itself and those it names. Empty where it speaks of none. */
export function boundBy(options: readonly string[], index: number): number[] {
  const option = (options[index] ?? "").trim();
  const named = speaksOfLetters.exec(option)?.[2];
  if (named) return [index, ...indexesOf(named.replace(/[^A-H]/g, "")).filter((other) => other < options.length)];
  return speaksOfAbove.test(option) ? [index] : [];
}

/** Indexes of a question's options that keep their place when the others are shuffled: pinned by the author or by their wording. */
export function pinnedOptions(question: Question): number[] {
  if (question.type !== "single" && question.type !== "multiple") return [];
  const pinned = new Set([...indexesOf(question.pinned ?? ""), ...placeBoundOptions(question.options)]);
  return [...pinned].sort((a, b) => a - b);
}
