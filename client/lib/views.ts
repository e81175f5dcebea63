/** What the API answers, as the client reads it. Instants are integer milliseconds, durations too. */

export type Choice = number | number[] | boolean | string[] | null;
export type QuestionType = "single" | "multiple" | "judge" | "blank" | "order" | "match";
export type Credit = "all-or-nothing" | "partial" | "pairwise";
export type Phase = "scheduled" | "open" | "closed" | "revealed";

export interface SessionView {
  role: "none" | "member" | "organiser" | "screen";
  serverNow: number;
  member?: { id: string; name: string; branchId: string; branchName: string; elder: boolean; typeSize: number | null };
  organiser?: { name: string };
  screen?: { competitionId: string; unitId: string | null };
}

export interface BranchChoice {
  id: string;
  name: string;
  committeeName: string;
}

export interface AttemptSummary {
  id: string;
  ordinal: number;
  state: "open" | "locked";
  startedAt: number;
  deadlineAt: number;
  lockedAt: number | null;
  receiptCode: string | null;
  score: number | null;
}

export interface CompetitionView {
  id: string;
  title: string;
  round: string;
  phase: Phase;
  opensAt: number;
  closesAt: number;
  revealAt: number;
  timeLimitMs: number;
  questionLimitMs: number;
  graceMs: number;
  questions: number;
  maxScore: number;
  attemptLimit: number;
  memberBoard: boolean;
  rules: string[];
  difficultyNote: string;
  formulaText: string;
  serverNow: number;
  mine?: { attempts: AttemptSummary[]; attemptsLeft: number };
  branch?: { id: string; name: string; eligible: number; locked: number };
}

export interface CompetitionList {
  serverNow: number;
  competitions: CompetitionView[];
}

export interface QuestionView {
  position: number;
  type: QuestionType;
  marks: number;
  credit: Credit;
  /** Null only while a limit per question applies and the question has not been opened. */
  stem: string | null;
  options: string[];
  lefts: string[];
  rights: string[];
  blanks: number;
  openedAt: number | null;
  remainingMs: number | null;
}

export interface StoredAnswer {
  position: number;
  choice: Choice;
  epoch: number;
  seq: number;
  receivedAt: number;
}

export interface AttemptView {
  id: string;
  competitionId: string;
  kind: "scored" | "rehearsal";
  state: "open" | "locked";
  epoch: number;
  previousEpoch: number | null;
  startedAt: number;
  deadlineAt: number;
  graceMs: number;
  questionLimitMs: number;
  remainingMs: number;
  serverNow: number;
  maxScore: number;
  receiptCode: string | null;
  lockedAt: number | null;
  lockCause: string | null;
  questions: QuestionView[];
  answers: StoredAnswer[];
}

export interface SaveReply {
  outcome: "saved" | "superseded";
  position: number;
  epoch: number;
  seq: number;
  receivedAt: number;
  receipt: string;
  remainingMs: number;
  stored?: { choice: Choice; epoch: number; seq: number; receivedAt: number };
}

export interface SubmitReply {
  attemptId: string;
  receiptCode: string;
  lockedAt: number;
  lockCause: string;
  elapsedMs: number;
  answered: number;
  total: number;
}

export interface ResultQuestion {
  position: number;
  type: QuestionType;
  stem: string;
  options: string[];
  lefts: string[];
  rights: string[];
  choice: Choice;
  key: Choice;
  accepted?: string[][];
  marks: number;
  earned: number;
  explanation: string;
  source: { title: string; author: string; publisher?: string; date?: string };
}

export interface ResultView {
  attemptId: string;
  score: number;
  maxScore: number;
  right: number;
  wrong: number;
  elapsedMs: number;
  lockedAt: number;
  questions: ResultQuestion[];
}
