import { join } from "node:path";
import { readFileSync } from "node:fs";
import Sqlite from "better-sqlite3";
import type { z } from "zod";
import type { Question } from "../../server/bank/question.ts";
import type { Rules } from "../../server/competitions/rules.ts";
import type { MemberBoardView, UnitBoardView } from "../../server/leaderboards/views.ts";
import type { Choice } from "../../server/papers/choice.ts";
import type { Slot } from "../../server/papers/paper.ts";
import type { Acknowledged } from "./crowd-members.ts";
import { recountSlot } from "./recount-score.ts";

/** The boards as readers got them last. */
export interface Published {
  branches: z.infer<typeof UnitBoardView>;
  committees: z.infer<typeof UnitBoardView>;
  members: z.infer<typeof MemberBoardView>;
}

export interface Checked {
  /** Acknowledged answers that are not in the database, or stand there otherwise; receipts that are not there. */
  lost: number;
  boardsEqual: boolean;
  members: number;
  answers: number;
  differences: string[];
}

interface AttemptRow {
  id: string;
  memberId: string;
  name: string;
  branchId: string;
  state: string;
  score: number | null;
  elapsedMs: number | null;
  receiptCode: string | null;
  slots: string;
}
interface UnitRow {
  id: string;
  parentId: string | null;
  kind: string;
  name: string;
}
interface Seat {
  memberId: string;
  name: string;
  branchId: string;
  score: number;
  seconds: number;
}

/** Compares everything that was acknowledged with the database, and the published boards with boards made anew from the stored answers. */
export function checkCrowd(dataDir: string, competitionId: string, acknowledgedFiles: string[], published: Published): Checked {
  const db = new Sqlite(join(dataDir, "zhishi.db"), { readonly: true });
  const all = <T>(statement: string, ...values: unknown[]) => db.prepare<unknown[], T>(statement).all(...values);
  const differences: string[] = [];
  const differ = (what: string) => void differences.push(what);

  const answers = new Map<string, { seq: number; choice: string }[]>();
  for (const row of all<{ id: string; position: number; seq: number; choice: string }>(
    "select attempt_id as id, position, seq, choice from answer",
  )) {
    const own = answers.get(row.id) ?? [];
    own[row.position] = row;
    answers.set(row.id, own);
  }
  const attempts = all<AttemptRow>(
    `select attempt.id, member_id as memberId, member.name, attempt.branch_id as branchId, state, score, elapsed_ms as elapsedMs, receipt_code as receiptCode, slots
     from attempt join member on member.id = member_id join paper on paper.attempt_id = attempt.id where competition_id = ? and attempt.kind = 'scored'`,
    competitionId,
  );
  const acknowledged = acknowledgedFiles.flatMap((file) => JSON.parse(readFileSync(file, "utf8")) as Acknowledged[]);
  const lost = countLost(acknowledged, answers, new Map(attempts.map((attempt) => [attempt.id, attempt])), differ);

  const rules = JSON.parse(all<{ rules: string }>("select rules from competition where id = ?", competitionId)[0]?.rules ?? "{}") as Rules;
  const questions = new Map(
    all<{ id: string; content: string }>("select id, content from revision").map((row) => [row.id, JSON.parse(row.content) as Question]),
  );
  const seats = attempts
    .filter((attempt) => attempt.state === "locked")
    .map(({ id, memberId, name, branchId, slots, score, elapsedMs }): Seat => {
      const choices = (answers.get(id) ?? []).map((answer) => JSON.parse(answer.choice) as Choice);
      const recounted = (JSON.parse(slots) as Slot[]).reduce(
        (total, slot, i) => total + recountSlot(slot, questions.get(slot.revision) as Question, choices[i] ?? null, rules.orderCredit),
        0,
      );
      if (recounted !== score) differ(`${id}: stored score ${score}, recounted ${recounted}`);
      return { memberId, name, branchId, score: recounted, seconds: Math.floor((elapsedMs ?? 0) / 1000) };
    });
  const units = all<UnitRow>("select id, parent_id as parentId, kind, name from unit");
  const eligible = new Map(
    all<{ id: string; count: number }>("select branch_id as id, count(*) as count from member group by branch_id").map((row) => [
      row.id,
      row.count,
    ]),
  );
  db.close();
  compareUnits(
    "branches",
    published.branches.rows,
    unitRows(units, eligible, seats, (unit) => (unit.kind === "branch" ? [unit.id] : [])),
    differ,
  );
  compareUnits(
    "committees",
    published.committees.rows,
    unitRows(units, eligible, seats, (unit) => committeesOf(units, unit)),
    differ,
  );
  compareMembers(published.members.rows, seats, units, differ);
  if (published.branches.totals.locked !== seats.length)
    differ(`totals say ${published.branches.totals.locked} locked, there are ${seats.length}`);
  return {
    lost,
    boardsEqual: differences.length === lost,
    members: acknowledged.length,
    answers: acknowledged.reduce((sum, one) => sum + one.answers.length, 0),
    differences,
  };
}

function countLost(
  acknowledged: Acknowledged[],
  answers: Map<string, { seq: number; choice: string }[]>,
  attempts: Map<string, AttemptRow>,
  differ: (what: string) => void,
): number {
  let lost = 0;
  for (const { attemptId, receiptCode, answers: told } of acknowledged) {
    for (const [position, seq, choice] of told) {
      const stored = answers.get(attemptId)?.[position];
      if (stored?.seq === seq && stored.choice === choice) continue;
      lost++;
      differ(`${attemptId}/${position}: told ${seq} ${choice}, stored ${stored ? `${stored.seq} ${stored.choice}` : "nothing"}`);
    }
    if (receiptCode === undefined || attempts.get(attemptId)?.receiptCode === receiptCode) continue;
    lost++;
    differ(`${attemptId}: receipt ${receiptCode} is not stored`);
  }
  return lost;
}

type Row = Published["branches"]["rows"][number];
type Figures = Pick<Row, "unitId" | "rank" | "eligible" | "locked" | "scoreSum" | "value">;

/** Every committee above a branch; the district where there is none. */
function committeesOf(units: UnitRow[], branch: UnitRow): string[] {
  if (branch.kind !== "branch") return [];
  const above: UnitRow[] = [];
  for (let unit = units.find((u) => u.id === branch.parentId); unit; unit = units.find((u) => u.id === unit?.parentId)) above.push(unit);
  const committees = above.filter((unit) => unit.kind === "committee");
  return (committees.length > 0 ? committees : above.slice(-1)).map((unit) => unit.id);
}

/** @param rowsOf the rows a branch counts in. The formula is the mean over all eligible, in hundredths rounded half up. */
function unitRows(units: UnitRow[], eligible: Map<string, number>, seats: Seat[], rowsOf: (unit: UnitRow) => string[]): Figures[] {
  const rows = new Map<string, Figures>();
  for (const branch of units.filter((unit) => unit.kind === "branch")) {
    const mine = seats.filter((seat) => seat.branchId === branch.id);
    for (const unitId of rowsOf(branch)) {
      const row = rows.get(unitId) ?? { unitId, rank: 0, eligible: 0, locked: 0, scoreSum: 0, value: 0 };
      row.eligible += eligible.get(branch.id) ?? 0;
      row.locked += mine.length;
      for (const seat of mine) row.scoreSum += seat.score;
      rows.set(unitId, row);
    }
  }
  for (const row of rows.values()) row.value = row.eligible === 0 ? 0 : Math.floor((row.scoreSum * 100) / row.eligible + 0.5);
  const values = [...rows.values()].map((row) => row.value);
  for (const row of rows.values()) row.rank = 1 + values.filter((value) => value > row.value).length;
  return [...rows.values()];
}

function compareUnits(what: string, published: Row[], recounted: Figures[], differ: (what: string) => void): void {
  const text = ({ unitId, rank, eligible, locked, scoreSum, value }: Figures) =>
    `${unitId} ${rank} ${eligible} ${locked} ${scoreSum} ${value}`;
  const expected = new Map(recounted.map((row) => [row.unitId, text(row)]));
  for (const row of published) {
    if (expected.get(row.unitId) !== text(row)) differ(`${what}: published ${text(row)}, recounted ${expected.get(row.unitId)}`);
    expected.delete(row.unitId);
  }
  for (const missing of expected.values()) differ(`${what}: not published ${missing}`);
}

function compareMembers(published: Published["members"]["rows"], seats: Seat[], units: UnitRow[], differ: (what: string) => void): void {
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const before = (a: Seat, b: Seat) => b.score - a.score || a.seconds - b.seconds || (a.memberId < b.memberId ? -1 : 1);
  const sorted = [...seats].sort(before);
  for (const [i, row] of published.entries()) {
    const seat = sorted[i] as Seat;
    const rank = 1 + sorted.findIndex((other) => other.score === seat.score && other.seconds === seat.seconds);
    const masked = seat.name.length === 2 ? `${seat.name[0]}＊` : `${seat.name[0]}${"＊".repeat(seat.name.length - 2)}${seat.name.at(-1)}`;
    const expected = `${rank} ${masked} ${names.get(seat.branchId)} ${seat.score} ${seat.seconds * 1000}`;
    const found = `${row.rank} ${row.maskedName} ${row.branchName} ${row.score} ${row.elapsedMs}`;
    if (expected !== found) differ(`members: published ${found}, recounted ${expected}`);
  }
  if (published.length < Math.min(100, seats.length)) differ(`members: ${published.length} rows`);
}
