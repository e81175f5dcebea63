import type { Revision } from "../bank/revision.ts";
import type { Blueprint, BlueprintRow } from "./blueprint.ts";
import { createRandom } from "./random.ts";
import { fillRows, planSeating, type SeatingPlan } from "./seating.ts";
import { type ShuffleRule, shuffleRuleOf } from "./shuffle.ts";
import { type Aim, steer, totalOf } from "./steering.ts";

/** Everything about a blueprint and its pool that is the same for every paper, so that one draw costs microseconds. */
export interface PreparedPool {
  blueprint: Blueprint;
  /** Sorted by revision id, so that the order in which a pool was read never changes a paper. */
  revisions: Revision[];
  shuffles: ShuffleRule[];
  difficulty: Uint8Array;
  plan: SeatingPlan;
  aim: Aim;
  /** Lowest and highest total difficulty of any paper; undefined when the pool cannot fill the blueprint. */
  reach: { lowest: number; highest: number } | undefined;
}

/**
 * Prepares a blueprint over a pool of revisions (of each question one). The target is the blueprint's expected total
 * difficulty over the pool, rounded, and moved into what can be reached where rows compete for the same questions.
 */
export function preparePool(blueprint: Blueprint, pool: readonly Revision[]): PreparedPool {
  const revisions = [...pool].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (new Set(revisions.map((r) => r.questionId)).size !== revisions.length) throw new Error("a pool holds one revision of each question");
  const difficulty = Uint8Array.from(revisions, (r) => r.difficulty);
  const candidates = blueprint.rows.map((row) => Int32Array.from([...revisions.keys()].filter((i) => fits(row, revisions[i] as Revision))));
  const counts = blueprint.rows.map((row) => row.count);
  const plan = planSeating(revisions.length, counts, candidates);
  const reach = reachOf(plan, difficulty);
  const expected = Math.round(expectedTotal(plan, difficulty));
  const target = reach ? Math.min(Math.max(expected, reach.lowest), reach.highest) : expected;
  const aim = { target, bound: blueprint.difficultyBound };
  return { blueprint, revisions, shuffles: revisions.map((r) => shuffleRuleOf(r.content)), difficulty, plan, aim, reach };
}

const fits = (row: BlueprintRow, revision: Revision): boolean =>
  row.type === revision.type &&
  (row.period ?? revision.period) === revision.period &&
  (row.topic ?? revision.topic) === revision.topic &&
  (row.difficulty ?? revision.difficulty) === revision.difficulty &&
  (row.layer ?? revision.layer) === revision.layer;

/** Each row's count times the mean difficulty of what fits it. */
function expectedTotal({ counts, candidates }: SeatingPlan, difficulty: Uint8Array): number {
  const means = candidates.map((list) => list.reduce((sum, q) => sum + (difficulty[q] as number), 0) / Math.max(list.length, 1));
  return counts.reduce((sum, count, row) => sum + count * (means[row] as number), 0);
}

function reachOf(plan: SeatingPlan, difficulty: Uint8Array): PreparedPool["reach"] {
  const random = createRandom("reach");
  const extreme = (target: number) => {
    const seating = fillRows(plan, random);
    if ("need" in seating) return undefined;
    steer(plan, seating, difficulty, { target, bound: 0 }, random);
    return totalOf(seating, difficulty);
  };
  const lowest = extreme(0);
  const highest = extreme(3 * plan.counts.reduce((sum, count) => sum + count, 0) + 1);
  return lowest === undefined || highest === undefined ? undefined : { lowest, highest };
}
