import type { Place, SourceUnit } from "../reading.ts";
import { squeezed } from "./squeezed.ts";
import { type CellMark, columnLetters, type Row } from "./sheet.ts";

/** A row as a file's reader finds it. */
export interface FoundRow {
  /** From 1. */
  number: number;
  cells: string[];
  hidden?: boolean;
  marks?: { column: number; mark: CellMark }[];
  /** Where it stands, when it is not a row of a sheet. */
  place?: Place;
}

/** Makes rows and their source units of what was found; rows without any text are nothing and leave no trace. */
export function unitRows(sheet: string, found: Iterable<FoundRow>, units: SourceUnit[]): Row[] {
  const rows: Row[] = [];
  for (const { place, cells, ...rest } of found) {
    const trimmed = Array.from(cells, (cell) => squeezed((cell ?? "").trim()));
    while (trimmed.at(-1) === "") trimmed.pop();
    const first = trimmed.findIndex((cell) => cell !== "");
    if (first < 0) continue;
    const text = trimmed.filter((cell) => cell !== "").join(" │ ");
    units.push({ place: place ?? { kind: "cell", sheet, cell: `${columnLetters(first)}${rest.number}` }, text });
    rows.push({ ...rest, cells: trimmed, unit: units.length - 1 });
  }
  return rows;
}
