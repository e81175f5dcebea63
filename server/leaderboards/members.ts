import { compareIds } from "./ranking.ts";
import type { Attempts } from "./tally.ts";

const shownRows = 100;
/** A tie at the hundredth place is shown whole as long as it is not a crowd. */
const mostShownRows = 120;
const neighbours = 2;

/** Who has locked something, best first: score, then whole seconds, then the rank is shared (feature F2). */
export interface RankedMembers {
  attempts: Attempts;
  /** Attempts by place. Inside a tie in no order that means anything; `settle` puts what is to be shown in a lasting one. */
  list: Int32Array;
  /** Standard competition ranking, by place in `list`. */
  ranks: Int32Array;
  /** Places by attempt; -1 for what is not in `list`. */
  places: Int32Array;
  /** Attempts by member id, made when the first member asks: a board that nobody asks about does without. */
  byMember?: Map<string, number>;
}

/** Results beyond this many different ones are sorted by comparing instead of counting. */
const mostStandings = 1 << 22;

/** @param locked one attempt a member. Works on plain numbers that carry score and seconds: objects cost five times as much. */
export function rankMembers(attempts: Attempts, locked: readonly number[]): RankedMembers {
  const { scores, seconds } = attempts;
  const size = locked.length;
  let most = 0;
  let longest = 0;
  for (const i of locked) {
    most = Math.max(most, scores[i] as number);
    longest = Math.max(longest, seconds[i] as number);
  }
  const standings = (most + 1) * (longest + 1);
  // 0 is the best standing there could be: the highest score in no time.
  const standingOf = (i: number) => (most - (scores[i] as number)) * (longest + 1) + (seconds[i] as number);
  const list = standings <= mostStandings ? byCounting(locked, standingOf, standings) : byComparing(locked, standingOf, standings);
  const ranked: RankedMembers = { attempts, list, ranks: new Int32Array(size), places: new Int32Array(attempts.size).fill(-1) };
  let rank = 1;
  let before = -1;
  for (let place = 0; place < size; place++) {
    const attempt = list[place] as number;
    const standing = standingOf(attempt);
    if (standing !== before) rank = place + 1;
    before = standing;
    ranked.ranks[place] = rank;
    ranked.places[attempt] = place;
  }
  return ranked;
}

/** Attempts by standing, in time that grows with their number alone: scores and whole seconds take few different values. */
function byCounting(locked: readonly number[], standingOf: (i: number) => number, standings: number): Int32Array {
  const starts = new Int32Array(standings + 1);
  for (const i of locked) {
    const next = standingOf(i) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let s = 1; s <= standings; s++) starts[s] = (starts[s] as number) + (starts[s - 1] as number);
  const list = new Int32Array(locked.length);
  for (const i of locked) {
    const standing = standingOf(i);
    const place = starts[standing] as number;
    list[place] = i;
    starts[standing] = place + 1;
  }
  return list;
}

function byComparing(locked: readonly number[], standingOf: (i: number) => number, standings: number): Int32Array {
  const size = locked.length;
  if (!Number.isSafeInteger(standings * size)) throw new Error("scores and times too large to rank exactly");
  const keys = Float64Array.from(locked, (i, k) => standingOf(i) * size + k).sort();
  return Int32Array.from(keys, (key) => locked[key % size] as number);
}

/** The places of the member board. */
export function topPlaces(ranked: RankedMembers): number[] {
  const { list, ranks } = ranked;
  let end = Math.min(shownRows, list.length);
  while (end < list.length && ranks[end] === ranks[end - 1]) end++;
  settle(ranked, 0, end);
  return range(0, end <= mostShownRows ? end : shownRows);
}

/** The places of a member and of the two before and after, as far as there are any; none for who has locked nothing. */
export function placesAround(ranked: RankedMembers, memberId: string): number[] {
  const { attempts, list } = ranked;
  ranked.byMember ??= new Map(Array.from(list, (i) => [attempts.memberIds[i] as string, i]));
  const attempt = ranked.byMember.get(memberId);
  if (attempt === undefined) return [];
  const around = (): [number, number] => {
    const place = ranked.places[attempt] as number;
    return [Math.max(0, place - neighbours), Math.min(list.length, place + neighbours + 1)];
  };
  settle(ranked, ...around());
  // Settling may have moved the member inside a tie, and with it who stands beside.
  const [from, to] = around();
  settle(ranked, from, to);
  return range(from, to);
}

export const memberAt = ({ attempts, list }: RankedMembers, place: number): string => attempts.memberIds[list[place] as number] as string;

/**
 * Orders every tie that reaches into [from, to) by id, so that rows shown stay where they are and names decide
 * nothing (fault E13). Only what is shown is worth it: most ties of a large competition are never looked at.
 */
function settle(ranked: RankedMembers, from: number, to: number): void {
  const { attempts, list, ranks, places } = ranked;
  const idOf = (i: number) => attempts.memberIds[i] as string;
  let start = (ranks[from] ?? 1) - 1;
  while (start < Math.min(to, list.length)) {
    let end = start + 1;
    while (end < list.length && ranks[end] === ranks[start]) end++;
    const tie = list.slice(start, end).sort((a, b) => compareIds(idOf(a), idOf(b)));
    for (const [i, attempt] of tie.entries()) {
      list[start + i] = attempt;
      places[attempt] = start + i;
    }
    start = end;
  }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
