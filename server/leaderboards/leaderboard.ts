/** A row of the branch board or of the committee roll-up. Figures are integers; `value` is hundredths of a point. */
export interface UnitStanding {
  unitId: string;
  /** Competition ranking: equal values share a rank (1, 1, 3). */
  rank: number;
  name: string;
  shortName: string;
  parentId: string | null;
  eligible: number;
  locked: number;
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
  elapsedMs: number;
}

export interface Totals {
  eligible: number;
  started: number;
  locked: number;
}

/** One published, numbered list. Counts locked work only. */
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
