import { type Kysely, SqliteAdapter, sql } from "kysely";

/**
 * An answer is the newest of its events that counts, so it is no longer stored beside them: a save writes one row in
 * one tree instead of two, and the two can never disagree. Events lie in the order of an attempt's taps, so each save
 * goes to the end of its attempt; the key that guards against reuse is a plain column.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const byKey = db.getExecutor().adapter instanceof SqliteAdapter ? sql`without rowid` : sql``;
  await sql`create table answer_event_by_number (
    attempt_id text not null,
    epoch integer not null,
    seq integer not null,
    position integer not null,
    key text not null,
    choice text not null,
    received_at bigint not null,
    outcome text not null,
    constraint answer_event_number_pk primary key (attempt_id, epoch, seq, position)
  ) ${byKey}`.execute(db);
  // Two saves under one number were possible; the one that counted stays.
  await sql`insert into answer_event_by_number
    select attempt_id, epoch, seq, position, key, choice, received_at, outcome from answer_event where true
    order by 1, 2, 3, 4, case outcome when 'saved' then 0 else 1 end, received_at
    on conflict do nothing`.execute(db);
  await db.schema.dropTable("answer").execute();
  await db.schema.dropTable("answer_event").execute();
  await db.schema.alterTable("answer_event_by_number").renameTo("answer_event").execute();
  // Partitions begin with the attempt, so both engines look at one attempt's events when one attempt is asked for.
  await sql`create view answer as
    select attempt_id, position, epoch, seq, choice, received_at from (
      select attempt_id, position, epoch, seq, choice, received_at,
        row_number() over (partition by attempt_id, position order by epoch desc, seq desc) as age
      from answer_event where outcome = 'saved'
    ) counting where age = 1`.execute(db);
}
