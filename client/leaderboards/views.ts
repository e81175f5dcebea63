import type { CompetitionView } from "../lib/views.ts";

/** What the leaderboards' API answers, as the client reads it. Instants are integer milliseconds. */

export interface Totals {
  eligible: number;
  started: number;
  locked: number;
}

/** A branch or a committee. `value` is hundredths of a point; `moved` is places gained of late, negative for lost. */
export interface UnitRow {
  unitId: string;
  rank: number;
  name: string;
  shortName: string;
  parentId: string | null;
  eligible: number;
  locked: number;
  scoreSum: number;
  value: number;
  moved: number;
}

export interface MemberRow {
  rank: number;
  maskedName: string;
  branchName: string;
  score: number;
  elapsedMs: number;
  mine: boolean;
}

interface Published {
  competitionId: string;
  version: number;
  asOf: number;
  totals: Totals;
}

export interface UnitBoard extends Published {
  maxScore: number;
  formulaText: string;
  rows: UnitRow[];
}

export interface MemberBoard extends Published {
  maxScore: number;
  rows: MemberRow[];
}

/** My place among the members, with two neighbours each side. `rank` is null until I have submitted. */
export interface MyPlace {
  rank: number | null;
  total: number;
  rows: MemberRow[];
}

/** What the stream sends: enough to know that something is newer. */
export interface BoardNotice {
  competitionId: string;
  version: number;
  asOf: number;
}

export interface OverviewCommittee {
  unitId: string;
  name: string;
  eligible: number;
  started: number;
  locked: number;
  value: number;
  /** Locked percent of each of its branches. */
  branches: number[];
}

export interface Overview {
  competition: CompetitionView;
  asOf: number;
  totals: Totals;
  committees: OverviewCommittee[];
  streams: { readers: number };
}
