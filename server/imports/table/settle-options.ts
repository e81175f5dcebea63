import type { Doubt } from "../reading.ts";
import type { Fields } from "./fields.ts";
import { isNothing } from "./fields.ts";
import { doubt } from "./sheet.ts";
import { gluedLabels, labelOf, splitOptions, withoutLabel } from "./split-options.ts";

export interface SettledOptions {
  options: string[];
  /** The letter each option has in the file, where a letter between was left empty: `ACD`. Absent when they run from A on. */
  letters?: string;
  doubts: Doubt[];
}

/** The options of one question without letters and without the empty places behind the last. */
export function settleOptions(
  { options: written, optionsText }: Pick<Fields, "options" | "optionsText">,
  separator?: RegExp,
  labelled = false,
): SettledOptions {
  const cells = withoutEmptyEnd(written.map((option) => option.trim()));
  if (cells.length === 0 && optionsText.trim() !== "" && !isNothing(optionsText.trim())) return settleText(optionsText, separator);
  const doubts: Doubt[] = [];
  const filled = cells.map((text, i) => ({ text, i })).filter(({ text }) => text !== "");
  const inOrder = filled.every(({ i }, n) => i === n);
  const cut =
    (labelled && inOrder ? gluedLabels(filled.map(({ text }) => text)) : undefined) ??
    spaced(filled, labelled ? 2 : 3) ??
    filled.map(({ text, i }) => withoutLabel(text, i));
  const allOwn = cut.every((option) => option !== undefined);
  const otherLetters = filled.filter(({ text }, n) => cut[n] === undefined && labelOf(text) !== undefined);
  // `C、印度` under D among options that all have letters: its letter is a slip, the place counts.
  const slips = filled.length > 1 && otherLetters.length > 0 && cut.filter((option) => option !== undefined).length >= filled.length / 2;
  if (slips) doubts.push(doubt("option-letter", "options", "有的选项自带的字母和它所在的位置不符，按位置理解，请核对。"));
  const options = filled.map(
    ({ text }, n) => cut[n] ?? (slips && labelOf(text) ? text.replace(/^\s*[（(【[]?.\s*[.．、:：)）】\]]+\s*/u, "") : text),
  );
  if (!allOwn && !slips && cut.some((option) => option !== undefined) && filled.length > 1) {
    doubts.push(doubt("option-letter", "options", "有的选项前面带字母，有的不带，请核对。"));
  }
  const letters = filled.map(({ i }) => String.fromCharCode(65 + i)).join("");
  if (filled.length === cells.length) return { options, doubts };
  doubts.push(doubt("options-gap", "options", `选项中间有空着的：文件里写的是 ${[...letters].join("、")}，请核对答案。`));
  return { options, letters, doubts };
}

/** `A 北京`, `B 上海`: letters with a space alone, where every option has its own and the rest differs; A 股 and B 股 would not. */
function spaced(filled: readonly { text: string; i: number }[], least: number): string[] | undefined {
  if (filled.length < least) return undefined;
  const cut = filled.map(({ text, i }) =>
    text.normalize("NFKC").charCodeAt(0) - 65 === i ? /^\S\s+(\S.*)$/su.exec(text)?.[1] : undefined,
  );
  if (cut.some((option) => option === undefined) || new Set(cut).size < cut.length) return undefined;
  return cut as string[];
}

/** Whether a file writes `A 北京` into the columns of its options: all its questions tell, also those with two options. */
export function lettersWithSpaces(questions: readonly Pick<Fields, "options">[]): boolean {
  const all = questions
    .map(({ options }) => options.map((text, i) => ({ text: text.trim(), i })).filter(({ text }) => text !== ""))
    .filter((filled) => filled.length >= 2);
  return (
    all.length >= 2 &&
    all.filter(
      (filled) => spaced(filled, 2) !== undefined || (all.length >= 3 && gluedLabels(filled.map(({ text }) => text)) !== undefined),
    ).length >=
      all.length * 0.9
  );
}

function settleText(text: string, separator: RegExp | undefined): SettledOptions {
  const { options, sure } = splitOptions(text, separator);
  return {
    options,
    doubts: sure ? [] : [doubt("options-guessed", "options", "各选项写在一格里，分得没有把握，请核对。")],
  };
}

function withoutEmptyEnd(cells: string[]): string[] {
  let end = cells.length;
  while (end > 0 && isNothing(cells[end - 1] as string)) end--;
  return cells.slice(0, end);
}
