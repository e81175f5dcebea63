import type { Doubt, Reading } from "../reading.ts";

/** What an order or match question of running text needs beside its reading. */
interface Written {
  /** With letters in front taken off. */
  options: readonly string[];
  /** The answer as written, "" for none. */
  answer: string;
}

const circledDigit = /[①-⑳]/gu;
const lefts = /\s*左栏\s*[:：]\s*(?=[①1])/u;

/**
 * Order and match questions of running text. Order: options with letters, the answer a sequence of them. Match: `左栏：① 甲
 * ② 乙` in the stem, partners with letters, the answer `①B ②A`. Other readings are returned as they are.
 */
export function arrange(reading: Reading, written: Written): Reading {
  if (reading.type === "order") return ordered(reading, written);
  if (reading.type === "match") return matched(reading, written);
  return reading;
}

const unread = (message: string): Doubt => ({ code: "key-unread", field: "key", message });
/** The general reader could not know the answer of these; whoever reads it here takes its doubt away. */
const others = ({ doubts }: Reading) => doubts.filter(({ code }) => code !== "key-unread" && code !== "no-key");
const withoutKey = ({ key: _, ...reading }: Reading): Reading => reading;

function ordered(reading: Reading, { options, answer }: Written): Reading {
  const letters = answer
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s,，、.;；>→—-]+/gu, "");
  const right = [...letters].map((letter) => options[letter.charCodeAt(0) - 65]);
  const whole = letters.length === options.length && new Set(letters).size === letters.length && !right.includes(undefined);
  const bare = { ...withoutKey(reading), doubts: others(reading) };
  if (whole && options.length >= 2) return { ...bare, options: right as string[] };
  return { ...bare, options: [...options], doubts: [...bare.doubts, unread("没有认出正确的顺序，请按正确顺序排好各项。")] };
}

function matched(reading: Reading, { options, answer }: Written): Reading {
  const bare = { ...withoutKey(reading), options: [], doubts: others(reading) };
  const [stem = "", list] = reading.stem.split(lefts);
  const sides =
    list === undefined
      ? []
      : list
          .split(circledDigit)
          .slice(1)
          .map((text) => text.trim());
  const said = [
    ...answer
      .normalize("NFKC")
      .toUpperCase()
      .matchAll(/(\d{1,2})\s*[-—:：.、→]*\s*([A-L])/gu),
  ];
  const partner = new Map(said.map(([, number, letter]) => [Number(number), options[(letter ?? "").charCodeAt(0) - 65]]));
  const pairs = sides.map((left, i) => [left, partner.get(i + 1)]);
  const whole = pairs.length >= 2 && said.length === pairs.length && new Set(partner.values()).size === pairs.length;
  if (whole && pairs.every(([left, right]) => left && right)) return { ...bare, stem: stem.trim(), pairs: pairs as [string, string][] };
  return { ...bare, pairs: [], doubts: [...bare.doubts, unread("没有认出配对的两边，请在编辑器里逐对填写。")] };
}
