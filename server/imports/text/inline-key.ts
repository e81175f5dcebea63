import { judgementOf } from "../type-words.ts";
import { lettersOf } from "../key.ts";

export interface InlineKey {
  /** The stem with the key taken out of its brackets, which stay. */
  stem: string;
  /** As written; undefined where the stem holds none. */
  key?: string;
  /** The same key may stand in two gaps; two different ones cannot both be it. */
  several: boolean;
  /** The key stood at the end, without brackets to say that it is one. */
  loose?: boolean;
}

const letters = /([（(【[][\s_]*)([A-IＡ-Ｉ](?:[\s,，、;；.．/]*[A-IＡ-Ｉ]){0,8}|[a-i](?:[\s,，、]*[a-i]){0,8})([\s_]*[）)】\]])/gu;
const underlined = /(_{1,60}\s*)([A-IＡ-Ｉ](?:[\s,，、]*[A-IＡ-Ｉ]){0,8})(\s*_{1,60})/gu;
const marks = /([（(【[][\s_]*)([√×✓✗✔✘☑☒]|对|错|正确|错误|T|F|是|否|[xXvVχㄨⅹⅩ╳✕х])([\s_]*[）)】\]])/gu;
const looseLetters =
  /^([\s\S]*[（(]\s*[）)][。.?？:：]?|[\s\S]*_{2,}[。.?？:：]?|[\s\S]*?[。.?？:：\s])\s*([A-IＡ-Ｉ](?:[\s,，、]*[A-IＡ-Ｉ]){0,8})\s*[。.]?$/u;
const looseMark = /^([\s\S]*[。.?？！!”"；;）)\s])\s*([√×✓✗✔✘]|(?<=\s)(?:对|错|正确|错误|T|F))\s*[。.]?$/u;
const looseWord = /^([\s\S]*(?:[。！!]|\s))(?<=[。！!\s])\s*(对|错|正确|错误|[TFYN])\s*[。.]?$/u;
const leadingMark = /^\s*([√×✓✗✔✘])\s*(?=\S)/u;

/** In longer texts nobody looks for a loose key: the search would take long and find nothing. */
const longest = 2_000;

/** Finds the key of a choice question inside its stem: （ B ）, ____ACD____, or letters behind the end. */
export function choiceKeyIn(stem: string): InlineKey {
  const found: string[] = [];
  const take = (whole: string, open: string, key: string, close: string) => {
    const read = lettersOf(key);
    // Ascending without repeats is a key; other letters in brackets are names, such as （CAD）.
    if (
      read === undefined ||
      new Set(read).size < read.length ||
      read !==
        key
          .normalize("NFKC")
          .toUpperCase()
          .replace(/[^A-I]/gu, "")
    )
      return whole;
    found.push(read);
    return `${open}${close}`.replace(/(?<=^[（(【[])[\s_]*_[\s_]*(?=[）)】\]]$)/u, "  ");
  };
  const emptied = stem.replace(letters, take).replace(underlined, take);
  if (found.length > 0) return { stem: emptied, key: found[0] as string, several: new Set(found).size > 1 };
  const behind = stem.length > longest ? null : looseLetters.exec(stem);
  if (behind && lettersOf(behind[2] as string) !== undefined) {
    return {
      stem: (behind[1] as string).trimEnd().replace(/(?<=[）)_])[:：]$/u, ""),
      key: behind[2] as string,
      several: false,
      loose: !/[）)_][。.?？:：]?\s*$/u.test(behind[1] as string),
    };
  }
  return { stem, several: false };
}

/** Finds the judgement inside a statement: （√）, （ 错 ）, a mark before it or behind it; `stated`: it is known to be a statement. */
export function judgementIn(stem: string, stated = false): InlineKey {
  const found: string[] = [];
  const emptied = stem.replace(marks, (whole, open: string, key: string, close: string) => {
    if (judgementOf(key) === undefined) return whole;
    found.push(key);
    return `${open}${close}`;
  });
  if (found.length > 0) return { stem: emptied, key: found[0] as string, several: new Set(found.map(judgementOf)).size > 1 };
  const behind = stem.length > longest ? null : (looseMark.exec(stem) ?? (stated ? looseWord.exec(stem) : null));
  if (behind) return { stem: (behind[1] as string).trimEnd(), key: behind[2] as string, several: false };
  const before = leadingMark.exec(stem);
  if (before) return { stem: stem.slice(before[0].length), key: before[1] as string, several: false };
  return { stem, several: false };
}

const filled = /([（(【]\s*)([^（）()【】_]{1,40}?)(\s*[）)】])|(_{1,60}\s*)([^_（）()]{1,40}?)(\s*_{1,60})/gu;

/** Answers that stand in the gaps of a fill-in question: （1921年）, ____上海____. Each is taken out and its gap stays. */
export function textsIn(stem: string): { stem: string; texts: string[] } {
  const texts: string[] = [];
  const emptied = stem.replace(
    filled,
    (whole, open?: string, text?: string, close?: string, open2?: string, text2?: string, close2?: string) => {
      const inner = (text ?? text2 ?? "").trim();
      if (inner === "") return whole;
      texts.push(inner);
      return `${open ?? open2 ?? ""}${close ?? close2 ?? ""}`;
    },
  );
  return { stem: emptied, texts };
}

/** Gaps that are still empty, and behind the whole sentence, in brackets or without, what fills them: 清河流经____。（西乡） */
export function textBehind(stem: string): { stem: string; text: string } | undefined {
  if (stem.length > longest) return undefined;
  const match =
    /^([\s\S]*(?:_{2,}|[（(]\s*[）)])[^_（）()]*?)\s*[（(【[]\s*(?:答案\s*[:：]?\s*)?([^（）()【】[\]_]*[^\s（）()【】[\]_])\s*[）)】\]]\s*[。.]?$/u.exec(
      stem,
    ) ?? /^([\s\S]*(?:_{2,}|[（(]\s*[）)])[^_（）()。！？]*[。！？])\s*([^_（）()。！？，]{1,40})$/u.exec(stem);
  return match ? { stem: match[1] as string, text: match[2] as string } : undefined;
}
