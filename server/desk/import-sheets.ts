import { read, type WorkSheet } from "@e965/xlsx";
import { parse } from "csv-parse/sync";
import { packedAgain } from "../imports/archive.ts";
import type { OpenedFile } from "../imports/format.ts";
import { columnLetters } from "../imports/table/sheet.ts";

/** A sheet as texts, as a person sees them: by row from 1 and column from 0. */
export interface TextSheet {
  name: string;
  rows: { row: number; cells: string[] }[];
}

/** All sheets of a workbook, or the one table that a text of separated values is. Undefined for anything else. */
export function sheetsOf(file: OpenedFile, most = Number.POSITIVE_INFINITY): TextSheet[] | undefined {
  if (file.kind === "text") return [{ name: tableName, rows: separated(file.text, most) }];
  if (file.kind === "archive" && !file.entries.has("xl/workbook.xml") && !file.names.some((name) => name.startsWith("xl/workbook")))
    return undefined;
  const bytes = file.kind === "archive" ? packedAgain(file.entries) : file.bytes;
  const book = read(bytes, { type: "array", cellFormula: false, cellHTML: false, ...(most < 1e6 ? { sheetRows: most } : {}) });
  return book.SheetNames.map((name) => ({ name, rows: rowsOf(book.Sheets[name] ?? {}) }));
}

/** As the table reader calls the one sheet of a text. */
const tableName = "表格";

const cellName = /^([A-Z]{1,3})([1-9]\d{0,6})$/;

/** Only cells that hold something count: a sheet may claim to reach a million rows. */
function rowsOf(sheet: WorkSheet): TextSheet["rows"] {
  const rows = new Map<number, string[]>();
  for (const [name, cell] of Object.entries(sheet)) {
    const [, letters = "", digits = ""] = cellName.exec(name) ?? [];
    if (letters === "") continue;
    const { w, v = "" } = cell as { w?: string; v?: string | number | boolean };
    const text = w ?? String(v);
    if (text === "") continue;
    const row = Number(digits);
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const cells = rows.get(row) ?? [];
    cells[column] = text;
    rows.set(row, cells);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([row, cells]) => ({ row, cells: Array.from(cells, (cell) => cell ?? "") }));
}

function separated(text: string, most: number): TextSheet["rows"] {
  const beginning = text.slice(0, 4_000);
  const counts = [",", "\t", ";", "，"].map((mark) => ({ mark, count: beginning.split(mark).length }));
  const { mark } = counts.reduce((a, b) => (b.count > a.count ? b : a));
  const limit = most < 1e6 ? { to: most } : {};
  const records = parse(text, { delimiter: mark, relax_column_count: true, relax_quotes: true, info: true, ...limit });
  return (records as unknown as { record: string[]; info: { lines: number } }[]).map(({ record }, i) => ({ row: i + 1, cells: record }));
}

/** `{A: …, B: …}` of the cells that hold something. */
export const byLetter = (cells: readonly string[]): Record<string, string> =>
  Object.fromEntries(cells.flatMap((text, i) => (text === "" ? [] : [[columnLetters(i), text.slice(0, 200)]])));
