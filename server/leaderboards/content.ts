import { createHash } from "node:crypto";
import type { Leaderboard, UnitStanding } from "./leaderboard.ts";

/**
 * Digest of what a board says, apart from its number, its moment and movement: two boards with one digest
 * would show the same standing, so the second need not be published.
 */
export function contentDigest(board: Leaderboard): string {
  const still = (row: UnitStanding) => ({ ...row, moved: 0 });
  const content = { ...board, version: 0, asOf: 0, branches: board.branches.map(still), committees: board.committees.map(still) };
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}
