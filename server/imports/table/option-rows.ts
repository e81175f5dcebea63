import type { ColumnFacts } from "./column-facts.ts";
import { letterOf } from "../../bank/letters.ts";
import { columnOf, type Columns } from "./choose-columns.ts";
import { keyText } from "./conventions.ts";
import type { Fields } from "./fields.ts";
import type { HeadingRow } from "./find-headings.ts";
import { flagOf, holdsFlags } from "./flag-columns.ts";
import { plainHeading } from "./headings.ts";
import type { Entry } from "./read-rows.ts";
import { cellAt, type Row } from "./sheet.ts";

/** Columns of a table that has a row for every option. */
export interface OptionRows {
  text: number;
  /** Marks the right ones. */
  flag?: number;
  /** A, B, C … of the option. */
  letter?: number;
}

const optionHeading = /选项|备选|option|choice|answertext|答案内容|answer$/u;
const flagHeading = /是否|正确|正误|对错|答案|correct|right|true|answer|flag|标记/u;

/** Finds the columns of a table with one option a row; undefined when it has a row for every question. */
export function findOptionRows(
  headings: HeadingRow,
  facts: readonly ColumnFacts[],
  rows: readonly Row[],
  stem: number | undefined,
): OptionRows | undefined {
  if (stem === undefined || rows.length < 3 || !goesOnBelow(rows, stem)) return undefined;
  const about = (pattern: RegExp) =>
    facts.filter(({ column, filled }) => column !== stem && filled > 0 && pattern.test(plainHeading(headings.texts[column] ?? "")));
  const options = about(optionHeading);
  const letter = options.find(({ column }) => rows.every((row) => /^[A-J]?[.、．]?$/u.test(cellAt(row, column).normalize("NFKC"))));
  const flags = about(flagHeading).filter(({ column }) => column !== letter?.column && holdsFlags(rows, column));
  const flag = flags.length === 1 ? flags[0] : undefined;
  const texts = options.filter((fact) => fact !== letter && fact !== flag && fact.fill > 0.9 && fact.optionLists < 0.3);
  const [text] = texts;
  if (!text || texts.length > 1 || (!flag && !letter)) return undefined;
  return { text: text.column, ...(flag ? { flag: flag.column } : {}), ...(letter ? { letter: letter.column } : {}) };
}

/** Most questions have more than one row: the stem stands once, or is repeated. */
function goesOnBelow(rows: readonly Row[], stem: number): boolean {
  let more = 0;
  let above = "";
  for (const row of rows) {
    const text = cellAt(row, stem);
    if (above !== "" && (text === "" || text === above)) more++;
    if (text !== "") above = text;
  }
  return more * 10 >= rows.length * 4;
}

/** Whether a row goes on with the question of the row above it: the same stem and number, or none, and not A again. */
export function goesOnWith(row: Row, before: Row, columns: Columns): boolean {
  const same = (column: number | undefined) => cellAt(row, column) === "" || cellAt(row, column) === cellAt(before, column);
  if (cellAt(row, columns.optionRows?.text) === "" || !same(columnOf(columns, "stem"))) return false;
  const letter = columns.optionRows?.letter;
  if (letter !== undefined) return !/^[AＡ]/u.test(cellAt(row, letter));
  // A number of its own for every row is the option's, not the question's.
  return cellAt(row, columnOf(columns, "stem")) !== "" || same(columnOf(columns, "number"));
}

/** What the next row is compared with: the stem and number of the question, where the row itself leaves them out. */
export const filledFrom = (row: Row, before: Row): Row => ({
  ...row,
  cells: Array.from({ length: Math.max(row.cells.length, before.cells.length) }, (_, i) => row.cells[i] || (before.cells[i] ?? "")),
});

type Own = Pick<Entry, "fields" | "units" | "lastRow">;

/** The first row of a question whose options stand one a row. */
export function beginOptionRows({ fields }: Own, row: Row, columns: OptionRows): void {
  fields.options = [];
  fields.optionsText = "";
  takeOption(fields, row, columns);
}

export function addOptionRow(entry: Own, row: Row, columns: OptionRows): void {
  takeOption(entry.fields, row, columns);
  entry.units.push(row.unit);
  entry.lastRow = row.number;
}

function takeOption(fields: Fields, row: Row, { text, flag, letter }: OptionRows): void {
  const written = cellAt(row, letter).normalize("NFKC").charCodeAt(0) - 65;
  const at = written >= 0 && written < 10 && fields.options[written] === undefined ? written : fields.options.length;
  while (fields.options.length < at) fields.options.push("");
  fields.options[at] = cellAt(row, text);
  if (flag !== undefined && flagOf(cellAt(row, flag)) === true) fields.key = `${keyText(fields.key)}${letterOf(at)}`;
}
