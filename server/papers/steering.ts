import type { Random } from "./random.ts";
import { passAlong, type Seating, type SeatingPlan, searchChain } from "./seating.ts";

/** Where the total difficulty of a paper has to lie: at most `bound` points from `target`. */
export interface Aim {
  target: number;
  bound: number;
}

/**
 * Swaps questions one at a time until the total difficulty lies within the aim; answers whether it does. Changes `seating`.
 * The sets of questions that can fill a blueprint are the bases of a matroid, so while a better set exists one swap
 * improves on this one, and a swap moves the total by 1 or 2 points: with a bound of at least 1 every aim
 * between the lowest and the highest total is reached.
 */
export function steer(plan: SeatingPlan, seating: Seating, difficulty: Uint8Array, aim: Aim, random: Random): boolean {
  let total = totalOf(seating, difficulty);
  // Each useful swap moves a seat by a point or two; more are needed only to and fro around a bound of 0.
  const mostSwaps = 64 + 2 * seating.seats.reduce((sum, row) => sum + row.length, 0);
  for (let swaps = 0; Math.abs(total - aim.target) > aim.bound; swaps++) {
    const distance = aim.target - total;
    const moved = swaps < mostSwaps ? swapTowards(plan, seating, difficulty, distance, Math.abs(distance) + aim.bound, random) : 0;
    if (moved === 0) return false;
    total += moved;
  }
  return true;
}

export function totalOf({ seats }: Seating, difficulty: Uint8Array): number {
  let total = 0;
  for (const row of seats) for (const question of row) total += difficulty[question] as number;
  return total;
}

/** Exchanges one seated question for a free one in the direction of `distance`, by at most `largest` points if it can. Answers the change, 0 for none. */
function swapTowards(
  plan: SeatingPlan,
  seating: Seating,
  difficulty: Uint8Array,
  distance: number,
  largest: number,
  random: Random,
): number {
  const direction = Math.sign(distance);
  const places = seating.seats.flatMap((row, r) => row.map((_, seat) => ({ row: r, seat })));
  const start = random.below(places.length);
  // First within the row and without overshooting, then through other rows, at last with overshooting (needed for a bound of 0 only).
  for (const { most, within } of [
    { most: largest, within: true },
    { most: largest, within: false },
    { most: 2, within: false },
  ]) {
    for (let i = 0; i < places.length; i++) {
      const { row, seat } = places[(start + i) % places.length] as { row: number; seat: number };
      const leaving = (seating.seats[row] as number[])[seat] as number;
      const gain = (question: number) => ((difficulty[question] as number) - (difficulty[leaving] as number)) * direction;
      const fits = (question: number) => gain(question) > 0 && gain(question) <= most;
      const arriving = within ? freeWithin(plan, seating, row, fits, random) : throughOthers(plan, seating, row, fits);
      if (arriving === undefined) continue;
      const { question, seated } = arriving;
      const change = gain(question) * direction;
      seating.rowOf[leaving] = -1;
      (seating.seats[row] as number[])[seat] = seated;
      return change;
    }
  }
  return 0;
}

interface Arrival {
  /** The free question that came in somewhere. */
  question: number;
  /** The question that now takes the seat. */
  seated: number;
}

function freeWithin(
  { candidates }: SeatingPlan,
  { rowOf }: Seating,
  row: number,
  fits: (q: number) => boolean,
  random: Random,
): Arrival | undefined {
  const list = candidates[row] as Int32Array;
  const start = random.below(list.length);
  for (let i = 0; i < list.length; i++) {
    const question = list[(start + i) % list.length] as number;
    if (rowOf[question] !== -1 || !fits(question)) continue;
    rowOf[question] = row;
    return { question, seated: question };
  }
  return undefined;
}

function throughOthers(plan: SeatingPlan, seating: Seating, row: number, fits: (q: number) => boolean): Arrival | undefined {
  const { found } = searchChain(plan, seating, row, fits);
  return found && { question: found.question, seated: passAlong(seating, found, row) };
}
