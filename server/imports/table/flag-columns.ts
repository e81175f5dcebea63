import type { ColumnFacts } from "./column-facts.ts";
import type { HeadingRow } from "./find-headings.ts";
import { plainHeading } from "./headings.ts";
import type { Row } from "./sheet.ts";

/** Whether a cell marks an option as right: √, 1, TRUE, 是; undefined when it is no mark. An empty cell marks nothing. */
export function flagOf(text: string): boolean | undefined {
  const word = text.normalize("NFKC").trim().toLowerCase();
  if (word === "") return false;
  if (/^(?:true|yes|y|t|1(?:\.0)?|100%?|是|对|正确|√|✓|✔|☑|✅|▲|★|●|right|correct|正确答案|答案)$/.test(word)) return true;
  return /^(?:false|no|n|f|0(?:\.0)?|0%|否|错|错误|不正确|×|x|✗|✘|☒|❌|wrong|incorrect|-|—|\/)$/.test(word) ? false : undefined;
}

/** Whether a column holds nothing but marks, and both kinds of them. */
export function holdsFlags(rows: readonly Row[], column: number): boolean {
  const cells = rows.slice(0, 400).map((row) => row.cells[column] ?? "");
  const flags = cells.map(flagOf);
  return flags.every((flag) => flag !== undefined) && flags.includes(true) && flags.includes(false);
}

const digits = "一二三四五六七八九";
const named =
  /^(?:选项|答案|option|answer|choice|ans|opt)?([a-i1-9一二三四五六七八九])(?:选项|项|option)?(?:是否为?|is|为)?(?:正确(?:答案|项)?|对错|答案|correct(?:ness)?|right|true|answer)$|^(?:is)?(?:correct|right|正确|是否正确)([a-i1-9])$/u;
const bare =
  /^(?:是否(?:为|是)?(?:正确)?(?:答案|选项|项)?|是否正确(?:答案|选项)?|正确|正误|对错|(?:is)?(?:correct|right|true)(?:ness|answer)?)$/u;

/** The option that a heading calls right or wrong, by its index: `A是否正确`, `option1_correct`. */
function flaggedOption(heading: string): number | undefined {
  const found = named.exec(plainHeading(heading));
  const sign = found?.[1] ?? found?.[2];
  if (sign === undefined) return undefined;
  if (/[a-i]/.test(sign)) return sign.charCodeAt(0) - 97;
  return /\d/.test(sign) ? Number(sign) - 1 : digits.indexOf(sign);
}

/** Whether a heading says of something that it is right, without saying of what. */
export const isBareFlag = (heading: string): boolean => bare.test(plainHeading(heading));

/**
 * Columns that say of one option each whether it is right, by column: `A是否正确`, a `Correctness` behind every option, or a
 * second column with the option's own name and nothing in it but marks. `options` gives the columns of the options.
 */
export function flagColumns(
  headings: HeadingRow,
  facts: readonly ColumnFacts[],
  rows: readonly Row[],
  options: ReadonlyMap<number, number>,
): Map<number, number> {
  const flags = new Map<number, number>();
  const free = facts.filter(({ column }) => !options.has(column) && holdsOrEmpty(rows, column));
  for (const { column } of free) {
    const text = headings.texts[column] ?? "";
    const role = headings.roles[column]?.role;
    const again = role?.startsWith("option:") ? role.charCodeAt(7) - 65 : undefined;
    const behind = isBareFlag(text) ? nearestOption(column, options) : undefined;
    const option = flaggedOption(text) ?? again ?? behind;
    if (option !== undefined && ![...flags.values()].includes(option)) flags.set(column, option);
  }
  return flags.size >= 2 && [...flags.keys()].some((column) => holdsFlags(rows, column)) ? flags : new Map();
}

function holdsOrEmpty(rows: readonly Row[], column: number): boolean {
  return rows.slice(0, 400).every((row) => flagOf(row.cells[column] ?? "") !== undefined);
}

/** Of the option to the left, when nothing but its own explanation stands between. */
function nearestOption(column: number, options: ReadonlyMap<number, number>): number | undefined {
  for (let left = column - 1; left >= Math.max(0, column - 2); left--) {
    const option = options.get(left);
    if (option !== undefined) return option;
  }
  return undefined;
}
