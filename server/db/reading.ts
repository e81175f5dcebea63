import type { Kysely } from "kysely";
import { kyselyOnSqlite, openSqliteForReading } from "./sqlite.ts";

/** Where a database is, as plain data: it crosses threads. */
export type Address = { engine: "sqlite"; file: string } | { engine: "postgres"; url: string };

/** Work in a thread of its own opens its own read-only connection, and closes it again. */
export async function reading<DB, T>(address: Address, work: (db: Kysely<DB>) => Promise<T>): Promise<T> {
  const db = await open<DB>(address);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

async function open<DB>(address: Address): Promise<Kysely<DB>> {
  if (address.engine === "sqlite") return kyselyOnSqlite<DB>(openSqliteForReading(address.file));
  // Loaded when needed: a thread pays for its modules in memory of its own.
  const { kyselyOnPostgres, openPostgres } = await import("./postgres.ts");
  return kyselyOnPostgres<DB>(openPostgres({ url: address.url, max: 1, readOnly: true, onError: () => undefined }));
}
