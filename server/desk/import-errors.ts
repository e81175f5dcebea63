import type { Place } from "../imports/reading.ts";
import { placeInChinese } from "../imports/report.ts";
import type { TextSheet } from "./import-sheets.ts";

/** Something to put right: where it stands and what to do. */
export interface Fault {
  number: number | null;
  places: Place[];
  text: string;
  message: string;
}

/** A sheet of nothing but text. `frozen`: rows that stay in sight. */
export interface ErrorSheet {
  name: string;
  rows: string[][];
  frozen: number;
  /** Characters, by column. */
  widths: number[];
}

export const errorHeading = "错误";

/** The most a cell of Excel can hold. */
const most = 32_000;
/** Cells are typed as text, so that none is ever taken for a formula and what comes back is what went out. */
const cellText = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").slice(0, most);

/** The source's own sheets with a column that says what is wrong in each row; a column of that name from the last time is written anew. */
export function withErrorColumn(
  sheets: readonly TextSheet[],
  faults: readonly Fault[],
  headerRows: ReadonlyMap<string, number>,
): ErrorSheet[] {
  return sheets.map(({ name, rows }) => {
    const messages = messagesOf(faults, name, sheets.length === 1);
    const headerRow = headerRows.get(name) ?? (sheets.length === 1 ? ([...headerRows.values()][0] ?? 0) : 0);
    const heading = rows.find(({ row }) => row === headerRow)?.cells ?? [];
    const known = heading.findIndex((text) => text.trim() === errorHeading);
    const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
    const column = known >= 0 ? known : width;
    const last = rows.at(-1)?.row ?? 0;
    const byRow = new Map(rows.map(({ row, cells }) => [row, cells]));
    const out = Array.from({ length: last }, (_, i) => {
      const cells = Array.from({ length: Math.max(width, column + 1) }, (__, c) => cellText(byRow.get(i + 1)?.[c] ?? ""));
      cells[column] = i + 1 === headerRow ? errorHeading : cellText((messages.get(i + 1) ?? []).join(" "));
      return cells;
    });
    const widths = Array.from({ length: Math.max(width, column + 1) }, (_, c) => (c === column ? 48 : widthOf(rows, c)));
    return { name, rows: out, frozen: headerRow, widths };
  });
}

/** For a source that is no table: one row for each piece. */
export function asList(faults: readonly Fault[]): ErrorSheet {
  const rows = faults.map(({ number, places, text, message }) => [number === null ? "" : `第 ${number} 题`, spanOf(places), text, message]);
  const cells = rows.map((row) => row.map((cell) => cellText(cell)));
  return { name: "要改的地方", rows: [["题", "位置", "原文", errorHeading], ...cells], frozen: 1, widths: [10, 18, 60, 48] };
}

function spanOf(places: readonly Place[]): string {
  const [first] = places;
  const last = places.at(-1);
  if (!first || !last) return "";
  if (first.kind === "line" && last.kind === "line" && first.line !== last.line) return `第 ${first.line}—${last.line} 行`;
  if (first.kind === "paragraph" && last.kind === "paragraph" && first.paragraph !== last.paragraph) {
    return `第 ${first.paragraph}—${last.paragraph} 段`;
  }
  return placeInChinese(first);
}

function messagesOf(faults: readonly Fault[], sheet: string, alone: boolean): Map<number, string[]> {
  const messages = new Map<number, string[]>();
  for (const { places, message } of faults) {
    const [place] = places;
    const row = place ? rowOf(place, sheet, alone) : undefined;
    if (row !== undefined) messages.set(row, [...(messages.get(row) ?? []), message]);
  }
  return messages;
}

function rowOf(place: Place, sheet: string, alone: boolean): number | undefined {
  if (place.kind === "cell") return alone || place.sheet === sheet ? Number(/\d+$/.exec(place.cell)?.[0]) : undefined;
  if (!alone) return undefined;
  return place.kind === "line" ? place.line : place.kind === "record" ? place.record : undefined;
}

/** About as wide as its longest text, within reason; Chinese characters take two places. */
function widthOf(rows: TextSheet["rows"], column: number): number {
  const longest = rows.slice(0, 200).reduce((most, { cells }) => Math.max(most, [...(cells[column] ?? "")].length), 0);
  return Math.min(60, Math.max(8, longest * 2 + 2));
}
