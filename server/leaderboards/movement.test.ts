import { expect, test } from "vitest";
import type { Leaderboard } from "./leaderboard.ts";
import { comparisonAt, type PastRanks, ranksOf, remember } from "./movement.ts";

const at = (asOf: number): PastRanks => ({ asOf, ranks: new Map([["branch", asOf]]) });

test("compares with the newest board that is a minute old, or with the oldest there is", () => {
  expect(comparisonAt([], 0).size).toBe(0);
  expect(comparisonAt([at(1_000), at(2_000)], 30_000).get("branch")).toBe(1_000);
  expect(comparisonAt([at(1_000), at(2_000), at(50_000)], 62_000).get("branch")).toBe(2_000);
});

test("keeps about a minute of boards however long the competition runs", () => {
  let past: readonly PastRanks[] = [];
  for (let second = 0; second < 3_600; second++) past = remember(past, at(second * 1000));
  expect(past).toHaveLength(7);
  expect(comparisonAt(past, 3_599_000).get("branch")).toBe(3_530_000);
});

test("a long pause keeps the last board before it", () => {
  const past = remember(remember([], at(0)), at(500_000));
  expect(comparisonAt(past, 500_001).get("branch")).toBe(0);
});

test("units that had nothing locked have no rank to compare with", () => {
  const row = { unitId: "a", rank: 1, locked: 0 };
  const board = { asOf: 5, branches: [row, { ...row, unitId: "b", locked: 2 }], committees: [] } as unknown as Leaderboard;
  expect([...ranksOf(board).ranks.keys()]).toEqual(["b"]);
});
