import { letterOf } from "../../bank/letters.ts";
import { chainsIn, sequenceOf } from "./item-chains.ts";

export interface NumberedOptions {
  /** Text before the first option, its brackets emptied where they held the answer. */
  before: string;
  options: string[];
  /** Letters of the right ones. */
  key: string;
  /** Figures may count something else; circled ones name options. */
  certain: boolean;
}

const inBrackets = /([（(【[]\s*)([①-⑳](?:[\s,，、]*[①-⑳])*)(\s*[）)】\]])/u;

/**
 * Options under ① ② ③, or 1) 2) 3), where the answer names them so: 清河流经（②）, 答案：2. Only with such an answer: without
 * one the marks are points of a text.
 */
export function numberedOptions(body: string, answers: readonly string[]): NumberedOptions | undefined {
  const placed = inBrackets.exec(body);
  const emptied = body.replace(inBrackets, "$1$3");
  const chain = chainsIn(emptied).findLast(({ family }) => family === "circled" || family === "round" || family === "half");
  if (!chain || chain.items.length < (chain.family === "circled" ? 2 : 3) || chain.items.some(({ text }) => text === "")) return undefined;
  const written = answers.length === 0 ? placed?.[2] : answers.length === 1 ? answers[0] : undefined;
  const sequence = sequenceOf((written ?? "").replace(/[。.]$/u, ""), "circled", chain.items.length);
  const right = [...new Set(sequence)].sort((a, b) => a - b);
  if (right.length === 0 || right.length !== sequence?.length || right.some((n) => n < 1 || n > chain.items.length)) return undefined;
  return {
    before: (placed ? emptied : body).slice(0, chain.at),
    options: chain.items.map(({ text }) => text),
    key: right.map((n) => letterOf(n - 1)).join(""),
    certain: chain.family === "circled",
  };
}
