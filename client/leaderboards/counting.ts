/** The most strips that can still be told apart on a 320 px phone. */
const mostSlips = 50;

export interface PeopleSlips {
  /** How many people one slip stands for; the caption says so. */
  per: number;
  total: number;
  on: number;
}

/**
 * A branch as slips: one is one person up to fifty people, then one is two, three, … people.
 * As long as anybody is missing one slip stays empty, and as long as anybody is in, one is filled.
 */
export function peopleSlips(eligible: number, locked: number): PeopleSlips {
  const per = Math.max(1, Math.ceil(eligible / mostSlips));
  const total = Math.ceil(eligible / per);
  if (locked >= eligible) return { per, total, on: total };
  return { per, total, on: locked === 0 ? 0 : Math.max(1, Math.min(total - 1, Math.round(locked / per))) };
}

/** A share as `total` slips: how many are full, and whether one is being filled now. */
export function shareSlips(part: number, whole: number, total: number): { on: number; now: boolean } {
  if (whole === 0 || part === 0) return { on: 0, now: false };
  const on = Math.floor((part * total) / whole);
  return { on, now: on < total };
}

/** The five ink steps of a branch on the organiser's strip: 1 is under a fifth, 5 is everybody. */
export function stepOf(percent: number): 1 | 2 | 3 | 4 | 5 {
  if (percent >= 100) return 5;
  if (percent >= 80) return 4;
  if (percent >= 50) return 3;
  return percent >= 20 ? 2 : 1;
}
