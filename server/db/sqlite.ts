import { closeSync, openSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { Kysely, SqliteAdapter, SqliteDialect } from "kysely";
import { keepStatements } from "./statements.ts";

/** The handle the save path uses: prepared statements, no builder in between. */
export type SqliteHandle = Sqlite.Database;

/** SQLite before 3.51.3 can corrupt a WAL when two connections write and checkpoint (fault A07). */
const minimumVersion = [3, 51, 3];

/** Opens the one connection that writes. WAL and FULL: an acknowledged answer survives power loss. */
export function openSqliteForWriting(file: string): SqliteHandle {
  const handle = new Sqlite(file);
  // A save dirties two leaves far apart; the log takes whole pages, so small ones write a quarter of the bytes (new files only).
  handle.pragma("page_size = 1024");
  handle.pragma("journal_mode = WAL");
  handle.pragma("synchronous = FULL");
  handle.pragma("foreign_keys = ON");
  handle.pragma("busy_timeout = 5000");
  // Folded in every 32 MB: each folding holds up the commits behind it.
  handle.pragma("wal_autocheckpoint = 32000");
  handle.pragma("cache_size = -12000");
  assertVersion(handle);
  return handle;
}

/** A read-only connection. Its statements are short, so no reader keeps the WAL from being folded in. */
export function openSqliteForReading(file: string): SqliteHandle {
  const handle = new Sqlite(file, { readonly: true });
  handle.pragma("cache_size = -4000");
  handle.pragma("busy_timeout = 2000");
  return handle;
}

/**
 * Holds a file of its own that nobody else may hold. The operating system lets go of it when the process ends, in
 * whatever way, so nothing is ever left behind. @returns the release; undefined while another holds it.
 */
export function holdExclusively(file: string): (() => void) | undefined {
  touchDatabaseFile(file);
  const handle = new Sqlite(file, { timeout: 0 });
  try {
    handle.exec("begin exclusive");
    return () => handle.close();
  } catch (error) {
    handle.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith("SQLITE_BUSY")) return undefined;
    throw error;
  }
}

/**
 * Kysely takes SQLite for a database whose DDL cannot be undone and then migrates without a transaction: one that died
 * half-way could not be run again (fault A12). SQLite undoes it well.
 */
class UndoableDdl extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class Dialect extends SqliteDialect {
  override createAdapter(): UndoableDdl {
    return new UndoableDdl();
  }
}

export function kyselyOnSqlite<DB>(handle: SqliteHandle): Kysely<DB> {
  return new Kysely<DB>({ dialect: new Dialect({ database: keepStatements(handle) }) });
}

/** Creates the file with owner-only rights when it is absent. */
export function touchDatabaseFile(file: string): void {
  closeSync(openSync(file, "a", 0o600));
}

function assertVersion(handle: SqliteHandle): void {
  const text = handle.prepare("select sqlite_version()").pluck().get() as string;
  const version = text.split(".").map(Number);
  for (const [i, least] of minimumVersion.entries()) {
    const part = version[i] ?? 0;
    if (part > least) return;
    if (part < least) throw new Error(`SQLite ${text} 太旧，至少需要 ${minimumVersion.join(".")}`);
  }
}
