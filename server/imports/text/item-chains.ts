/** How the items of an order or match question are marked. */
export type ItemFamily = "capital" | "small" | "circled" | "round" | "half" | "plain";

export interface Item {
  /** From 1. */
  n: number;
  text: string;
}

export interface Chain {
  family: ItemFamily;
  /** Where the first mark stands in the text. */
  at: number;
  items: Item[];
}

const circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
/** Longer texts hold no such question. */
const longest = 4_000;

const marks: readonly [ItemFamily, RegExp, (mark: string) => number][] = [
  ["capital", /(?<![A-Za-z])([A-LＡ-Ｌ])\s*[、.．:：)）]\s*/gu, (mark) => mark.normalize("NFKC").charCodeAt(0) - 64],
  ["small", /(?<![A-Za-z])([a-l])\s*[、.．:：)）]\s*/gu, (mark) => mark.charCodeAt(0) - 96],
  ["circled", /([①-⑳])\s*[、.．]?\s*/gu, (mark) => circled.indexOf(mark) + 1],
  ["round", /[（(]\s*(\d{1,2})\s*[）)]\s*/gu, Number],
  ["half", /(?<![\d.．（(])(\d{1,2})\s*[）)]\s*/gu, Number],
  ["plain", /(?<![\d.．])(\d{1,2})\s*[、.．]\s*(?!\d)/gu, Number],
];

/** The rows of marks that count on from 1 (or A) without a gap, each with the texts behind them up to any next mark of any row. */
export function chainsIn(text: string): Chain[] {
  if (text.length > longest) return [];
  const found = marks.flatMap(([family, form, value]) => {
    const all = [...text.matchAll(form)];
    const counted: RegExpExecArray[] = [];
    for (const match of all) if (value(match[1] as string) === counted.length + 1) counted.push(match);
    return counted.length >= 2 ? [{ family, counted }] : [];
  });
  const starts = found.flatMap(({ counted }) => counted.map((match) => match.index)).sort((a, b) => a - b);
  return found
    .map(({ family, counted }) => ({
      family,
      at: (counted[0] as RegExpExecArray).index,
      items: counted.map((match, i) => {
        const from = match.index + match[0].length;
        const to = starts.find((start) => start >= from) ?? text.length;
        return { n: i + 1, text: trimItem(text.slice(from, to)) };
      }),
    }))
    .sort((a, b) => a.at - b.at);
}

export const trimItem = (text: string): string =>
  text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[;；,，、。]+$/u, "")
    .trim();

/** Numbers that a text names, in its order: ②①④③, 2143, 2-1-4-3, （2）（1）, BADC. Undefined where anything else stands in it. */
export function sequenceOf(written: string, family: ItemFamily, count: number): number[] | undefined {
  const text = written
    .replace(/[①-⑳]/gu, (mark) => ` ${circled.indexOf(mark) + 1} `)
    .normalize("NFKC")
    .replace(/[\s()[\]【】,、;:.。>→⇒—–-]+/gu, " ")
    .trim();
  const letters = family === "capital" || family === "small";
  if (!(letters ? /^[A-La-l ]+$/u : /^[\d ]+$/u).test(text)) return undefined;
  const words = text.split(" ");
  const tokens = letters ? [...text.toUpperCase().replaceAll(" ", "")] : words.length === 1 && count <= 9 ? [...text] : words;
  return tokens.map((token) => (letters ? token.charCodeAt(0) - 64 : Number(token)));
}

/** Whether numbers name each of `count` items once. */
export const isWhole = (sequence: readonly number[] | undefined, count: number): sequence is number[] =>
  sequence?.length === count && new Set(sequence).size === count && sequence.every((n) => n >= 1 && n <= count);
