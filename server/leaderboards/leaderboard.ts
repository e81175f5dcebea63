/** A row of the branch board or of the committee roll-up. Figures are whole numbers; `value` is hundredths of a point. */
export interface UnitStanding {
  unitId: string;
  /** Competition ranking: equal values share a rank (1, 1, 3). */
  rank: number;
  name: string;
  shortName: string;
  /** Of a branch: the committee row it is counted in. Of a committee: the committee above it, if any. */
  parentId: string | null;
  /** Members on the roster. */
  eligible: number;
  /** Members with at least one attempt, open or locked. For the organiser's eyes. */
  started: number;
  /** Members with at least one locked attempt. */
  locked: number;
  /** Sum of each member's best locked score. */
  scoreSum: number;
  value: number;
  /** Places gained since the comparison board of about a minute ago; negative for lost. */
  moved: number;
}

/** A person on the member board. The name is masked before it is put here: no board ever holds a full name. */
export interface MemberStanding {
  /** Opaque to readers: lets a member find the own row, nothing else. */
  memberId: string;
  rank: number;
  maskedName: string;
  branchName: string;
  score: number;
  /** Whole seconds: what decides a tie is what is shown. */
  elapsedMs: number;
}

export interface Totals {
  eligible: number;
  started: number;
  locked: number;
}

/** One published, numbered list. Counts locked work only (fault E07). */
export interface Leaderboard {
  competitionId: string;
  version: number;
  asOf: number;
  maxScore: number;
  totals: Totals;
  branches: UnitStanding[];
  committees: UnitStanding[];
  /** The first hundred, ties at the end included up to a bound. Empty when the rules switch the list off. */
  members: MemberStanding[];
}
