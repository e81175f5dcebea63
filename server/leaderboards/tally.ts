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
  /** How many there are; the columns of numbers are longer. */
  size: number;
  memberIds: string[];
  /** Place of the branch in BoardUnits. */
  branches: Int32Array;
  ordinals: Int32Array;
  /** 1: locked. */
  locked: Uint8Array;
  scores: Int32Array;
  /** Whole seconds decide a tie, and no fraction of one. */
  seconds: Int32Array;
}

/** Room for a district to begin with. */
const room = 16_384;

/** Collects results into columns; attempts of branches that are not on this board are left out. */
export function collectAttempts(units: BoardUnits): { attempts: Attempts; add: (result: AttemptResult) => void } {
  const attempts: Attempts = {
    size: 0,
    memberIds: [],
    branches: new Int32Array(room),
    ordinals: new Int32Array(room),
    locked: new Uint8Array(room),
    scores: new Int32Array(room),
    seconds: new Int32Array(room),
  };
  // An index hands out a branch's attempts together, which spares looking its place up for each of them.
  let branchId = "";
  let branch: number | undefined;
  const add = (result: AttemptResult) => {
    if (result.branchId !== branchId) {
      branchId = result.branchId;
      branch = units.placeOf.get(branchId);
    }
    if (branch === undefined) return;
    const at = attempts.size++;
    if (at === attempts.scores.length) double(attempts);
    attempts.memberIds.push(result.memberId);
    attempts.branches[at] = branch;
    attempts.ordinals[at] = result.ordinal;
    attempts.locked[at] = result.state === "locked" ? 1 : 0;
    attempts.scores[at] = result.score ?? 0;
    attempts.seconds[at] = Math.floor((result.elapsedMs ?? 0) / 1000);
  };
  return { attempts, add };
}

function double(attempts: Attempts): void {
  const wider = (column: Int32Array): Int32Array => {
    const copy = new Int32Array(2 * column.length);
    copy.set(column);
    return copy;
  };
  attempts.branches = wider(attempts.branches);
  attempts.ordinals = wider(attempts.ordinals);
  attempts.scores = wider(attempts.scores);
  attempts.seconds = wider(attempts.seconds);
  const locked = new Uint8Array(2 * attempts.locked.length);
  locked.set(attempts.locked);
  attempts.locked = locked;
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
  const { memberIds, ordinals, size } = attempts;
  for (let i = 0; i < size; i++) if ((ordinals[i] as number) > 1) several.set(memberIds[i] as string, undefined);
  for (let i = 0; i < size; i++) {
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
  const by = (column: Int32Array) => (column[one] as number) - (column[known] as number);
  const worse = (locked[one] && (-by(scores) || by(seconds))) || by(ordinals);
  return worse < 0 ? one : known;
}
