import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";

// node-postgres hands out bigint (20) and numeric (1700) as strings, SQLite as numbers (fault C15).
// Every integer of this schema stays below 2^53, so numbers are exact.
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === 20 || oid === 1700 ? Number : pg.types.getTypeParser(oid, format)) as never,
};

export type PostgresPool = pg.Pool;
export type PostgresClient = pg.PoolClient;

export interface PostgresOptions {
  url: string;
  max: number;
  readOnly?: boolean;
  onError: (error: Error) => void;
}

/** A pool. `onError` must be there: a restart of the server otherwise ends this process. */
export function openPostgres({ url, max, readOnly, onError }: PostgresOptions): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    statement_timeout: readOnly ? 30_000 : 10_000,
    connectionTimeoutMillis: 5_000,
    options: readOnly ? "-c default_transaction_read_only=on" : undefined,
  });
  pool.on("error", onError);
  return pool;
}

export function kyselyOnPostgres<DB>(pool: PostgresPool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}
