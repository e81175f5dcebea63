import { isKeyHeading, keyLine } from "./key-list.ts";
import { optionAt } from "./labels.ts";
import { numberAt } from "./numbers.ts";

const bracketFirst =
  /^\s*([（(【]\s*(?:[A-IＡ-Ｉ](?:[\s,，、]*[A-IＡ-Ｉ]){0,8}|[√×✓✗✔✘]|对|错|正确|错误|T|F)?\s*[）)】])\s*(\d{1,4}\s*[、.．:：]\s*(?!\d+(?:\D|$)))/u;

/** （ B ）1. 清河流经…: the brackets to fill stand before the number, as on school papers. They go behind it, where lines like that count on. */
export function moveBrackets(texts: readonly string[]): string[] {
  const values = texts.flatMap((text) => {
    const match = bracketFirst.exec(text);
    return match ? [Number.parseInt(match[2] as string, 10)] : [];
  });
  const steps = values.slice(1).filter((value, i) => value === (values[i] as number) + 1 || value === 1).length;
  if (values.length < 2 || steps < (values.length - 1) * 0.7) return [...texts];
  return texts.map((text) => text.replace(bracketFirst, "$2$1"));
}

const loneNumber = /^\s*0*([1-9]\d{0,2})\s*$/u;

/**
 * A number alone on its line and the question below it: 01 / 清河流经（ ）。 The number goes before its text. Numbers of pages
 * stand alone as well: they do not come once for each chain of options, right before a line that is none.
 */
export function joinLoneNumbers(texts: readonly string[]): string[] {
  const lone = texts.flatMap((text, at) => {
    const match = loneNumber.exec(text);
    return match ? [{ at, value: Number(match[1]) }] : [];
  });
  const chains = texts.filter((text) => optionAt(text.trim())?.letter === 0).length;
  const numbered = texts.filter(
    (text) => !loneNumber.test(text) && optionAt(text.trim()) === undefined && numberAt(text.trim()) && !keyLine(text),
  ).length;
  if (lone.length < 2 || lone[0]?.value !== 1 || lone.length < chains * 0.8 || lone.length > chains * 1.2 || numbered > lone.length * 0.2)
    return [...texts];
  if (lone.slice(1).some(({ value }, i) => value !== (lone[i]?.value as number) + 1)) return [...texts];
  const joined = [...texts];
  for (const { at, value } of lone) {
    let next = at + 1;
    while (next < texts.length && (texts[next] as string).trim() === "") next++;
    const text = texts[next]?.trim() ?? "";
    if (text === "" || optionAt(text)?.sure || loneNumber.test(text)) return [...texts];
    joined[at] = "";
    joined[next] = `${value}. ${text}`;
  }
  return joined;
}

const answer = /^\s*(?:[A-IＡ-Ｉ]{1,9}|√|×|✓|✗|对|错|正确|错误|T|F)\s*$/u;
const nameOfNumbers = /^\s*(?:题号|序号|题目)\s*$/u;
const nameOfAnswers = /^\s*(?:正确|参考|标准)?答案\s*[:：]?\s*$/u;

/**
 * Tables of answers that lost their rows, one cell a line: 1 / A / 2 / C, or 题号 / 1 / 2 / 答案 / A / C. They become one line;
 * the others stay empty.
 */
export function joinCellsOfKeys(texts: readonly string[]): string[] {
  const filled = texts.map((text, at) => ({ text: text.trim(), at })).filter(({ text }) => text !== "");
  const joined = [...texts];
  const put = (from: number, to: number, line: string) => {
    for (let i = from; i < to; i++) joined[filled[i]?.at as number] = "";
    joined[filled[from]?.at as number] = line;
  };
  for (let i = 0; i < filled.length; i++) {
    const pairs = alternating(filled, i);
    const found = pairs ?? rowsOfCells(filled, i);
    if (!found) continue;
    put(i, found.to, found.line);
    i = found.to - 1;
  }
  return joined;
}

type Filled = readonly { text: string }[];
const numberOf = (filled: Filled, i: number): number | undefined => {
  const match = /^([1-9]\d{0,2})[.、．]?$/u.exec(filled[i]?.text ?? "");
  return match ? Number(match[1]) : undefined;
};

function alternating(filled: Filled, from: number): { line: string; to: number } | undefined {
  const first = numberOf(filled, from);
  if (first === undefined) return undefined;
  const entries: string[] = [];
  let i = from;
  while (numberOf(filled, i) === first + entries.length && answer.test(filled[i + 1]?.text ?? "")) {
    entries.push(`${first + entries.length}.${filled[i + 1]?.text}`);
    i += 2;
  }
  // Option letters alone on their lines stand under one number, not one under each.
  return entries.length >= 3 ? { line: entries.join(" "), to: i } : undefined;
}

function rowsOfCells(filled: Filled, from: number): { line: string; to: number } | undefined {
  let i = nameOfNumbers.test(filled[from]?.text ?? "") ? from + 1 : from;
  const first = numberOf(filled, i);
  if (first === undefined) return undefined;
  const start = i;
  while (numberOf(filled, i) === first + (i - start)) i++;
  const count = i - start;
  const named = nameOfAnswers.test(filled[i]?.text ?? "");
  if (named) i++;
  const told = named || start > from || isKeyHeading(filled[from - 1]?.text ?? "");
  if (count < 2 || !told) return undefined;
  const answers = filled.slice(i, i + count).map(({ text }) => text);
  if (answers.length < count || !answers.every((text) => answer.test(text))) return undefined;
  return { line: answers.map((text, n) => `${first + n}.${text}`).join(" "), to: i + count };
}
