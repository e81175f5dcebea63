import { confidenceOf } from "../imports/assess.ts";
import type { ImportDesk, ImportQuestionView } from "./import-contract.ts";
import { countMarks, type PlacedUnit } from "./import-item.ts";
import type { Item } from "./import-store.ts";
import type { ImportSummary } from "./import-tables.ts";

/** A question of a file as the page shows it. */
export function questionView({ number, current, decision, mended, questionId, original }: Item): ImportQuestionView {
  const { doubts, units: _, places: __, ...reading } = current;
  return {
    number,
    reading,
    doubts,
    confidence: confidenceOf({ doubts }),
    decision,
    mended,
    questionId,
    units: original.units,
    places: original.places,
  };
}

export const countsOf = (marks: string, { refusals, units }: Pick<ImportSummary, "refusals" | "units">): ImportDesk["counts"] => ({
  questions: marks.length,
  ...countMarks(marks),
  refused: refusals,
  units,
});

/** Units with their place in the whole file. */
export const indexed = (units: readonly PlacedUnit[], from: number) => units.map((unit, i) => ({ ...unit, index: from + i }));

export interface Page {
  from: number;
  count: number;
  only?: "doubtful" | undefined;
  numbers?: string | undefined;
}

/** Numbers of a page: from here on, so many, perhaps only those in doubt; or just those named. */
export function pageOf(marks: string, { from, count, only, numbers: named }: Page): number[] {
  if (named !== undefined) return named.split(",").map(Number);
  const numbers: number[] = [];
  for (let number = from; number <= marks.length && numbers.length < count; number++) {
    if (only === undefined || marks[number - 1] === "d") numbers.push(number);
  }
  return numbers;
}
