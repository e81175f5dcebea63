import { rowLabel } from "./blueprint.ts";
import { drawPaper } from "./drawing.ts";
import type { PreparedPool } from "./pool.ts";
import { createRandom } from "./random.ts";
import { fillRows, stockOf } from "./seating.ts";
import { describeShortage, type Shortage } from "./shortage.ts";

/** One row of a blueprint against the pool, before other rows take their share. */
export interface RowStock {
  row: number;
  label: string;
  need: number;
  have: number;
}

export interface StockReport {
  rows: RowStock[];
  /** Empty: every paper can be drawn. */
  shortages: Shortage[];
  difficulty: { target: number; bound: number; lowest: number | null; highest: number | null };
}

const trials = 32;

/**
 * Whether a pool can fill a blueprint, asked at set-up so that no member's start ever fails. Names each row that falls
 * short by itself, then rows that do so together, then a difficulty bound that cannot be kept.
 */
export function checkStock(prepared: PreparedPool): StockReport {
  const { blueprint, plan, aim, reach } = prepared;
  const rows = blueprint.rows.map((row, i) => ({ row: i, label: rowLabel(row, i), ...stockOf(plan, [i]) }));
  const difficulty = { ...aim, lowest: reach?.lowest ?? null, highest: reach?.highest ?? null };
  return { rows, shortages: shortagesOf(prepared, rows), difficulty };
}

function shortagesOf(prepared: PreparedPool, rows: readonly RowStock[]): Shortage[] {
  const { blueprint, plan } = prepared;
  const alone = rows
    .filter(({ need, have }) => have < need)
    .map(({ row, need, have }) => describeShortage(blueprint, { rows: [row], need, have }));
  if (alone.length > 0) return alone;
  const together = fillRows(plan, createRandom("stock"));
  if ("need" in together) return [describeShortage(blueprint, together)];
  for (let i = 0; i < trials; i++) {
    const drawn = drawPaper(prepared, `stock ${i}`);
    if ("shortfall" in drawn) return drawn.shortfall;
  }
  return [];
}
