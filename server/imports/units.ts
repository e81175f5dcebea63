import type { FileReading } from "./reading.ts";

/** Indexes of the source units that are not in exactly one reading, refusal or aside, and indexes that name no unit. */
export function unaccounted({ units, readings, refusals, asides }: FileReading): number[] {
  const times = new Map<number, number>();
  for (const part of [...readings, ...refusals, ...asides]) {
    for (const unit of part.units) times.set(unit, (times.get(unit) ?? 0) + 1);
  }
  const wrong = units.map((_, i) => i).filter((i) => times.get(i) !== 1);
  return [...wrong, ...[...times.keys()].filter((i) => units[i] === undefined)];
}
