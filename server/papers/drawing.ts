import type { BlueprintRow } from "./blueprint.ts";
import type { Paper, Slot } from "./paper.ts";
import type { PreparedPool } from "./pool.ts";
import { createRandom } from "./random.ts";
import { fillRows } from "./seating.ts";
import { describeDifficulty, describeShortage, type Shortage } from "./shortage.ts";
import { drawOrder, type ShuffleRule } from "./shuffle.ts";
import { steer } from "./steering.ts";

/**
 * Draws one paper. Same blueprint, same pool, same seed: same paper, for ever. Questions stand in the order of the
 * blueprint's rows, at random within a row, none twice; the total difficulty lies within the blueprint's bound.
 * A pool that cannot give such a paper is refused with the rows that fall short (`checkStock` says so at set-up).
 */
export function drawPaper(prepared: PreparedPool, seed: string): Paper | { shortfall: Shortage[] } {
  const { blueprint, plan, difficulty, aim, revisions, shuffles } = prepared;
  const random = createRandom(seed);
  const seating = fillRows(plan, random);
  if ("need" in seating) return { shortfall: [describeShortage(blueprint, seating)] };
  if (!steer(plan, seating, difficulty, aim, random)) return { shortfall: [describeDifficulty(prepared)] };
  const slots = blueprint.rows.flatMap(({ marks }: BlueprintRow, row) =>
    (seating.seats[row] as number[]).map((question): Slot => {
      const revision = (revisions[question] as { id: string }).id;
      return { revision, marks, ...drawOrder(shuffles[question] as ShuffleRule, random) };
    }),
  );
  return { seed, slots };
}
