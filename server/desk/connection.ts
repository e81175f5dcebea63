import type { AppContext } from "../context.ts";
import type { Database, Db } from "../database.ts";
import { kyselyOnSqlite, openSqliteForReading } from "../db/sqlite.ts";

export type Address = AppContext["database"];

/** Work in a thread of its own opens its own read-only connection, and closes it again. */
export async function reading<T>(address: Address, work: (db: Db) => Promise<T>): Promise<T> {
  const db = await open(address);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

async function open(address: Address): Promise<Db> {
  if (address.engine === "sqlite") return kyselyOnSqlite<Database>(openSqliteForReading(address.file));
  const { kyselyOnPostgres, openPostgres } = await import("../db/postgres.ts");
  return kyselyOnPostgres<Database>(openPostgres({ url: address.url, max: 1, readOnly: true, onError: () => undefined }));
}
