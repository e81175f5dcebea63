import type { SqliteDatabase, SqliteStatement } from "kysely";
import type { SqliteHandle } from "./sqlite.ts";

/** Far more than the product has; lists of different lengths make a statement each, so there is a bound. */
const most = 300;

/**
 * Keeps each statement instead of preparing it anew for every query. Preparing costs more than most of our queries, and
 * a statement that was let go holds its native memory until the next full collection: an opening minute of 14,418
 * members left hundreds of megabytes of them. Kysely runs a statement to its end before it asks for another.
 */
export function keepStatements(handle: SqliteHandle): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const known = kept.get(sql);
      if (known) {
        // Last in, last out: what is asked often stays.
        kept.delete(sql);
        kept.set(sql, known);
        return known;
      }
      const statement = handle.prepare(sql) as SqliteStatement;
      kept.set(sql, statement);
      if (kept.size > most) kept.delete(kept.keys().next().value as string);
      return statement;
    },
    close() {
      kept.clear();
      handle.close();
    },
  };
}
