import { letterOf } from "../../bank/letters.ts";
import { lettersOf } from "../key.ts";
import type { Doubt } from "../reading.ts";
import { doubt } from "./sheet.ts";

export interface JoinedOptions {
  stem: string;
  options: string[];
  /** The answer by letters, where the file gives it as text. */
  key?: string;
  doubts: Doubt[];
}

const signs = [/\s*\|{1,3}\s*/u, /\s*&{1,2}\s*/u, /\s*#{1,2}\s*/u, /\s*\${1,2}\s*/u, /\s*\^{1,2}\s*/u, /\s*\n\s*/u];
/** A break of lines within a stem is common; it joins options only where the answer is one of the lines. */
const sureSigns = 5;

/**
 * Options that stand behind the stem in its own cell, without letters and with a sign between: 题干|甲|乙|丙. The answer,
 * written out, must be among them; where it is letters the cut is doubted.
 */
export function joinedOptions(stem: string, answer: string): JoinedOptions | undefined {
  for (const [i, sign] of signs.entries()) {
    const [first = "", ...options] = stem.split(sign).map((part) => part.trim());
    if (first.length < 4 || options.length < 2 || options.length > 10 || options.some((option) => option === "")) continue;
    if (new Set(options).size < options.length) continue;
    const right = placesOf(answer, sign, options);
    if (right !== undefined) return { stem: first, options, key: right.map(letterOf).join(""), doubts: [] };
    const letters = lettersOf(answer);
    const possible = letters !== undefined && [...letters].every((letter) => letter.charCodeAt(0) - 65 < options.length);
    if (possible && i < sureSigns && options.length >= 3) {
      return { stem: first, options, doubts: [doubt("options-in-stem", "options", "选项写在题干里，已经分开，请核对。")] };
    }
  }
  return undefined;
}

/** Where the texts of an answer stand among the options; undefined unless each of them is one. */
function placesOf(answer: string, sign: RegExp, options: readonly string[]): number[] | undefined {
  const whole = options.indexOf(answer.trim());
  if (whole >= 0) return [whole];
  for (const between of [sign, /\s*[;；]\s*/u, /\s*[,，]\s*/u, /\s*、\s*/u]) {
    const places = answer
      .trim()
      .split(between)
      .map((part) => options.indexOf(part));
    if (places.length > 1 && places.every((place) => place >= 0)) return [...new Set(places)].sort((a, b) => a - b);
  }
  return undefined;
}
