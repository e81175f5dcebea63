import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Formula } from "../competitions/rules.ts";
import type { UnitKind, UnitTable } from "../roster/tables.ts";
import { buildTree } from "../roster/tree.ts";
import { buildLeaderboard } from "./board.ts";
import { canonicalRows } from "./canonical.ts";
import type { Leaderboard } from "./leaderboard.ts";
import { rankMembers } from "./members.ts";
import { type AttemptResult, collectAttempts, tallyAttempts } from "./tally.ts";
import { boardUnits } from "./units.ts";

const unit = (id: string, parent_id: string | null, kind: UnitKind, position = 0): UnitTable => ({
  id,
  parent_id,
  kind,
  name: `${id}党支部`,
  short_name: id,
  position,
});

/** 区 → 甲委 (一, 总支 → 二, 三), 乙委 (四), and 五 directly under the district. */
const tree = buildTree([
  unit("district", null, "district"),
  unit("a", "district", "committee", 1),
  unit("b", "district", "committee", 2),
  unit("g", "a", "general-branch", 2),
  unit("1", "a", "branch", 1),
  unit("2", "g", "branch", 1),
  unit("3", "g", "branch", 2),
  unit("4", "b", "branch", 1),
  unit("5", "district", "branch", 3),
]);
const eligible = new Map([
  ["1", 10],
  ["2", 3],
  ["3", 4],
  ["4", 40],
]);
const units = boardUnits(tree, ["district"], eligible);
const mean: Formula = { name: "mean-of-eligible" };

interface Options {
  formula?: Formula;
  memberBoard?: boolean;
  before?: Map<string, number>;
}

function compute(results: AttemptResult[], { formula = mean, memberBoard = true, before = new Map() }: Options = {}) {
  const { attempts, add } = collectAttempts(units);
  for (const result of results) add(result);
  const tally = tallyAttempts(attempts, units);
  const members = rankMembers(attempts, tally.locked);
  const names = new Map(attempts.memberIds.map((memberId) => [memberId, `周大${memberId}`]));
  const rules = { formula, maxScore: 100, memberBoard };
  const board = buildLeaderboard({ competitionId: "c", version: 1, asOf: 0, rules, units, tally, members, names, before });
  return { board, members };
}

const rowOf = (board: Leaderboard, id: string) => [...board.branches, ...board.committees].find((row) => row.unitId === id);

/** Several members, up to three attempts each, every attempt in some branch of the roster or outside it. */
const results: fc.Arbitrary<AttemptResult[]> = fc
  .array(
    fc.array(
      fc.record({
        branchId: fc.constantFrom("1", "2", "3", "4", "5", "elsewhere"),
        state: fc.constantFrom("open" as const, "locked" as const),
        score: fc.integer({ min: 0, max: 20 }),
        elapsedMs: fc.integer({ min: 0, max: 5_000 }),
      }),
      { maxLength: 3 },
    ),
    { maxLength: 30 },
  )
  .map((members) => members.flatMap((list, m) => list.map((result, i) => ({ memberId: `m${m}`, ordinal: i + 1, ...result }))));

const formula = fc.constantFrom<Formula>(mean, { name: "mean-of-locked", minimumLocked: 2 }, { name: "best-n", n: 2 });

describe("buildLeaderboard", () => {
  test("an empty board has every branch, all at rank 1 with nothing, in the order of the roster", () => {
    const { board } = compute([]);
    expect(board.branches.map((b) => b.unitId)).toEqual(["1", "2", "3", "4", "5"]);
    expect(new Set(board.branches.map((b) => b.rank))).toEqual(new Set([1]));
    expect(board.totals).toEqual({ eligible: 57, started: 0, locked: 0 });
    expect(board.members).toEqual([]);
  });

  test("the best locked attempt counts; what is open counts for participation only", () => {
    const { board, members } = compute([
      { memberId: "x", branchId: "2", ordinal: 1, state: "locked" as const, score: 60, elapsedMs: 300_999 },
      { memberId: "x", branchId: "2", ordinal: 2, state: "locked" as const, score: 90, elapsedMs: 500_000 },
      { memberId: "x", branchId: "2", ordinal: 3, state: "open" as const, score: 0, elapsedMs: 0 },
      { memberId: "y", branchId: "3", ordinal: 1, state: "open" as const, score: 0, elapsedMs: 0 },
    ]);
    expect(rowOf(board, "2")).toMatchObject({ rank: 1, eligible: 3, started: 1, locked: 1, scoreSum: 90, value: 3000 });
    expect(rowOf(board, "3")).toMatchObject({ rank: 2, started: 1, locked: 0, value: 0 });
    expect(rowOf(board, "a")).toMatchObject({ rank: 1, eligible: 17, started: 2, locked: 1, scoreSum: 90, value: 529 });
    expect(board.totals).toEqual({ eligible: 57, started: 2, locked: 1 });
    expect(members.list).toHaveLength(1);
  });

  test("branches say in which committee row they are counted; one directly under the district is not lost", () => {
    const { board } = compute([{ memberId: "x", branchId: "5", ordinal: 1, state: "locked" as const, score: 50, elapsedMs: 0 }]);
    expect(rowOf(board, "3")?.parentId).toBe("a");
    expect(rowOf(board, "5")?.parentId).toBe("district");
    expect(rowOf(board, "district")).toMatchObject({ locked: 1, eligible: 0, parentId: null });
    expect(board.committees.map((c) => c.unitId).sort()).toEqual(["a", "b", "district"]);
  });

  test("members: score, then whole seconds, then the rank is shared", () => {
    const locked = (memberId: string, score: number, elapsedMs: number) => ({
      memberId,
      branchId: "4",
      ordinal: 1,
      state: "locked" as const,
      score,
      elapsedMs,
    });
    const { board } = compute([locked("b", 90, 60_999), locked("a", 90, 60_001), locked("c", 90, 59_999), locked("d", 80, 1)]);
    expect(board.members.map((m) => [m.memberId, m.rank, m.elapsedMs])).toEqual([
      ["c", 1, 59_000],
      ["a", 2, 60_000],
      ["b", 2, 60_000],
      ["d", 4, 0],
    ]);
    expect(board.members[0]).toMatchObject({ maskedName: "周＊c", branchName: "4党支部" });
    expect(JSON.stringify(board)).not.toContain("周大");
  });

  test("no list of persons when the rules switch it off (feature G11)", () => {
    const one = [{ memberId: "x", branchId: "1", ordinal: 1, state: "locked" as const, score: 50, elapsedMs: 0 }];
    expect(compute(one, { memberBoard: false }).board.members).toEqual([]);
  });

  test("movement is the difference of ranks, and none for who had or has nothing", () => {
    const one = [{ memberId: "x", branchId: "1", ordinal: 1, state: "locked" as const, score: 50, elapsedMs: 0 }];
    const { board } = compute(one, {
      before: new Map([
        ["1", 4],
        ["2", 1],
      ]),
    });
    expect(rowOf(board, "1")?.moved).toBe(3);
    expect(rowOf(board, "2")?.moved).toBe(0);
    expect(rowOf(board, "4")?.moved).toBe(0);
  });

  test("the order in which results arrive changes no byte (fault E13)", () => {
    fc.assert(
      fc.property(results, formula, fc.infiniteStream(fc.nat()), (list, rule, seeds) => {
        const shuffled = list.map((r) => ({ r, at: seeds.next().value as number })).sort((a, b) => a.at - b.at);
        const again = compute(
          shuffled.map(({ r }) => r),
          { formula: rule },
        );
        expect(JSON.stringify(again.board)).toBe(JSON.stringify(compute(list, { formula: rule }).board));
      }),
    );
  });

  test("figures add up from branches to committees to the totals, without double counting (feature G9)", () => {
    fc.assert(
      fc.property(results, formula, (list, rule) => {
        const { board, members } = compute(list, { formula: rule });
        for (const figure of ["eligible", "started", "locked"] as const) {
          const total = (rows: Record<typeof figure, number>[]) => rows.reduce((s, row) => s + row[figure], 0);
          expect(total(board.branches)).toBe(board.totals[figure]);
          expect(total(board.committees)).toBe(board.totals[figure]);
        }
        for (const committee of board.committees) {
          const beneath = board.branches.filter((b) => b.parentId === committee.unitId);
          expect(committee.scoreSum).toBe(beneath.reduce((s, b) => s + b.scoreSum, 0));
        }
        expect(board.totals.locked).toBe(members.list.length);
        const counted = list.filter((r) => r.branchId !== "elsewhere");
        expect(board.totals.started).toBe(new Set(counted.map((r) => r.memberId)).size);
      }),
    );
  });

  test("a rank is one more than the number of better rows, and rows stand in its order", () => {
    fc.assert(
      fc.property(results, formula, (list, rule) => {
        const { board } = compute(list, { formula: rule });
        for (const rows of [board.branches, board.committees]) {
          for (const row of rows) expect(row.rank).toBe(1 + rows.filter((other) => other.value > row.value).length);
          expect(rows.map((r) => r.rank)).toEqual(rows.map((r) => r.rank).sort((a, b) => a - b));
        }
      }),
    );
  });

  test("canonical bytes do not depend on the order of rows", () => {
    const { board } = compute([{ memberId: "x", branchId: "3", ordinal: 1, state: "locked" as const, score: 50, elapsedMs: 0 }]);
    expect(canonicalRows([...board.branches].reverse())).toBe(canonicalRows(board.branches));
    expect(canonicalRows(board.branches).split("\n")[2]).toBe("3\t1\t4\t1\t50\t1250");
  });
});
