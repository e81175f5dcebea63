import type { PostgresClient } from "../db/postgres.ts";
import type { SqliteHandle } from "../db/sqlite.ts";
import type { BulkWrite } from "../db/writer.ts";
import { isNewer, isSameSave, judgeSave, type Save, type SaveGate, type SaveResult, type StoredAnswer } from "./save-rules.ts";
import type { SaveOutcome } from "./tables.ts";

type GateRow = SaveGate & { receipt_code: string | null };
interface EventRow {
  attempt_id: string;
  key: string;
  position: number;
  epoch: number;
  seq: number;
  choice: string;
  received_at: number;
  outcome: SaveOutcome;
}
interface AnswerRow {
  attempt_id: string;
  position: number;
  epoch: number;
  seq: number;
  choice: string;
  received_at: number;
}

const toStored = (row: AnswerRow): StoredAnswer => ({ epoch: row.epoch, seq: row.seq, choice: row.choice, receivedAt: row.received_at });

/** What an earlier arrival of the same key means for this one. */
function replay(save: Save, event: EventRow, deadlineAt: number, stored: () => StoredAnswer | null): SaveResult {
  if (!isSameSave(save, event)) return { outcome: "key-reused" };
  if (event.outcome === "late") return { outcome: "late", deadlineAt };
  const kept = event.outcome === "superseded" ? stored() : null;
  return kept ? { outcome: "superseded", stored: kept, deadlineAt } : { outcome: "saved", receivedAt: event.received_at, deadlineAt };
}

/**
 * The hottest write: an event row for every accepted arrival, and the answer row for the highest (epoch, seq).
 * Each item is judged by itself inside the transaction, so one refusal never fails its neighbours.
 */
export const saveAnswers: BulkWrite<Save, SaveResult> = {
  lane: (save) => save.attemptId,

  onSqlite: (handle) => {
    const statements = prepareStatements(handle);
    return (saves) => saves.map((save) => saveOne(statements, save));
  },

  onPostgres: saveMany,
};

function prepareStatements(handle: SqliteHandle) {
  return {
    gate: handle.prepare<[string], GateRow>(
      "select state, epoch, started_at, deadline_at, grace_ms, question_limit_ms, receipt_code from attempt where id = ?",
    ),
    openedAt: handle
      .prepare<[string, number], number>("select opened_at from question_opening where attempt_id = ? and position = ?")
      .pluck(),
    event: handle.prepare<[string, string], EventRow>("select * from answer_event where attempt_id = ? and key = ?"),
    answer: handle.prepare<[string, number], AnswerRow>("select * from answer where attempt_id = ? and position = ?"),
    addEvent: handle.prepare(
      `insert into answer_event (attempt_id, key, position, epoch, seq, choice, received_at, outcome)
       values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
    ),
    markSuperseded: handle.prepare("update answer_event set outcome = 'superseded' where attempt_id = ? and key = ?"),
    put: handle.prepare(
      `insert into answer (attempt_id, position, epoch, seq, choice, received_at) values (?, ?, ?, ?, ?, ?)
       on conflict (attempt_id, position) do update
       set epoch = excluded.epoch, seq = excluded.seq, choice = excluded.choice, received_at = excluded.received_at
       where (excluded.epoch, excluded.seq) > (answer.epoch, answer.seq)`,
    ),
  };
}

function saveOne(s: ReturnType<typeof prepareStatements>, save: Save): SaveResult {
  const { attemptId, position, epoch, seq, choice, key, receivedAt } = save;
  const gate = s.gate.get(attemptId);
  if (!gate) return { outcome: "no-attempt" };
  const deadlineAt = gate.deadline_at;
  const stored = () => {
    const row = s.answer.get(attemptId, position);
    return row ? toStored(row) : null;
  };
  const openedAt = gate.question_limit_ms > 0 ? s.openedAt.get(attemptId, position) : undefined;
  const verdict = judgeSave(gate, save, openedAt);

  if (verdict !== "accept" && verdict !== "late") {
    // Its reply may have been lost on the way before the attempt closed or moved: then it was saved, and we say so.
    const earlier = s.event.get(attemptId, key);
    if (earlier && isSameSave(save, earlier)) return replay(save, earlier, deadlineAt, stored);
    return refusal(verdict, gate, stored);
  }
  const outcome = verdict === "late" ? "late" : "saved";
  if (s.addEvent.run(attemptId, key, position, epoch, seq, choice, receivedAt, outcome).changes === 0) {
    return replay(save, s.event.get(attemptId, key) as EventRow, deadlineAt, stored);
  }
  if (verdict === "late") return { outcome: "late", deadlineAt };
  if (s.put.run(attemptId, position, epoch, seq, choice, receivedAt).changes === 1) return { outcome: "saved", receivedAt, deadlineAt };
  s.markSuperseded.run(attemptId, key);
  return { outcome: "superseded", stored: stored() as StoredAnswer, deadlineAt };
}

function refusal(verdict: "closed" | "taken-over" | "not-opened", gate: GateRow, stored: () => StoredAnswer | null): SaveResult {
  if (verdict === "closed") return { outcome: "closed", stored: stored(), receiptCode: gate.receipt_code };
  if (verdict === "taken-over") return { outcome: "taken-over", epoch: gate.epoch };
  return { outcome: "not-opened" };
}

const columns = (saves: Save[]) => [
  saves.map((s) => s.attemptId),
  saves.map((s) => s.key),
  saves.map((s) => s.position),
  saves.map((s) => s.epoch),
  saves.map((s) => s.seq),
  saves.map((s) => s.choice),
  saves.map((s) => s.receivedAt),
];
const savesFrom =
  "unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::int[], $6::text[], $7::bigint[]) as s(attempt_id, key, position, epoch, seq, choice, received_at)";
const placeKey = (attemptId: string, position: number) => `${attemptId} ${position}`;
const eventKey = (attemptId: string, key: string) => `${attemptId} ${key}`;

/** The same for PostgreSQL: a handful of multi-row statements for the whole batch. Rows are sorted, so batches never deadlock. */
async function saveMany(client: PostgresClient, saves: Save[]): Promise<SaveResult[]> {
  const ids = [...new Set(saves.map((s) => s.attemptId))].sort();
  // The share lock orders these saves against a submit, which updates the attempt's row.
  const gates = await client.query<GateRow & { id: string }>(
    `select id, state, epoch, started_at, deadline_at, grace_ms, question_limit_ms, receipt_code
     from attempt where id = any($1) order by id for share`,
    [ids],
  );
  const gateOf = new Map(gates.rows.map((row) => [row.id, row]));
  const openings = await findOpenings(client, gates.rows);
  const verdicts = saves.map((save) => {
    const gate = gateOf.get(save.attemptId);
    return gate && judgeSave(gate, save, openings.get(placeKey(save.attemptId, save.position)));
  });

  const accepted = saves.filter((_, i) => verdicts[i] === "accept");
  const late = saves.filter((_, i) => verdicts[i] === "late");
  const fresh = new Set(
    [...(await addEvents(client, accepted, "saved")), ...(await addEvents(client, late, "late"))].map((e) => eventKey(e.attempt_id, e.key)),
  );
  // The first of several saves with one key in this batch is the fresh one; the others replay it.
  const isFresh = new Set<Save>();
  for (const save of [...accepted, ...late]) if (fresh.delete(eventKey(save.attemptId, save.key))) isFresh.add(save);
  const written = await putAnswers(
    client,
    accepted.filter((save) => isFresh.has(save)),
  );

  const superseded = accepted.filter((save) => isFresh.has(save) && !written.has(save));
  if (superseded.length > 0) {
    await client.query(
      "update answer_event e set outcome = 'superseded' from unnest($1::text[], $2::text[]) as s(attempt_id, key) where e.attempt_id = s.attempt_id and e.key = s.key",
      columns(superseded).slice(0, 2),
    );
  }
  const unsettled = saves.filter((save) => !isFresh.has(save) || superseded.includes(save));
  const events = await findEvents(client, unsettled);
  const answers = await findAnswers(client, unsettled);

  return saves.map((save, i): SaveResult => {
    const gate = gateOf.get(save.attemptId);
    const verdict = verdicts[i];
    if (!gate || !verdict) return { outcome: "no-attempt" };
    const deadlineAt = gate.deadline_at;
    const stored = () => answers.get(placeKey(save.attemptId, save.position)) ?? null;
    if (isFresh.has(save)) {
      if (verdict === "late") return { outcome: "late", deadlineAt };
      if (written.has(save)) return { outcome: "saved", receivedAt: save.receivedAt, deadlineAt };
      return { outcome: "superseded", stored: stored() as StoredAnswer, deadlineAt };
    }
    const earlier = events.get(eventKey(save.attemptId, save.key));
    if (earlier && (verdict === "accept" || verdict === "late" || isSameSave(save, earlier)))
      return replay(save, earlier, deadlineAt, stored);
    return refusal(verdict as "closed", gate, stored);
  });
}

async function findOpenings(client: PostgresClient, gates: (GateRow & { id: string })[]): Promise<Map<string, number>> {
  const limited = gates.filter((gate) => gate.question_limit_ms > 0).map((gate) => gate.id);
  if (limited.length === 0) return new Map();
  const { rows } = await client.query<{ attempt_id: string; position: number; opened_at: number }>(
    "select attempt_id, position, opened_at from question_opening where attempt_id = any($1)",
    [limited],
  );
  return new Map(rows.map((row) => [placeKey(row.attempt_id, row.position), row.opened_at]));
}

async function addEvents(client: PostgresClient, saves: Save[], outcome: SaveOutcome): Promise<{ attempt_id: string; key: string }[]> {
  if (saves.length === 0) return [];
  const { rows } = await client.query<{ attempt_id: string; key: string }>(
    `insert into answer_event (attempt_id, key, position, epoch, seq, choice, received_at, outcome)
     select attempt_id, key, position, epoch, seq, choice, received_at, $8 from ${savesFrom}
     order by attempt_id, key on conflict do nothing returning attempt_id, key`,
    [...columns(saves), outcome],
  );
  return rows;
}

/** Writes the newest save of each place. @returns those that are now the stored answer. */
async function putAnswers(client: PostgresClient, saves: Save[]): Promise<Set<Save>> {
  const newest = new Map<string, Save>();
  for (const save of saves) {
    const place = placeKey(save.attemptId, save.position);
    const other = newest.get(place);
    if (!other || isNewer(save, other)) newest.set(place, save);
  }
  if (newest.size === 0) return new Set();
  const { rows } = await client.query<{ attempt_id: string; position: number }>(
    `insert into answer (attempt_id, position, epoch, seq, choice, received_at)
     select attempt_id, position, epoch, seq, choice, received_at from ${savesFrom} order by attempt_id, position
     on conflict (attempt_id, position) do update
     set epoch = excluded.epoch, seq = excluded.seq, choice = excluded.choice, received_at = excluded.received_at
     where (excluded.epoch, excluded.seq) > (answer.epoch, answer.seq)
     returning attempt_id, position`,
    columns([...newest.values()]),
  );
  return new Set(rows.map((row) => newest.get(placeKey(row.attempt_id, row.position)) as Save));
}

async function findEvents(client: PostgresClient, saves: Save[]): Promise<Map<string, EventRow>> {
  if (saves.length === 0) return new Map();
  const { rows } = await client.query<EventRow>(
    "select e.* from answer_event e join unnest($1::text[], $2::text[]) as s(attempt_id, key) on e.attempt_id = s.attempt_id and e.key = s.key",
    columns(saves).slice(0, 2),
  );
  return new Map(rows.map((row) => [eventKey(row.attempt_id, row.key), row]));
}

async function findAnswers(client: PostgresClient, saves: Save[]): Promise<Map<string, StoredAnswer>> {
  if (saves.length === 0) return new Map();
  const { rows } = await client.query<AnswerRow>("select * from answer where attempt_id = any($1)", [
    [...new Set(saves.map((s) => s.attemptId))],
  ]);
  return new Map(rows.map((row) => [placeKey(row.attempt_id, row.position), toStored(row)]));
}
