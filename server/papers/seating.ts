import type { Random } from "./random.ts";

/** A blueprint's rows over a pool, as numbers: which questions (by index) may stand in which row. */
export interface SeatingPlan {
  questions: number;
  /** How many questions each row wants. */
  counts: number[];
  /** The questions that fit each row. */
  candidates: Int32Array[];
  /** Rows in the order they are filled: those with the fewest candidates first, before a wider row takes theirs. */
  fillOrder: number[];
}

/** Which questions stand in which row. Each question stands in one row at most. */
export interface Seating {
  /** By question: its row, or −1. */
  rowOf: Int16Array;
  /** By row: its questions, in the order drawn. */
  seats: number[][];
}

/** Rows that together want more questions than the pool holds for them. */
export interface RowShortage {
  rows: number[];
  need: number;
  have: number;
}

const free = -1;

export function planSeating(questions: number, counts: number[], candidates: Int32Array[]): SeatingPlan {
  const size = (row: number) => candidates[row]?.length ?? 0;
  const fillOrder = counts.map((_, row) => row).sort((a, b) => size(a) - size(b) || a - b);
  return { questions, counts, candidates, fillOrder };
}

/**
 * Fills every row at random. Rows may want the same questions; where one finds too few left, seats are passed on between
 * rows (augmenting paths), so this fails only when the pool truly cannot fill the blueprint.
 */
export function fillRows(plan: SeatingPlan, random: Random): Seating | RowShortage {
  const seating: Seating = { rowOf: new Int16Array(plan.questions).fill(free), seats: plan.counts.map(() => []) };
  for (const row of plan.fillOrder) {
    const seats = seating.seats[row] as number[];
    const count = plan.counts[row] as number;
    takeAtRandom(plan, seating, row, count, random);
    while (seats.length < count) {
      const search = searchChain(plan, seating, row, () => true);
      if (!search.found) return { rows: search.rows, ...stockOf(plan, search.rows) };
      seats.push(passAlong(seating, search.found, row));
    }
  }
  return seating;
}

function takeAtRandom({ candidates }: SeatingPlan, { rowOf, seats }: Seating, row: number, count: number, random: Random): void {
  const mixed = (candidates[row] as Int32Array).slice();
  const taken = seats[row] as number[];
  for (let i = 0; i < mixed.length && taken.length < count; i++) {
    const j = i + random.below(mixed.length - i);
    const question = mixed[j] as number;
    mixed[j] = mixed[i] as number;
    if (rowOf[question] !== free) continue;
    rowOf[question] = row;
    taken.push(question);
  }
}

/** A free question and the rows it passes through: it sits down in the first, whose `moved` question goes on to the next, and so on. */
export interface Chain {
  question: number;
  steps: { row: number; moved: number }[];
}

/**
 * Looks for a free, wanted question that could, directly or by passing others along, give row `goal` one more.
 * When there is none, `rows` are all rows whose questions could have reached it: they share one stock that is used up.
 */
export function searchChain(
  { candidates }: SeatingPlan,
  { rowOf }: Seating,
  goal: number,
  wanted: (question: number) => boolean,
): { found: Chain | undefined; rows: number[] } {
  const rows = [goal];
  const onward = new Map<number, { row: number; moved: number }>();
  for (const row of rows) {
    for (const question of candidates[row] as Int32Array) {
      const holder = rowOf[question] as number;
      if (holder === free) {
        if (wanted(question)) return { found: chainFrom(question, row, onward), rows };
      } else if (holder !== goal && !onward.has(holder)) {
        onward.set(holder, { row, moved: question });
        rows.push(holder);
      }
    }
  }
  return { found: undefined, rows };
}

function chainFrom(question: number, first: number, onward: Map<number, { row: number; moved: number }>): Chain {
  const steps: Chain["steps"] = [];
  for (let row = first, next = onward.get(row); next; row = next.row, next = onward.get(row)) steps.push({ row, moved: next.moved });
  return { question, steps };
}

/** Carries a chain out and answers the question that arrives at `goal`; the caller gives it a seat there. */
export function passAlong({ rowOf, seats }: Seating, { question, steps }: Chain, goal: number): number {
  let arriving = question;
  for (const { row, moved } of steps) {
    const list = seats[row] as number[];
    list[list.indexOf(moved)] = arriving;
    rowOf[arriving] = row;
    arriving = moved;
  }
  rowOf[arriving] = goal;
  return arriving;
}

/** What some rows want together and how many different questions there are for them. */
export function stockOf({ counts, candidates }: SeatingPlan, rows: readonly number[]): { need: number; have: number } {
  const union = new Set(rows.flatMap((row) => [...(candidates[row] as Int32Array)]));
  return { need: rows.reduce((sum, row) => sum + (counts[row] as number), 0), have: union.size };
}
