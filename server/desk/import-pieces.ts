import type { FileReading } from "../imports/reading.ts";
import { type BankQuestion, doubtsAgainst } from "./import-against.ts";
import { tooLargeDoubts } from "./import-content.ts";
import type { PlacedUnit, ReadQuestion, RefusedPiece } from "./import-item.ts";
import type { ImportSummary } from "./import-tables.ts";

/** Units and refusals to one row of the database. */
export const unitsAtOnce = 200;
/** Questions to one write, so that a save never waits long behind it. */
export const readingsAtOnce = 100;
/** Base64 characters of the file to one row: a multiple of four, so that every piece decodes by itself. */
export const fileTextAtOnce = 240_000;

export interface ImportPieces {
  summary: ImportSummary;
  units: PlacedUnit[][];
  refusals: RefusedPiece[][];
  readings: ReadQuestion[];
}

/** A file's reading as the database keeps it, held against what is in the banks already. */
export function piecesOf(file: FileReading, bank: readonly BankQuestion[]): ImportPieces {
  const against = doubtsAgainst(file.readings, bank);
  const readings = file.readings.map((reading, i): ReadQuestion => {
    const more = against.get(i);
    const ends = [reading.units[0], reading.units.at(-1)].flatMap((unit) => file.units[unit ?? -1]?.place ?? []);
    return { ...reading, places: ends, doubts: [...reading.doubts, ...tooLargeDoubts(reading), ...(more ? [more] : [])] };
  });
  const refusals = file.refusals.map(({ units, message }): RefusedPiece => {
    const first = file.units[units[0] ?? -1];
    const text = units.map((i) => file.units[i]?.text ?? "").join("\n");
    return { units, message, text: text.slice(0, 600), place: first?.place ?? { kind: "record", record: 0 } };
  });
  return { summary: summaryOf(file), units: inRows(placed(file)), refusals: inRows(refusals), readings };
}

function placed({ units, readings, refusals, asides }: FileReading): PlacedUnit[] {
  const all: PlacedUnit[] = units.map(({ place, text }) => ({ place, text: text.slice(0, 4_000) }));
  const mark = (indexes: readonly number[], part: Partial<PlacedUnit>) => {
    for (const i of indexes) if (all[i]) Object.assign(all[i], part);
  };
  for (const [i, reading] of readings.entries()) mark(reading.units, { question: i + 1 });
  for (const { units: own, message } of refusals) mark(own, { refused: message });
  for (const { units: own, reason } of asides) mark(own, { aside: reason });
  return all;
}

function summaryOf({ units, readings, refusals, asides, columnMaps = [] }: FileReading): ImportSummary {
  const reasons = new Map<string, number>();
  for (const aside of asides) reasons.set(aside.reason, (reasons.get(aside.reason) ?? 0) + aside.units.length);
  return {
    questions: readings.length,
    units: units.length,
    refusals: refusals.length,
    asides: [...reasons].map(([reason, count]) => ({ reason, count })),
    columnMaps,
  };
}

function inRows<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / unitsAtOnce) }, (_, i) => list.slice(i * unitsAtOnce, (i + 1) * unitsAtOnce));
}
