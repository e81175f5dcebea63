import { flagOf } from "./flag-columns.ts";
import { lettersOf } from "../key.ts";
import { judgementOf, statedType } from "../type-words.ts";
import { byLabels } from "./split-options.ts";
import type { Row } from "./sheet.ts";

/** What the cells of one column look like, as shares of those that are filled, 0 to 1. */
export interface ColumnFacts {
  column: number;
  filled: number;
  /** Filled cells to rows. */
  fill: number;
  meanLength: number;
  distinct: number;
  letters: number;
  judgements: number;
  types: number;
  /** Short codes of letters and digits. */
  codes: number;
  numbers: number;
  /** Marks of right and wrong. */
  flags: number;
  /** Cells that hold several options with letters. */
  optionLists: number;
}

/** Rows looked at: what a column holds shows in its first few hundred. */
const sampleSize = 400;

export function columnFacts(rows: readonly Row[], width: number): ColumnFacts[] {
  const sample = rows.slice(0, sampleSize);
  return Array.from({ length: width }, (_, column) => {
    const cells = sample.map((row) => row.cells[column] ?? "").filter((text) => text !== "");
    const share = (is: (text: string) => boolean) => (cells.length === 0 ? 0 : cells.filter(is).length / cells.length);
    return {
      column,
      filled: cells.length,
      fill: sample.length === 0 ? 0 : cells.length / sample.length,
      meanLength: cells.length === 0 ? 0 : cells.reduce((sum, text) => sum + Math.min(text.length, 200), 0) / cells.length,
      distinct: cells.length === 0 ? 0 : new Set(cells).size / cells.length,
      letters: share((text) => text.length <= 20 && lettersOf(text) !== undefined),
      judgements: share((text) => text.length <= 6 && judgementOf(text) !== undefined),
      types: share((text) => text.length <= 12 && statedType(text) !== undefined),
      codes: share((text) => /^[\w-]{1,12}$/.test(text)),
      numbers: share((text) => /^\d{1,6}(\.0+)?[.、]?$/.test(text)),
      flags: share((text) => text.length <= 6 && flagOf(text) !== undefined),
      optionLists: share((text) => text.length >= 6 && (byLabels(text)?.options.length ?? 0) >= 2),
    };
  });
}
