import type { KyselyPlugin } from "kysely";
import type { Database } from "../../server/database.ts";
import { migrate } from "../../server/db/migrate.ts";
import { kyselyOnPostgres, openPostgres } from "../../server/db/postgres.ts";
import { kyselyOnSqlite, openSqliteForWriting } from "../../server/db/sqlite.ts";
import { migrations } from "../../migrations/index.ts";

/** Does `fail` in place of the n-th statement, from 1. */
export function failingAt(n: number, fail: () => void): KyselyPlugin {
  let statements = 0;
  return {
    transformQuery: ({ node }) => {
      if (++statements === n) fail();
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

// Run by itself: migrates the database at the address given and kills its own process before the n-th statement.
if (import.meta.main) {
  const [address = "", n = "1"] = process.argv.slice(2);
  const db = address.startsWith("postgres")
    ? kyselyOnPostgres<Database>(openPostgres({ url: address, max: 1, onError: () => undefined }))
    : kyselyOnSqlite<Database>(openSqliteForWriting(address));
  await migrate(db.withPlugin(failingAt(Number(n), () => process.kill(process.pid, "SIGKILL"))), migrations);
  await db.destroy();
}
