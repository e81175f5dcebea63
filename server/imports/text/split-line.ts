import { cleanLine } from "./clean.ts";
import { findOptions } from "./labels.ts";

/** Longer lines are not weighed: nobody writes a bank into one. */
const longest = 100_000;
/** Numbers of questions may leave some out. */
const widestStep = 40;

const typeHeading =
  "[一二三四五六七八九十]\\s*[、.．]\\s*(?:是非)?(?:单项?选择?题?|多项?选择?题?|不定项选择题?|选择题|判断题?|填空题?|简答题|论述题|名词解释)\\s*(?:[（(][^（）()]{0,60}[）)])?";
/** A number and its sign; behind the sign a year may begin, but no decimals. */
const numberSign = "\\s*[、.．](?!\\d(?!\\d{3}\\s*年))";
/** What stands behind a heading: the first question, perhaps after what the heading asks people to do. */
const firstQuestion = `(?:\\s*\\d{1,3}${numberSign}|[^\\d\\n]{0,150}1${numberSign})`;
/** A heading of a type in the middle of a line, with the first question behind it: …综述 一、单选题（20分）1.…. */
const headingWithin = new RegExp(`(?<=\\S)\\s*(?=${typeHeading}${firstQuestion})`, "gu");
const headingBefore = new RegExp(`^(\\s*${typeHeading}(?:[^\\d\\n]{0,150}(?=1${numberSign})|\\s*(?=\\d{1,3}${numberSign})))`, "u");
const number = new RegExp(`(?<![\\d.．])(\\d{1,4})${numberSign}`, "gu");
/** A complete answer under its mark, with the number of the next question right behind it: 答案：B 2.…. */
const behindAnswer = new RegExp(
  `((?:正确|参考|标准)?答案\\s*[】\\])）]?\\s*[:：]?\\s*(?:[A-IＡ-Ｉ](?:[\\s,，、]*[A-IＡ-Ｉ])*|正确|错误|[√×✓✗✔✘对错]))([\\s。；;,，]*)(?=\\d{1,4}${numberSign}\\s*\\S)`,
  "gu",
);
/** A judgement in brackets with the next question's number right behind it: （√）2、…. */
const behindMark = new RegExp(`[（(]\\s*(?:[√×✓✗✔✘xXⅹⅩ对错]|正确|错误)\\s*[）)][。.]?\\s*(?=(\\d{1,4})${numberSign})`, "gu");
const optionLabel = /(?:^|[\s）)。；;])[A-HＡ-Ｈ]\s*[、.．:：]/u;
const asks = /^[^A-H]{0,300}?(?:[（(]\s*[A-H√×]*\s*[）)]|_{2,}|[？?])/u;
/** The number of a question with its type in brackets behind it: 6.【简答】. */
const typedNumber = new RegExp(
  `(?<=\\S)(?<!\\d)(?=\\d{1,4}\\s*[、.．]\\s*[【[（(]\\s*(?:单项?选?择?|多项?选?择?|不定项选?择?|判断|填空|简答|论述|案例分析|名词解释)题?\\s*[】\\])）])`,
  "gu",
);

/**
 * Divides lines that hold several questions, as pages do that lost their line ends. It goes through a file line by line and
 * knows the number reached: it cuts behind a complete answer, before a heading of a type, before the next number where a
 * chain of options or a judgement stands before it, and where numbers follow each other and every part has options of its
 * own. Any other line stays as it is.
 */
export function createSplitter(): (text: string) => string[] {
  let reached: number | undefined;
  const follow = (piece: string): void => {
    const value = Number(/^\s*(\d{1,4})\s*[、.．]/u.exec(piece)?.[1] ?? 0);
    if (value === 1 || (value > 0 && (reached === undefined || (value > reached && value - reached <= widestStep)))) reached = value;
    else if (headingBefore.test(piece)) reached = undefined;
  };
  return (text) => {
    if (text.length < 6 || text.length > longest) {
      follow(text);
      return [text];
    }
    const marked = text.replace(headingWithin, "\n").replace(typedNumber, "\n").replace(behindAnswer, "$1$2\n");
    const pieces: string[] = [];
    for (const line of marked.split("\n").flatMap((part) => part.replace(headingBefore, "$1\n").split("\n"))) {
      for (const part of splitAtNext(line, reached).flatMap(splitAtNumbers)) {
        follow(part);
        pieces.push(part);
      }
    }
    return pieces;
  };
}

/** Cuts before the number that comes next, where what stands before it is the end of a question. */
function splitAtNext(text: string, reached: number | undefined): string[] {
  const own = Number(/^\s*(\d{1,4})\s*[、.．]/u.exec(text)?.[1] ?? 0);
  let last = own > 0 ? own : reached;
  if (last === undefined) return [text];
  const cuts = [0];
  const marks = new Set([...text.matchAll(behindMark)].map((match) => match.index + match[0].length));
  for (const match of text.matchAll(number)) {
    if (Number(match[1]) !== last + 1 || match.index === 0) continue;
    const before = text.slice(cuts.at(-1), match.index);
    const behind = text.slice(match.index + match[0].length);
    // Without a space before the number the options before it must go on to C.
    const apart = /[\s）)。；;]$/u.test(before) ? optionLabel.test(before) : (findOptions(cleanLine(before))?.options.length ?? 0) >= 3;
    const ended = apart && asks.test(behind);
    if (!marks.has(match.index) && !ended) continue;
    cuts.push(match.index);
    last++;
  }
  return cuts.map((from, i) => text.slice(from, cuts[i + 1])).filter((part) => part.trim() !== "" || cuts.length === 1);
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
