import { plainWording } from "../../bank/wording.ts";
import { chainsIn, isWhole, type Item, type ItemFamily, sequenceOf, trimItem } from "./item-chains.ts";

export interface Ordered {
  stem: string;
  /** In the right order; as written where no order was found. */
  items: string[];
  told: boolean;
  /** The numbers were read as places in the order, not as names of items. */
  byRank?: true;
}

/** Longer texts hold no such question. */
const longest = 4_000;
const bracketed = /[（(【[]\s*([^（）()【】[\]]{3,60}?)\s*[）)】\]]/gu;

/** What an order question asks to be put in order and how: its items from the options or from marks in its text, its answer as marks or as texts. */
export function orderOf(body: string, options: readonly string[], answers: readonly string[]): Ordered | undefined {
  if (body.length > longest) return undefined;
  const lettered = options.length >= 2 ? options.map((text, i): Item => ({ n: i + 1, text })) : undefined;
  const chain = lettered ? undefined : chainsIn(body).find(({ items }) => items.length >= 3);
  const items = lettered ?? chain?.items;
  if (!items || items.some(({ text }) => text === "")) return ranked(body, answers) ?? fromAnswer(body, answers);
  const family: ItemFamily = chain?.family ?? "capital";
  const stem = chain
    ? body
        .slice(0, chain.at)
        .replace(/\s*\n\s*/gu, "")
        .trim()
    : body;
  // The answer may stand in the brackets of the stem: （BADC）.
  let emptied = stem;
  const inStem: string[] = [];
  for (const match of stem.matchAll(bracketed)) {
    if (!isWhole(sequenceOf(match[1] as string, family, items.length), items.length)) continue;
    inStem.push(match[1] as string);
    emptied = emptied.replace(match[0], "（）");
  }
  for (const answer of [...answers, ...inStem]) {
    const sequence = sequenceOf(answer.replace(/[。.]$/u, ""), family, items.length) ?? byText(answer, items);
    if (isWhole(sequence, items.length)) return { stem: emptied, items: sequence.map((n) => (items[n - 1] as Item).text), told: true };
  }
  return { stem, items: items.map(({ text }) => text), told: false };
}

/** （2）穿衣（1）洗手（3）开门, or （ ）穿衣（ ）洗手（ ）开门 with 2、1、3 as answer: the numbers say which comes when. */
function ranked(body: string, answers: readonly string[]): Ordered | undefined {
  const last = [...body.matchAll(/[（(]\s*(\d{0,2})\s*[）)]/gu)].filter((match) =>
    /^[^（(]*\p{Script=Han}/u.test(body.slice(match.index + match[0].length, match.index + 60)),
  );
  const texts = last.map((match, i) => trimItem(body.slice(match.index + match[0].length, last[i + 1]?.index)));
  if (last.length < 3 || texts.includes("")) return undefined;
  const written = last.every((match) => match[1] === "") ? answers[0] : last.map((match) => match[1]).join(" ");
  const ranks = sequenceOf((written ?? "").replace(/[。.]$/u, ""), "plain", texts.length);
  const stem = body
    .slice(0, last[0]?.index)
    .replace(/\s*\n\s*/gu, "")
    .trim();
  if (!isWhole(ranks, texts.length)) return { stem, items: texts, told: false };
  return { stem, items: ranks.map((_, i) => texts[ranks.indexOf(i + 1)] as string), told: true, byRank: true };
}

/** The items stand in the text without marks, and once more in the answer: 洗手→穿衣→开门. */
function fromAnswer(body: string, answers: readonly string[]): Ordered | undefined {
  const parts = (answers[0] ?? "")
    .replace(/[。.]$/u, "")
    .split(/\s*(?:→|⇒|—+|、|，|,|；|;|\n)\s*/u)
    .map(trimItem);
  if (parts.length < 3 || new Set(parts).size < parts.length || parts.some((part) => part === "" || !body.includes(part))) return undefined;
  const at = Math.min(...parts.map((part) => body.indexOf(part)));
  return {
    stem: body
      .slice(0, at)
      .replace(/\s*\n\s*/gu, "")
      .trim(),
    items: parts,
    told: true,
  };
}

/** 乙会议→甲会议→丙会议 */
function byText(answer: string, items: readonly Item[]): number[] | undefined {
  const parts = answer.split(/\s*(?:→|⇒|—+|-+|>|、|，|,|；|;|\n)\s*/u).map(trimItem);
  const found = parts.filter((part) => part !== "").map((part) => items.find(({ text }) => plainWording(text) === plainWording(part))?.n);
  return found.includes(undefined) ? undefined : (found as number[]);
}

/** ②①④③ and its kin: options that are themselves orders make a choice of the question. */
export const areOrders = (options: readonly string[]): boolean =>
  options.length >= 2 && options.every((option) => /^[①-⑳\d\s()（）,，、→—-]{3,}$/u.test(option) && /[①-⑳\d].*[①-⑳\d]/u.test(option));

/** Whether a stem asks to put something in order. */
export const asksForOrder = (stem: string): boolean => /排序|排列|顺序|先后|次序/u.test(stem);
