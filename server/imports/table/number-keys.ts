import { letterOf } from "../../bank/letters.ts";
import type { KeyRead } from "../key.ts";
import { doubt } from "./sheet.ts";

/**
 * What numbers in a column of answers are: numbers of options (2; 1,3), their digits written together (13), one digit an
 * option (0100), or a sum in which each option has a bit (2 + 8), counted from 1 or from 16.
 */
export type NumberStyle = "index" | "digits" | "bits" | "mask" | "mask16";

/** The single digits of an answer; empty when it is anything else. */
export function optionNumbers(key: string): number[] {
  const parts = key
    .normalize("NFKC")
    .replace(/[[\]"']/g, "")
    .split(/[\s,，、|;；]+/u)
    .filter(Boolean);
  return parts.length > 0 && parts.every((part) => /^\d$/.test(part)) ? parts.map(Number) : [];
}

const wholeNumber = (key: string): string | undefined => /^\d{1,10}$/.exec(key.normalize("NFKC").trim())?.[0];

/** An answer that is a number, and how many options its question has. */
export interface NumberedAnswer {
  text: string;
  count: number;
}

const asDigits = (text: string, count: number, base: number): number[] | undefined => {
  const indexes = [...text].map((digit) => Number(digit) - base);
  const rising = indexes.every((index, i) => i === 0 || index > (indexes[i - 1] as number));
  return rising && indexes.every((index) => index >= 0 && index < count) ? indexes : undefined;
};
const asBits = (text: string, count: number): number[] | undefined => {
  if (text.length !== count || !/^[01]*1[01]*$/.test(text)) return undefined;
  return [...text].flatMap((digit, i) => (digit === "1" ? [i] : []));
};
const asMask = (text: string, count: number, unit: number): number[] | undefined => {
  const sum = Number(text) / unit;
  if (!Number.isInteger(sum) || sum < 1 || sum >= 2 ** count) return undefined;
  return Array.from({ length: count }, (_, i) => i).filter((i) => Math.floor(sum / 2 ** i) % 2 === 1);
};

/** Which style fits all numbers of a file; undefined when single digits say it all, or when none fits. */
export function numberStyle(answers: readonly NumberedAnswer[]): NumberStyle | undefined {
  const numbers = answers.flatMap(({ text, count }) => {
    const number = wholeNumber(text);
    return number === undefined ? [] : [{ text: number, count }];
  });
  const beyond = numbers.filter(({ text, count }) => text.length > 1 || Number(text) > count);
  if (beyond.length === 0) return undefined;
  const all = (reads: (text: string, count: number) => unknown) => numbers.every(({ text, count }) => reads(text, count) !== undefined);
  if (all(asBits)) return "bits";
  if (all((text, count) => asDigits(text, count, 1))) return "digits";
  if (all((text, count) => asMask(text, count, 16))) return "mask16";
  return all((text, count) => asMask(text, count, 1)) ? "mask" : undefined;
}

export interface NumberHabits {
  indexBase?: 0 | 1;
  /** Names such as `answerIndex` count from 0 where nothing shows otherwise. */
  namedIndex?: boolean;
  /** Answers are numbers of options, not their texts. */
  countsOptions: boolean;
  style?: NumberStyle;
}

/** Reads an answer that is a number, or several; undefined when it is neither. */
export function numberKey(written: string, options: readonly string[], habits: NumberHabits): KeyRead | undefined {
  const text = written.trim();
  const whole = wholeNumber(text);
  const numbers = optionNumbers(text);
  const style = habits.style ?? "index";
  if (numbers.length === 0 && (whole === undefined || style === "index")) return undefined;
  const asText = options.findIndex((option) => option.trim() === text);
  const said =
    whole !== undefined && style !== "index" ? inStyle(whole, style, options.length) : counted(text, numbers, options.length, habits);
  if (asText < 0) return said;
  if (said.key === letterOf(asText) || !habits.countsOptions) return { key: letterOf(asText), doubts: [] };
  return { doubts: [doubt("key-ambiguous", "key", "答案既像选项的序号，又与一个选项的文字相同，请选定。")] };
}

const lettersAt = (indexes: readonly number[]) =>
  [...new Set(indexes)]
    .sort((a, b) => a - b)
    .map(letterOf)
    .join("");

function inStyle(text: string, style: NumberStyle, count: number): KeyRead {
  const found =
    style === "bits"
      ? asBits(text, count)
      : style === "digits"
        ? asDigits(text, count, 1)
        : asMask(text, count, style === "mask16" ? 16 : 1);
  if (found === undefined) return unread(text);
  const how = {
    bits: "每个选项一位、1 为对",
    digits: "几个选项的序号连写",
    mask: "按 1、2、4、8 相加",
    mask16: "按 16、32、64、128 相加",
    index: "",
  }[style];
  return { key: lettersAt(found), doubts: [doubt("key-by-number", "key", `答案写的是数字 ${text}：按“${how}”理解，请核对。`)] };
}

const unread = (text: string): KeyRead => ({
  doubts: [doubt("key-unread", "key", `答案写的是数字 ${text}，没有这个序号的选项，请选定。`)],
});

function counted(text: string, numbers: readonly number[], count: number, { indexBase, namedIndex }: NumberHabits): KeyRead {
  const base = indexBase ?? (namedIndex ? 0 : 1);
  const indexes = numbers.map((n) => n - base);
  if (!indexes.every((i) => i >= 0 && i < count)) return unread(text);
  const key = lettersAt(indexes);
  if (indexBase !== undefined) return { key, doubts: [] };
  return {
    key,
    doubts: [doubt("key-by-number", "key", `答案写的是数字 ${text}：看不出从 0 还是从 1 数起，按从 ${base} 数起理解，请核对。`)],
  };
}
