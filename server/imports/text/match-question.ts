import { plainWording } from "../../bank/wording.ts";
import { chainsIn, type Item, trimItem } from "./item-chains.ts";

export interface Matched {
  stem: string;
  pairs: [string, string][];
  /** Texts of the right side that belong to none of the left. */
  unused: string[];
}

const same = (a: string, b: string) => plainWording(a) === plainWording(b);
const mark = "[（(【[]?\\s*(?:[A-La-l]|[①-⑳]|\\d{1,2})\\s*[）)】\\]]?";
const link = "\\s*(?:[-—–―→~～=:：.、]+\\s*)?";
const markPair = new RegExp(`(${mark})${link}(${mark})`, "gu");
const row =
  /^\s*(?:[（(]\s*\d{1,2}\s*[）)]|[①-⑳]|\d{1,2}\s*[、.．])?\s*(\S.*?)(?:\s*[（(]\s*([A-L])?\s*[）)])?\s+([A-L])\s*[、.．:：)）]\s*(\S.*)$/u;
const linked = /^\s*(?:[（(]\s*\d{1,2}\s*[）)]|[①-⑳]|\d{1,2}\s*[、.．])?\s*(\S.*?)\s*(?:[-—–―]{2,}|→|←+→|={2,})\s*(\S.*)$/u;

/**
 * What a match question pairs. Its sides stand in rows (甲人 A.造桥), in two rows of marks (①…②… A.…B.…), or only in the
 * answer (甲人—造桥；乙人—修路). The answer names marks (①-B, 1C2A) or texts; or the pairs stand linked: 甲人——造桥.
 */
export function matchOf(written: readonly string[], answers: readonly string[]): Matched | undefined {
  if (written.some((line) => line.length > longest)) return undefined;
  const lines = written.filter((line) => !namesOnly.test(line)).map((line) => line.replace(namesBefore, "$1 "));
  const body = lines.join("\n");
  const rows = rowsOf(lines);
  const sides = rows ?? sidesOf(body);
  if (sides) {
    const told = [...answers, ...(sides.inPlace ? [sides.inPlace] : [])];
    for (const answer of told) {
      const pairs =
        byMarks(answer, sides) ??
        byTextAndMark(answer, sides) ??
        byTexts(answer, (left, right) => holds(sides.lefts, left) && holds(sides.rights, right));
      if (pairs && pairs.length === sides.lefts.length) {
        const unused = sides.rights.filter(({ text }) => !pairs.some(([, right]) => same(right, text))).map(({ text }) => text);
        return { stem: sides.stem, pairs, unused };
      }
    }
    return undefined;
  }
  for (const answer of answers) {
    const pairs = byTexts(answer, (left, right) => body.includes(left) && body.includes(right));
    if (pairs) return { stem: stemBefore(body, pairs.flat()), pairs, unused: [] };
  }
  const shown = lines.flatMap((line) => {
    const match = linked.exec(line);
    return match ? [[trimItem(match[1] as string), trimItem(match[2] as string)] as [string, string]] : [];
  });
  return answers.length === 0 && shown.length >= 2 ? { stem: stemBefore(body, shown.flat()), pairs: shown, unused: [] } : undefined;
}

interface Sides {
  stem: string;
  lefts: Item[];
  rights: Item[];
  /** Answers that stand in brackets behind the left side. */
  inPlace?: string;
}

const holds = (items: readonly Item[], text: string) => items.some((item) => same(item.text, text));
const plainStem = (text: string) => text.replace(/\s*\n\s*/gu, "").trim();
/** Longer lines hold no such question. */
const longest = 2_000;
/** 左栏：, B组, 第二列 over or before a side: no part of it. */
const sideName = "(?:[左右](?:侧|栏|列|边|组)|第[一二](?:组|列|栏)|[AB甲乙一二](?:组|栏|列))";
const namesOnly = new RegExp(`^\\s*${sideName}\\s*[:：]?(?:\\s+${sideName}\\s*[:：]?)?\\s*$`, "u");
const namesBefore = new RegExp(`(^|\\s|[。:：])${sideName}\\s*[:：]\\s*(?=[（(]?\\s*(?:[A-La-l①-⑳]|\\d{1,2}))`, "gu");

/** Rows with one of each side: lettered on the right from A on, whatever stands on the left. */
function rowsOf(lines: readonly string[]): Sides | undefined {
  const found = lines.map((line) => row.exec(line));
  const first = found.findIndex((match) => match !== null);
  const rows = found.filter((match) => match !== null);
  if (rows.length < 2 || rows.some((match, i) => match[3] !== String.fromCharCode(65 + i))) return undefined;
  const inPlace = rows.every((match) => match[2]) ? rows.map((match, i) => `${i + 1}${match[2]}`).join(" ") : undefined;
  return {
    stem: plainStem(lines.slice(0, first).join("\n")),
    lefts: rows.map((match, i) => ({ n: i + 1, text: trimItem(match[1] as string) })),
    rights: rows.map((match, i) => ({ n: i + 1, text: trimItem(match[4] as string) })),
    ...(inPlace ? { inPlace } : {}),
  };
}

function sidesOf(body: string): Sides | undefined {
  const [left, right, ...more] = chainsIn(body);
  if (!left || !right || more.length > 0 || [...left.items, ...right.items].some(({ text }) => text === "")) return undefined;
  return { stem: plainStem(body.slice(0, left.at)), lefts: left.items, rights: right.items };
}

const numberOf = (written: string): { n: number; letter: boolean } => {
  const text = written.normalize("NFKC").replace(/[\s()[\]【】]/gu, "");
  const letter = /^[A-La-l]$/u.test(text);
  return { n: letter ? text.toUpperCase().charCodeAt(0) - 64 : Number(text), letter };
};

/** ①-B ②-A, 1C2A, （1）B, A—3: a mark of each side; each left once, each right once, and nothing else in the answer. */
function byMarks(answer: string, { lefts, rights }: Sides): [string, string][] | undefined {
  const rest = answer.replace(markPair, "").replace(/[\s,，、;；。.]/gu, "");
  if (rest !== "") return undefined;
  const said = [...answer.matchAll(markPair)].map((match) => [numberOf(match[1] as string), numberOf(match[2] as string)] as const);
  if (said.length === 0 || said.some(([a, b]) => a.letter === b.letter && !/[a-l]/u.test(answer))) return undefined;
  const pairs = said.map(([a, b]) => [lefts[a.n - 1], rights[b.n - 1]] as const);
  if (new Set(pairs.map(([l]) => l)).size < pairs.length || new Set(pairs.map(([, r]) => r)).size < pairs.length) return undefined;
  if (pairs.some(([l, r]) => !l || !r)) return undefined;
  return pairs.toSorted((x, y) => (x[0]?.n ?? 0) - (y[0]?.n ?? 0)).map(([l, r]) => [(l as Item).text, (r as Item).text]);
}

/** 甲人—B 乙人—A: the text of the left side and the letter of the right. */
function byTextAndMark(answer: string, { lefts, rights }: Sides): [string, string][] | undefined {
  const pieces = answer
    .split(/(?<=[A-LＡ-Ｌ])[\s,，、;；。.]*/u)
    .filter((piece) => piece.trim() !== "")
    .map((piece) => /^(.*?)\s*(?:[-—–―→:：=]|[（(])*\s*([A-LＡ-Ｌ])$/u.exec(piece.trim()));
  const pairs = pieces.map((piece) => {
    const left = lefts.find((item) => same(item.text, trimItem(piece?.[1] ?? "")));
    return [left, rights[numberOf(piece?.[2] ?? "?").n - 1]] as const;
  });
  if (pairs.some(([left, right]) => !left || !right) || new Set(pairs.flat()).size < pairs.length * 2) return undefined;
  return pairs.map(([left, right]) => [(left as Item).text, (right as Item).text]);
}

/** 甲人—造桥；乙人—修路, also with a letter or number before each. */
function byTexts(answer: string, known: (left: string, right: string) => boolean): [string, string][] | undefined {
  const plain = (text: string) => trimItem(text.replace(/^\s*(?:[（(]\s*\d{1,2}\s*[）)]|[①-⑳]|(?:\d{1,2}|[A-La-l])\s*[、.．])\s*/u, ""));
  const pairs = answer
    .split(/[;；\n，,、]+|\s{2,}|(?<=[\p{Script=Han}）)])\s+(?=\S+\s*[-—–―→])/u)
    .map((piece) => piece.split(/\s*(?:[-—–―]+|→|：|:|=)\s*/u).map(plain))
    .filter((piece) => piece.some((text) => text !== ""));
  if (pairs.length < 2 || pairs.some((pair) => pair.length !== 2 || pair.includes("") || !known(pair[0] as string, pair[1] as string)))
    return undefined;
  const two = pairs as [string, string][];
  return new Set(two.map(([left]) => left)).size === two.length ? two : undefined;
}

/** What stands before the first of the texts that are paired. */
function stemBefore(body: string, texts: readonly string[]): string {
  const at = Math.min(...texts.map((text) => body.indexOf(text)).filter((index) => index >= 0));
  return plainStem(body.slice(0, at).replace(/(?:[（(]\s*1\s*[）)]|①|1\s*[、.．])\s*$/u, ""));
}
