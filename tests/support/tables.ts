import { utils, type WorkSheet, write } from "@e965/xlsx";
import { openFile } from "../../server/imports/open-file.ts";
import { readOpened } from "../../server/imports/read.ts";
import type { ColumnMap, FileReading, Reading } from "../../server/imports/reading.ts";
import { readTables, type TableReading } from "../../server/imports/table/read-table.ts";
import { unitRows } from "../../server/imports/table/unit-rows.ts";

type Cell = string | number | boolean | null | undefined;
export type Rows = readonly (readonly Cell[])[];

/** A question in one line: type, stem, options by bars, key, and the codes of its doubts if it has any. */
export function inShort({ type, stem, options, key, pairs, doubts }: Reading): string {
  const answer = Array.isArray(key) ? key.map((forms) => forms.join("/")).join(" ") : key === undefined ? "-" : String(key);
  const arranged = pairs ? pairs.map((pair) => pair.join("=")).join("|") : options.join("|");
  const codes = doubts.map(({ code }) => code).join(",");
  return [type, stem, arranged, type === "order" || type === "match" ? "" : answer, codes && `?${codes}`].filter(Boolean).join(" ~ ");
}

/** Reads rows as a sheet would give them. */
export function readRows(rows: Rows, name = "Sheet1", byHand: readonly ColumnMap[] = []): TableReading {
  return readSheets({ [name]: rows }, byHand);
}

export function readSheets(sheets: Record<string, Rows>, byHand: readonly ColumnMap[] = []): TableReading {
  const units: FileReading["units"] = [];
  const read = Object.entries(sheets).map(([name, rows]) => ({
    name,
    rows: unitRows(
      name,
      rows.map((cells, i) => ({ number: i + 1, cells: cells.map((cell) => (cell === null || cell === undefined ? "" : String(cell))) })),
      units,
    ),
  }));
  return readTables(read, byHand);
}

export type BookType = "xlsx" | "biff8" | "xlml" | "html" | "csv" | "xlsb";

/** A workbook as Excel, WPS or an export of some system writes it. `change` may mend a sheet before it is written. */
export function workbook(
  sheets: Record<string, Rows>,
  bookType: BookType = "xlsx",
  change: (sheet: WorkSheet) => void = () => {},
): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
    change(sheet);
    utils.book_append_sheet(book, sheet, name);
  }
  const bytes: unknown = write(book, { type: "array", bookType });
  return bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : (bytes as Uint8Array);
}

export const readBytes = async (bytes: Uint8Array | string, name = "题库", byHand?: ColumnMap[]): Promise<FileReading> =>
  readOpened(await openFile(typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes, name), byHand ? { columns: byHand } : {});
