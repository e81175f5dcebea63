import type { BoardUnits } from "./units.ts";

/** What one scored attempt brings; `(memberId, ordinal)` is unique and ordinals count from 1. */
export interface AttemptResult {
  memberId: string;
  /** The branch held when the attempt began. */
  branchId: string;
  ordinal: number;
  /** Open: begun, counts for participation only. */
  state: "open" | "locked";
  /** null while open. */
  score: number | null;
  elapsedMs: number | null;
}

/**
 * Attempts as columns: entry i of each belongs to one attempt. With an object an attempt, the garbage of a
 * recomputation every second is what the whole process would weigh.
 */
export interface Attempts {
  memberIds: string[];
  /** Place of the branch in BoardUnits. */
  branches: number[];
  ordinals: number[];
  locked: boolean[];
  scores: number[];
  /** Whole seconds decide a tie, and no fraction of one. */
  seconds: number[];
}

/** Collects results into columns; attempts of branches that are not on this board are left out. */
export function collectAttempts(units: BoardUnits): { attempts: Attempts; add: (result: AttemptResult) => void } {
  const attempts: Attempts = { memberIds: [], branches: [], ordinals: [], locked: [], scores: [], seconds: [] };
  // An index hands out a branch's attempts together, which spares looking its place up for each of them.
  let branchId = "";
  let branch: number | undefined;
  const add = (result: AttemptResult) => {
    if (result.branchId !== branchId) {
      branchId = result.branchId;
      branch = units.placeOf.get(branchId);
    }
    if (branch === undefined) return;
    attempts.memberIds.push(result.memberId);
    attempts.branches.push(branch);
    attempts.ordinals.push(result.ordinal);
    attempts.locked.push(result.state === "locked");
    attempts.scores.push(result.score ?? 0);
    attempts.seconds.push(Math.floor((result.elapsedMs ?? 0) / 1000));
  };
  return { attempts, add };
}

/** Each member once, where the counting attempt began. Lists are by place of the branch in BoardUnits. */
export interface Tally {
  /** Which attempts count: the best locked one of each member who has one. */
  locked: number[];
  started: number[];
  scores: number[][];
}

export function tallyAttempts(attempts: Attempts, units: BoardUnits): Tally {
  const tally: Tally = { locked: [], started: units.branches.map(() => 0), scores: units.branches.map(() => []) };
  const count = (i: number) => {
    const branch = attempts.branches[i] as number;
    tally.started[branch] = (tally.started[branch] as number) + 1;
    if (!attempts.locked[i]) return;
    tally.locked.push(i);
    tally.scores[branch]?.push(attempts.scores[i] as number);
  };
  // Only who has more than one attempt needs to be looked up: a table of everyone costs more than the rest together.
  const several = new Map<string, number | undefined>();
  const { memberIds, ordinals } = attempts;
  for (let i = 0; i < ordinals.length; i++) if ((ordinals[i] as number) > 1) several.set(memberIds[i] as string, undefined);
  for (let i = 0; i < memberIds.length; i++) {
    const memberId = memberIds[i] as string;
    if (several.size > 0 && several.has(memberId)) several.set(memberId, better(attempts, several.get(memberId), i));
    else count(i);
  }
  for (const best of several.values()) if (best !== undefined) count(best);
  return tally;
}

/** The attempt that counts: the best locked one, else the first begun. */
function better({ locked, scores, seconds, ordinals }: Attempts, known: number | undefined, one: number): number {
  if (known === undefined) return one;
  if (locked[one] !== locked[known]) return locked[one] ? one : known;
  const by = (column: number[]) => (column[one] as number) - (column[known] as number);
  const worse = (locked[one] && (-by(scores) || by(seconds))) || by(ordinals);
  return worse < 0 ? one : known;
}
