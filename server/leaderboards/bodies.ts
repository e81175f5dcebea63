import { gzipSync } from "node:zlib";
import type { z } from "zod";
import { BoardNoticeView, MemberBoardView, type Progress, ProgressView, UnitBoardView } from "./views.ts";
import type { Leaderboard, MemberStanding, UnitStanding } from "./leaderboard.ts";

/** A reply made once and sent to everyone who asks. */
export interface Body {
  plain: Uint8Array<ArrayBuffer>;
  /** Absent when it was made for one reader. */
  gzip?: Uint8Array<ArrayBuffer>;
}

/** Everything that readers of one version may get, ready to send. */
export interface Bodies {
  branches: Body;
  committees: Body;
  /** null when the rules switch the list of persons off. */
  members: Body | null;
  /** Member ids of the rows of `members`, in order. */
  owners: string[];
  notice: string;
  progress: Progress;
}

const noticeRows = 10;

/**
 * Turns a board into its replies. Each passes through its view here, once a version, instead of once a request:
 * only listed fields leave, and a member's id is not one of them.
 */
export function renderBodies(board: Leaderboard, formulaText: string, memberBoard: boolean): Bodies {
  const { competitionId, version, asOf, maxScore, totals } = board;
  const common = { competitionId, version, asOf, maxScore, formulaText, totals };
  return {
    branches: encode(UnitBoardView, { ...common, rows: board.branches }),
    committees: encode(UnitBoardView, { ...common, rows: board.committees }),
    members: memberBoard ? encode(MemberBoardView, { ...common, rows: board.members.map((row) => memberRow(row, undefined)) }) : null,
    owners: board.members.map((row) => row.memberId),
    notice: JSON.stringify(BoardNoticeView.parse({ competitionId, version, asOf, totals, top: board.branches.slice(0, noticeRows) })),
    progress: ProgressView.parse({ asOf, totals, committees: progressOf(board.committees, board.branches) }),
  };
}

/** A member's row as `readerId` sees it. */
export function memberRow(row: MemberStanding, readerId: string | undefined) {
  const { rank, maskedName, branchName, score, elapsedMs } = row;
  return { rank, maskedName, branchName, score, elapsedMs, mine: row.memberId === readerId };
}

function progressOf(committees: UnitStanding[], branches: UnitStanding[]): Progress["committees"] {
  const percents = new Map<string | null, number[]>();
  for (const { parentId, locked, eligible } of branches) {
    const percent = eligible === 0 ? 0 : Math.min(100, Math.floor((100 * locked) / eligible));
    const known = percents.get(parentId);
    if (known) known.push(percent);
    else percents.set(parentId, [percent]);
  }
  return committees.map((row) => ({ ...row, branches: percents.get(row.unitId) ?? [] }));
}

const text = new TextEncoder();

function encode<S extends z.ZodType>(view: S, value: z.input<S>): Body {
  const plain = text.encode(JSON.stringify(view.parse(value)));
  // Bytes of their own, so that handing them to another thread copies nothing.
  return { plain, gzip: new Uint8Array(gzipSync(plain)) };
}
