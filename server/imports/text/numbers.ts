/** How a question's number is written. Within a section one family is in use; `1.`, `1、` and `1 ` mix freely and are one. */
export type NumberFamily = "plain" | "round" | "half" | "square" | "named" | "circled" | "glued" | "han";

export interface LineNumber {
  family: NumberFamily;
  value: number;
  /** What follows the number. */
  rest: string;
  /** A type written in brackets before the number, such as （单选题）. */
  tag: string;
}

const d = "([\\d０-９]{1,4})";
const forms: readonly [NumberFamily, RegExp][] = [
  ["named", new RegExp(`^第\\s*${d}\\s*[题小](?:题)?\\s*[、.．:：,，)）]?\\s*`, "u")],
  ["named", new RegExp(`^(?:题目|试题|问题|题号|题|question|q|no)\\s*[.．:：]?\\s*${d}\\s*[、.．:：,，)）]?\\s*`, "iu")],
  ["round", new RegExp(`^[（(]\\s*${d}\\s*[）)]\\s*[、.．:：]?\\s*`, "u")],
  ["square", new RegExp(`^[【\\[〔［]\\s*${d}\\s*[】\\]〕］]\\s*[、.．:：]?\\s*`, "u")],
  ["plain", new RegExp(`^${d}\\s*[、.．:：。，,·]+\\s*`, "u")],
  ["half", new RegExp(`^${d}\\s*[）)]\\s*[、.．:：]?\\s*`, "u")],
  ["plain", new RegExp(`^${d}\\t\\s*`, "u")],
  // A year or a quantity is no number of a question: 1937 年, 20 世纪, 3 月.
  ["plain", new RegExp(`^${d}\\s+(?![年月日个多余万亿%％届次]|世纪)`, "u")],
  ["glued", new RegExp(`^${d}(?=[\\p{Script=Han}《“"‘'【（(<〈])(?![年月日个多余万亿届次大余位项条件]|世纪)`, "u")],
];
const circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const hanDigits = "零一二三四五六七八九";
const tagBefore =
  /^\s*((?:[【[（(［〔]\s*(?:[√×✓✗✔✘ⅹⅩ]|单项?选?择?|多项?选?择?|不定项选?择?|判断|填空|简答|论述|名词解释|选择)题?\s*[】\])）］〕])?)\s*[*＊★☆●■◆▲]?\s*/u;

/** The number at the start of a line, if there is one. It may still turn out to be part of a text. */
export function numberAt(line: string): LineNumber | undefined {
  const [lead, tag = ""] = tagBefore.exec(line) ?? [""];
  const text = line.slice((lead ?? "").length);
  for (const [family, form] of forms) {
    const match = form.exec(text);
    if (match) {
      const value = Number((match[1] as string).normalize("NFKC"));
      if (value > 0) return { family, value, rest: text.slice(match[0].length), tag };
    }
  }
  const round = circled.indexOf(text[0] ?? "-");
  if (round >= 0) return { family: "circled", value: round + 1, rest: text.slice(1).replace(/^[、.．\s]+/u, ""), tag };
  const han = /^([一二三四五六七八九十]{1,3})\s*[、.．:：]\s*/u.exec(text);
  if (!han) return undefined;
  const value = hanNumber(han[1] as string);
  return value === undefined ? undefined : { family: "han", value, rest: text.slice(han[0].length), tag };
}

/** 一 … 九十九, as headings and questions are numbered. */
export function hanNumber(text: string): number | undefined {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(text);
  if (!match || text === "" || (!match[2] && match[1] && match[3])) return undefined;
  const [, first, ten, last] = match;
  const units = last ? hanDigits.indexOf(last) : 0;
  if (ten) return (first ? hanDigits.indexOf(first) : 1) * 10 + units;
  return first ? hanDigits.indexOf(first) : units;
}
