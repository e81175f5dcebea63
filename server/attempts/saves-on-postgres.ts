import type { PostgresClient } from "../db/postgres.ts";
import {
  type EventRow,
  type GateRow,
  guardedNumbers,
  guardsKey,
  isNewer,
  judgeSave,
  refusal,
  replay,
  type Save,
  type SaveResult,
  type StoredAnswer,
} from "./save-rules.ts";
import type { SaveOutcome } from "./tables.ts";

interface Place {
  attempt_id: string;
  position: number;
}
type Numbered = Place & { epoch: number; seq: number };
/** What a save finds in the database. */
interface Found {
  newest: StoredAnswer | null;
  numberTaken: boolean;
  keyUsed: boolean;
}

const placeOf = (save: Save) => `${save.attemptId} ${save.position}`;
const numberOf = (save: Save) => `${placeOf(save)} ${save.epoch} ${save.seq}`;
const placeOfRow = (row: Place) => `${row.attempt_id} ${row.position}`;
const numberOfRow = (row: Numbered) => `${placeOfRow(row)} ${row.epoch} ${row.seq}`;

/** A handful of multi-row statements for the whole batch. Rows are sorted, so batches never deadlock. */
export async function savesOnPostgres(client: PostgresClient, saves: Save[]): Promise<SaveResult[]> {
  const gateOf = await lockGates(client, saves);
  const openings = await findOpenings(client, [...gateOf.values()]);
  const verdicts = saves.map((save) => {
    const gate = gateOf.get(save.attemptId);
    return gate && judgeSave(gate, save, openings.get(placeOf(save)));
  });

  const judged = await judgeAll(client, saves, verdicts);
  const added = await addEvents(
    client,
    saves.flatMap((save) => {
      const { outcome = "key-reused" } = judged.get(save) ?? {};
      return outcome === "key-reused" ? [] : [{ ...save, outcome }];
    }),
  );
  const isSettled = (save: Save) => judged.get(save)?.outcome === "key-reused" || (judged.has(save) && added.has(numberOf(save)));
  const unsettled = saves.filter((save) => !isSettled(save));
  const earlierOf = await findEvents(client, unsettled);
  const storedAt = await findStored(client, unsettled);

  return saves.map((save, i): SaveResult => {
    const gate = gateOf.get(save.attemptId);
    const verdict = verdicts[i];
    if (!gate || !verdict) return { outcome: "no-attempt" };
    const deadlineAt = gate.deadline_at;
    if (isSettled(save)) {
      const { outcome, newest } = judged.get(save) as Judged;
      if (outcome === "key-reused") return { outcome };
      if (outcome === "late") return { outcome, deadlineAt };
      if (outcome === "saved") return { outcome, receivedAt: save.receivedAt, deadlineAt };
      return { outcome, stored: newest as StoredAnswer, deadlineAt };
    }
    const stored = () => storedAt.get(placeOf(save)) ?? null;
    const earlier = earlierOf.get(numberOf(save));
    if (verdict === "accept" || verdict === "late") return replay(save, earlier, deadlineAt, stored);
    return refusal(verdict, gate, save, earlier, stored);
  });
}

/** The share lock orders these saves against a submit, which updates the attempt's row. */
async function lockGates(client: PostgresClient, saves: Save[]): Promise<Map<string, GateRow & { id: string }>> {
  const ids = [...new Set(saves.map((s) => s.attemptId))].sort();
  const { rows } = await client.query<GateRow & { id: string }>(
    `select id, state, epoch, started_at, deadline_at, grace_ms, question_limit_ms, receipt_code
     from attempt where id = any($1) order by id for share`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function findOpenings(client: PostgresClient, gates: (GateRow & { id: string })[]): Promise<Map<string, number>> {
  const limited = gates.filter((gate) => gate.question_limit_ms > 0).map((gate) => gate.id);
  if (limited.length === 0) return new Map();
  const { rows } = await client.query<Place & { opened_at: number }>(
    "select attempt_id, position, opened_at from question_opening where attempt_id = any($1)",
    [limited],
  );
  return new Map(rows.map((row) => [placeOfRow(row), row.opened_at]));
}

interface Judged {
  outcome: SaveOutcome | "key-reused";
  /** The answer that stands instead of a superseded save. */
  newest: StoredAnswer | null;
}

/** What each save of an open attempt is by itself, in the order of arrival. One whose number is taken is left out. */
async function judgeAll(client: PostgresClient, saves: Save[], verdicts: (string | undefined)[]): Promise<Map<Save, Judged>> {
  const open = saves.filter((_, i) => verdicts[i] === "accept" || verdicts[i] === "late");
  const late = new Set(saves.filter((_, i) => verdicts[i] === "late"));
  const found = await findBefore(client, open);
  const newestAt = new Map<string, StoredAnswer | null>();
  const taken = new Map<string, Save[]>();
  const judged = new Map<Save, Judged>();
  for (const [i, save] of open.entries()) {
    const before = found[i] as Found;
    const others = taken.get(save.attemptId) ?? [];
    const newest = newestAt.get(placeOf(save)) ?? before.newest;
    if (before.numberTaken || others.some((other) => numberOf(other) === numberOf(save))) continue;
    if (before.keyUsed || others.some((other) => other.key === save.key && guardsKey(other, save))) {
      judged.set(save, { outcome: "key-reused", newest });
      continue;
    }
    taken.set(save.attemptId, [...others, save]);
    const stands = !late.has(save) && (newest === null || isNewer(save, newest));
    judged.set(save, { outcome: late.has(save) ? "late" : stands ? "saved" : "superseded", newest });
    const { epoch, seq, choice, receivedAt } = save;
    newestAt.set(placeOf(save), stands ? { epoch, seq, choice, receivedAt } : newest);
  }
  return judged;
}

/** In the order of the saves. */
async function findBefore(client: PostgresClient, saves: Save[]): Promise<Found[]> {
  if (saves.length === 0) return [];
  const { rows } = await client.query<Found>(
    `select newest.answer as newest, exists (
       select 1 from answer_event e
       where e.attempt_id = s.attempt_id and e.epoch = s.epoch and e.seq = s.seq and e.position = s.position
     ) as "numberTaken", exists (
       select 1 from answer_event e
       where e.attempt_id = s.attempt_id and e.epoch = s.epoch and e.key = s.key
         and e.seq between s.seq - ${guardedNumbers} and s.seq + ${guardedNumbers}
     ) as "keyUsed"
     from ${savesFrom} left join lateral (
       select json_build_object('epoch', epoch, 'seq', seq, 'choice', choice, 'receivedAt', received_at) as answer
       from answer_event e where e.attempt_id = s.attempt_id and e.position = s.position and outcome = 'saved'
       order by epoch desc, seq desc limit 1
     ) newest on true order by s.nth`,
    columns(saves),
  );
  return rows;
}

const savesFrom =
  "unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::text[], $6::text[], $7::bigint[]) with ordinality as s(attempt_id, position, epoch, seq, key, choice, received_at, nth)";
const columns = (saves: Save[]) => [
  saves.map((s) => s.attemptId),
  saves.map((s) => s.position),
  saves.map((s) => s.epoch),
  saves.map((s) => s.seq),
  saves.map((s) => s.key),
  saves.map((s) => s.choice),
  saves.map((s) => s.receivedAt),
];

/** @returns the numbers that were free: another process may have been first. */
async function addEvents(client: PostgresClient, saves: (Save & { outcome: SaveOutcome })[]): Promise<Set<string>> {
  if (saves.length === 0) return new Set();
  const { rows } = await client.query<Numbered>(
    `insert into answer_event (attempt_id, position, epoch, seq, key, choice, received_at, outcome)
     select s.attempt_id, s.position, s.epoch, s.seq, s.key, s.choice, s.received_at, s.outcome
     from unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::text[], $6::text[], $7::bigint[], $8::text[])
       as s(attempt_id, position, epoch, seq, key, choice, received_at, outcome)
     order by 1, 3, 4, 2 on conflict do nothing returning attempt_id, position, epoch, seq`,
    [...columns(saves), saves.map((s) => s.outcome)],
  );
  return new Set(rows.map(numberOfRow));
}

async function findEvents(client: PostgresClient, saves: Save[]): Promise<Map<string, EventRow>> {
  if (saves.length === 0) return new Map();
  const { rows } = await client.query<EventRow & Numbered>(
    `select e.* from answer_event e join (select distinct attempt_id, position, epoch, seq from ${savesFrom}) s
       on e.attempt_id = s.attempt_id and e.position = s.position and e.epoch = s.epoch and e.seq = s.seq`,
    columns(saves),
  );
  return new Map(rows.map((row) => [numberOfRow(row), row]));
}

async function findStored(client: PostgresClient, saves: Save[]): Promise<Map<string, StoredAnswer>> {
  if (saves.length === 0) return new Map();
  const { rows } = await client.query<Place & StoredAnswer>(
    `select attempt_id, position, epoch, seq, choice, received_at as "receivedAt" from answer where attempt_id = any($1)`,
    [[...new Set(saves.map((s) => s.attemptId))]],
  );
  return new Map(rows.map(({ attempt_id, position, ...answer }) => [placeOfRow({ attempt_id, position }), answer]));
}
