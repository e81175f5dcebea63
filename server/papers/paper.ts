/**
 * One place of a paper: which revision stands there, how many marks it carries and the order in which
 * this member saw its parts. `order[i]` is the index in the bank's own list of what was shown i-th:
 * options for single, multiple and order; left sides for match (`rights` holds the right column's order).
 */
export interface Slot {
  revision: string;
  marks: number;
  order: number[];
  rights?: number[];
}

/** The frozen sequence of revisions and option orders that one attempt was given. */
export interface Paper {
  seed: string;
  slots: Slot[];
}
