import Sqlite from "better-sqlite3";
import { insteadOf } from "../support/statements.ts";
import { readFault } from "./faults.ts";

// The writer thread on a disk that fails when it is told to; the file beside the database says how.
const roomForAll = 2 ** 30;
const nothing: Sqlite.RunResult = { changes: 0, lastInsertRowid: 0 };

insteadOf("begin immediate", (run, handle) => {
  // What was reported too early takes place now.
  if (handle.inTransaction) handle.exec("COMMIT");
  // SQLite raises a bound below the present size to that size: no page more.
  handle.pragma(`max_page_count = ${readFault(handle.name) === "full" ? 1 : roomForAll}`);
  // A short log, so that it is folded into the database within a test.
  handle.pragma("wal_autocheckpoint = 2000");
  return run();
});

insteadOf("commit", (run, handle) => {
  const fault = readFault(handle.name);
  if (fault === "early-reply") return nothing;
  if (fault === "sync-fails-after") run();
  if (fault === "sync-fails-before" || fault === "sync-fails-after") throw new Sqlite.SqliteError("disk I/O error", "SQLITE_IOERR_FSYNC");
  return run();
});

await import("../../server/writer-thread.ts");
