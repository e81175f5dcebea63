import type { SqliteHandle } from "../db/sqlite.ts";
import {
  type EventRow,
  type GateRow,
  guardedNumbers,
  isNewer,
  judgeSave,
  refusal,
  replay,
  type Save,
  type SaveResult,
  type StoredAnswer,
} from "./save-rules.ts";

/** The statements are prepared once; a save is a look at its attempt, a look at its last events and one insert. */
export function savesOnSqlite(handle: SqliteHandle): (saves: Save[]) => SaveResult[] {
  const statements = prepareStatements(handle);
  return (saves) => saves.map((save) => saveOne(statements, save));
}

function prepareStatements(handle: SqliteHandle) {
  return {
    gate: handle.prepare<[string], GateRow>(
      "select state, epoch, started_at, deadline_at, grace_ms, question_limit_ms, receipt_code from attempt where id = ?",
    ),
    openedAt: handle
      .prepare<[string, number], number>("select opened_at from question_opening where attempt_id = ? and position = ?")
      .pluck(),
    // One look forward over the end of the attempt's events: the key among the last numbers, or a newer save of the place.
    inTheWay: handle
      .prepare<[string, number, number, string, number, number], 1>(
        `select 1 from answer_event where attempt_id = ? and epoch = ? and seq >= ?
         and (key = ? or (position = ? and seq >= ? and outcome = 'saved')) limit 1`,
      )
      .pluck(),
    keyUsed: handle
      .prepare<[string, number, number, number, string], 1>(
        "select 1 from answer_event where attempt_id = ? and epoch = ? and seq between ? and ? and key = ? limit 1",
      )
      .pluck(),
    event: handle.prepare<[string, number, number, number], EventRow>(
      "select key, choice, received_at, outcome from answer_event where attempt_id = ? and epoch = ? and seq = ? and position = ?",
    ),
    stored: handle.prepare<[string, number], StoredAnswer>(
      `select epoch, seq, choice, received_at as receivedAt from answer_event
       where attempt_id = ? and position = ? and outcome = 'saved' order by epoch desc, seq desc limit 1`,
    ),
    add: handle.prepare(
      `insert into answer_event (attempt_id, epoch, seq, position, key, choice, received_at, outcome)
       values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
    ),
  };
}

function saveOne(s: ReturnType<typeof prepareStatements>, save: Save): SaveResult {
  const { attemptId, position, epoch, seq, choice, key, receivedAt } = save;
  const gate = s.gate.get(attemptId);
  if (!gate) return { outcome: "no-attempt" };
  const deadlineAt = gate.deadline_at;
  const stored = () => s.stored.get(attemptId, position) ?? null;
  const earlier = () => s.event.get(attemptId, epoch, seq, position);
  const openedAt = gate.question_limit_ms > 0 ? s.openedAt.get(attemptId, position) : undefined;
  const verdict = judgeSave(gate, save, openedAt);
  if (verdict !== "accept" && verdict !== "late") return refusal(verdict, gate, save, earlier(), stored);

  let newest: StoredAnswer | null = null;
  if (s.inTheWay.get(attemptId, epoch, seq - guardedNumbers, key, position, seq) !== undefined) {
    const same = earlier();
    const reused = () => s.keyUsed.get(attemptId, epoch, seq - guardedNumbers, seq + guardedNumbers, key) !== undefined;
    if (same || reused()) return replay(save, same, deadlineAt, stored);
    newest = stored();
  }
  const outcome = verdict === "late" ? "late" : newest && !isNewer(save, newest) ? "superseded" : "saved";
  if (s.add.run(attemptId, epoch, seq, position, key, choice, receivedAt, outcome).changes === 0) {
    return replay(save, earlier(), deadlineAt, stored);
  }
  if (outcome === "saved") return { outcome, receivedAt, deadlineAt };
  return outcome === "late" ? { outcome, deadlineAt } : { outcome, stored: newest as StoredAnswer, deadlineAt };
}
