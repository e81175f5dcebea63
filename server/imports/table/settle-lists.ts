import { letterOf } from "../../bank/letters.ts";
import { lettersOf } from "../key.ts";
import type { Doubt, Reading } from "../reading.ts";
import { type Fields, isNothing } from "./fields.ts";
import { keyText } from "./conventions.ts";
import type { SettledOptions } from "./settle-options.ts";
import { doubt } from "./sheet.ts";

type Common = Omit<Reading, "units" | "options" | "doubts">;

/** Questions whose answer is an arrangement: order and match. */
export function settleLists(
  type: "order" | "match",
  fields: Fields,
  settled: SettledOptions,
  common: Common,
  doubts: Doubt[],
): { reading: Omit<Reading, "units"> } {
  const key = keyText(fields.key).trim();
  return { reading: type === "order" ? ordered(key, settled, common, doubts) : matched(key, settled, common, doubts) };
}

const between = /\s*(?:→|->|—>|－|＞|>|-|—|~|、|,|，|;|；|\||\n)\s*/u;

function ordered(key: string, { options }: SettledOptions, common: Common, doubts: Doubt[]): Omit<Reading, "units"> {
  const unread = () => ({
    ...common,
    options,
    doubts: [...doubts, doubt("key-unread", "key", "没有认出正确的顺序，请按正确顺序排好各项。")],
  });
  // Not sorted: here the order is the answer.
  const letters =
    lettersOf(key) === undefined
      ? ""
      : key
          .normalize("NFKC")
          .toUpperCase()
          .replace(/[^A-I]/g, "");
  if (options.length >= 2 && letters.length === options.length && new Set(letters).size === letters.length) {
    const right = [...letters].map((letter) => options[letter.charCodeAt(0) - 65]);
    return right.includes(undefined) ? unread() : { ...common, options: right as string[], doubts };
  }
  const digits: string[] =
    key
      .normalize("NFKC")
      .replace(/[①-⑨]/gu, (c) => String(c.charCodeAt(0) - 0x2460 + 1))
      .match(/\d/g) ?? [];
  if (
    options.length >= 2 &&
    /^[\d\s,，、>→\-—;；①-⑨]+$/u.test(key) &&
    options.length <= 9 &&
    [0, 1].some((base) => [...digits].sort().join("") === options.map((_, i) => i + base).join(""))
  ) {
    const base = digits.includes("0") ? 0 : 1;
    return { ...common, options: digits.map((n) => options[Number(n) - base] as string), doubts };
  }
  const parts = key
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (options.length === 0 && parts.length >= 3) return { ...common, options: parts, doubts };
  if (options.length >= 2 && parts.length === options.length && parts.every((part) => options.includes(part)))
    return { ...common, options: parts, doubts };
  if (options.length >= 2 && isNothing(key)) {
    return { ...common, options, doubts: [...doubts, doubt("order-guessed", "key", "没有写正确的顺序，按现在的先后理解，请核对。")] };
  }
  return unread();
}

const link = /\s*(?:——+|—|→|->|=>|＝|=|--+|：|:|\|\||\t|┋)\s*/u;

/** Set off by spaces nothing else is meant; the texts themselves may hold the others. */
const surestLinks = [/ → /u, / —— /u, / = /u];

function pairsBy(texts: readonly string[], links: readonly RegExp[]): [string, string][] | undefined {
  for (const by of links) {
    const pairs = texts.map((text) => text.split(by).map((side) => side.trim()));
    if (pairs.every((pair) => pair.length === 2 && pair.every((side) => side !== ""))) return pairs as [string, string][];
  }
  return undefined;
}

function matched(key: string, { options }: SettledOptions, common: Common, doubts: Doubt[]): Omit<Reading, "units"> {
  const unread = doubt("key-unread", "key", "没有认出配对的两边，请在编辑器里逐对填写。");
  const texts = options.length >= 2 ? options : key.split(/\s*[;；\n|]\s*/u);
  const pairs = pairsBy(texts, surestLinks) ?? pairsBy(texts, [link]) ?? [];
  const plain =
    pairs.length >= 2 && pairs.length === texts.length && !pairs.some((pair) => pair.every((side) => /^[A-Za-z0-9]$/.test(side)));
  if (plain) return { ...common, options: [], pairs, doubts };
  return {
    ...common,
    options: [],
    pairs: [],
    doubts: [
      ...doubts,
      {
        ...unread,
        message: `${unread.message}${options.length > 0 ? `文件里写的是 ${options.map((_, i) => letterOf(i)).join("、")} 项。` : ""}`,
      },
    ],
  };
}
