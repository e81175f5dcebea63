import { type Kysely, SqliteAdapter, sql } from "kysely";

/**
 * On SQLite, answers and their events lie in the trees of their keys. With a row id beside it every save touched four
 * leaves: two of rows, two of keys. PostgreSQL has no such tables and needs none.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!(db.getExecutor().adapter instanceof SqliteAdapter)) return;
  await sql`create table answer_by_key (
    attempt_id text not null,
    position integer not null,
    epoch integer not null,
    seq integer not null,
    choice text not null,
    received_at bigint not null,
    constraint answer_pk primary key (attempt_id, position)
  ) without rowid`.execute(db);
  await sql`create table answer_event_by_key (
    attempt_id text not null,
    key text not null,
    position integer not null,
    epoch integer not null,
    seq integer not null,
    choice text not null,
    received_at bigint not null,
    outcome text not null,
    constraint answer_event_pk primary key (attempt_id, key)
  ) without rowid`.execute(db);
  for (const table of ["answer", "answer_event"]) {
    const [old, renewed] = [sql.table(table), sql.table(`${table}_by_key`)];
    await sql`insert into ${renewed} select ${sql.raw(columns[table] as string)} from ${old} order by 1, 2`.execute(db);
    await db.schema.dropTable(table).execute();
    await db.schema.alterTable(`${table}_by_key`).renameTo(table).execute();
  }
}

const columns: Record<string, string> = {
  answer: "attempt_id, position, epoch, seq, choice, received_at",
  answer_event: "attempt_id, key, position, epoch, seq, choice, received_at, outcome",
};
