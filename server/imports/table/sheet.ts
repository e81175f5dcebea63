import type { Doubt } from "../reading.ts";

/** Rows of cells from any kind of file, the empty ones left out. The table reader knows nothing of where they came from. */
export interface Sheet {
  name: string;
  rows: Row[];
  /** Hidden as a whole: a list for drop-downs, or something put out of the way. */
  hidden?: boolean;
  /** Cells that stand for several rows, counted from 0; only what reaches over more than one row matters here. */
  tallCells?: { column: number; firstRow: number; lastRow: number }[];
}

export interface Row {
  /** From 1, as the file counts. */
  number: number;
  /** As a person sees them, white space at the ends removed; "" where there is none. */
  cells: string[];
  /** Index of the source unit this row is. */
  unit: number;
  hidden?: boolean;
  /** What the file's own program did to cells of this row, such as making a date of 3-5. */
  marks?: { column: number; mark: CellMark }[];
}

export type CellMark = "date" | "error";

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : columnLetters(Math.floor(column / 26) - 1) + rest;
}

/** A → 0, AA → 26; -1 for anything else. */
export function columnIndex(letters: string): number {
  if (!/^[A-Z]{1,3}$/.test(letters)) return -1;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

export const cellAt = (row: Row, column: number | undefined): string => (column === undefined ? "" : (row.cells[column] ?? ""));

export const doubt = (code: string, field: Doubt["field"], message: string): Doubt => ({ code, field, message });
