import { cleanLine } from "./clean.ts";
import { findOptions } from "./labels.ts";

/** Longer lines are not weighed: nobody writes a bank into one. */
const longest = 100_000;

/** A complete answer under its mark, with the number of the next question right behind it: 答案：B 2.…. */
const behindAnswer =
  /((?:正确|参考|标准)?答案\s*[】\])）]?\s*[:：]?\s*(?:[A-IＡ-Ｉ](?:[\s,，、]*[A-IＡ-Ｉ])*|正确|错误|[√×✓✗✔✘对错]))([\s。；;,，]*)(?=\d{1,4}\s*[、.．]\s*(?!\d(?!\d{3}\s*年))\S)/gu;
/** A heading of a type in the middle of a line, with the first question behind it: …综述 一、单选题（20分）1.…. */
const heading =
  /(?<=\S)\s*(?=(?:[一二三四五六七八九十]\s*[、.．]\s*)(?:单项?选择?题?|多项?选择?题?|不定项选择题?|判断题?|填空题?|简答题)\s*(?:[（(][^（）()]{0,30}[）)])?\s*\d{1,3}\s*[、.．](?!\d))/gu;
const headingBefore =
  /^(\s*[一二三四五六七八九十]\s*[、.．]\s*(?:单项?选择?题?|多项?选择?题?|不定项选择题?|判断题?|填空题?|简答题)\s*(?:[（(][^（）()]{0,30}[）)])?)\s*(?=\d{1,3}\s*[、.．]\s*(?!\d)\S)/u;
const number = /(?<![\d.．])(\d{1,4})\s*[、.．](?!\d(?!\d{3}\s*年))/gu;
/** Numbers of questions may leave some out. */
const widestStep = 40;

/**
 * Divides a line that holds several questions, as pages do that lost their line ends: behind a complete answer, before a
 * heading of a type, and where numbers follow each other and every part has options of its own. Any other line stays as it is.
 */
export function splitLine(text: string): string[] {
  if (text.length > longest || text.length < 20) return [text];
  const marked = text.replace(heading, "\n").replace(behindAnswer, "$1$2\n");
  return marked
    .split("\n")
    .flatMap((line) => line.replace(headingBefore, "$1\n").split("\n"))
    .flatMap(splitAtNumbers);
}

function splitAtNumbers(text: string): string[] {
  if (text.length < 20) return [text];
  const cuts: number[] = [];
  let last: number | undefined;
  for (const match of text.matchAll(number)) {
    const value = Number(match[1]);
    if (last === undefined && match.index > 40) break;
    const step = value - (last ?? value - 1);
    if (step < 1 || step > widestStep) continue;
    // Within a question's own options and stem numbers count something else: the part before must be whole.
    if (last !== undefined && !isWhole(text.slice(cuts.at(-1), match.index))) continue;
    cuts.push(match.index);
    last = value;
  }
  if (cuts.length < 2 || !isWhole(text.slice(cuts.at(-1)))) return [text];
  const before = text.slice(0, cuts[0]);
  const parts = cuts.map((from, i) => text.slice(from, cuts[i + 1]));
  return before.trim() === "" ? [before + (parts[0] as string), ...parts.slice(1)] : [before, ...parts];
}

/** Longer than any question with its options. */
const longestPart = 1_500;
const isWhole = (part: string): boolean => part.length <= longestPart && (findOptions(cleanLine(part))?.options.length ?? 0) >= 2;
