import { createHash } from "node:crypto";
import type { UnitStanding } from "./leaderboard.ts";
import { compareIds } from "./ranking.ts";

/** The figures of a branch row that two independent computations must agree on. */
export type CanonicalRow = Pick<UnitStanding, "unitId" | "rank" | "eligible" | "locked" | "scoreSum" | "value">;

/** The branch board as bytes: one line a branch, by id, so that nothing but figures can differ. */
export function canonicalRows(rows: readonly CanonicalRow[]): string {
  return [...rows]
    .sort((a, b) => compareIds(a.unitId, b.unitId))
    .map((r) => `${r.unitId}\t${r.rank}\t${r.eligible}\t${r.locked}\t${r.scoreSum}\t${r.value}\n`)
    .join("");
}

/** SHA-256 of the canonical bytes, in hexadecimal. */
export function digestOf(rows: readonly CanonicalRow[]): string {
  return createHash("sha256").update(canonicalRows(rows)).digest("hex");
}
