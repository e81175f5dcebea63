import { compareIds, competitionRanks } from "./ranking.ts";
import type { BoardUnits } from "./units.ts";

/** What one scored attempt brings. `locked` false: started, counts for participation only. */
export interface AttemptResult {
  memberId: string;
  branchId: string;
  ordinal: number;
  locked: boolean;
  score: number;
  elapsedMs: number;
}

/** The attempt that counts for a member: the best locked one, else the first begun. */
export interface Best {
  memberId: string;
  /** Place of the branch in BoardUnits: the branch held when that attempt began. */
  branch: number;
  ordinal: number;
  locked: boolean;
  score: number;
  seconds: number;
  /** Place in the ranked list, from 0; -1 while nothing is locked. */
  place: number;
}

export interface Tally {
  members: Map<string, Best>;
  /** By place of the branch in BoardUnits. */
  started: number[];
  scores: number[][];
}

/** Results arrive one by one, in any order and without an object each: 144,180 of them every second at the largest size. */
export function createTally(units: BoardUnits) {
  const members = new Map<string, Best>();
  return {
    add(memberId: string, branchId: string, ordinal: number, locked: boolean, score: number, elapsedMs: number): void {
      const branch = units.placeOf.get(branchId);
      if (branch === undefined) return;
      const seconds = Math.floor(elapsedMs / 1000);
      const known = members.get(memberId);
      if (!known) {
        members.set(memberId, { memberId, branch, ordinal, locked, score, seconds, place: -1 });
      } else if (isBetter(known, ordinal, locked, score, seconds)) {
        known.branch = branch;
        known.ordinal = ordinal;
        known.locked = locked;
        known.score = score;
        known.seconds = seconds;
      }
    },
    /** Each member counts once, where the counting attempt began. */
    done(): Tally {
      const started = units.branches.map(() => 0);
      const scores: number[][] = units.branches.map(() => []);
      for (const best of members.values()) {
        started[best.branch] = (started[best.branch] as number) + 1;
        if (best.locked) scores[best.branch]?.push(best.score);
      }
      return { members, started, scores };
    },
  };
}

function isBetter(known: Best, ordinal: number, locked: boolean, score: number, seconds: number): boolean {
  if (locked !== known.locked) return locked;
  if (locked && score !== known.score) return score > known.score;
  if (locked && seconds !== known.seconds) return seconds < known.seconds;
  return ordinal < known.ordinal;
}

export interface RankedMembers {
  /** Best first. Inside a tie by id, which means nothing: rows keep their order and names decide nothing (fault E13). */
  list: Best[];
  ranks: number[];
  byId: Map<string, Best>;
}

/** Published order: score, then whole seconds, then the rank is shared (feature F2). */
export function rankMembers({ members }: Tally): RankedMembers {
  const list: Best[] = [];
  for (const best of members.values()) if (best.locked) list.push(best);
  list.sort((a, b) => b.score - a.score || a.seconds - b.seconds || compareIds(a.memberId, b.memberId));
  for (const [place, best] of list.entries()) best.place = place;
  const ranks = competitionRanks(list, (a, b) => a.score === b.score && a.seconds === b.seconds);
  return { list, ranks, byId: members };
}
