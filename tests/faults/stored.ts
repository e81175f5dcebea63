import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Stored } from "./history.ts";

/** Reads from a data folder, or from a copy of one, what a history is checked against. Opening it recovers the log as a restart would. */
export function readStored(dataDir: string): Stored & { integrity: string } {
  const db = new Sqlite(join(dataDir, "zhishi.db"));
  try {
    const all = <T>(statement: string) => db.prepare<[], T>(statement).all();
    return {
      integrity: db.pragma("integrity_check", { simple: true }) as string,
      answers: all("select attempt_id as attemptId, position, epoch, seq, choice, received_at as receivedAt from answer"),
      events: all("select attempt_id as attemptId, position, key, epoch, seq, choice from answer_event"),
      attempts: all("select id, deadline_at as deadlineAt, grace_ms as graceMs from attempt"),
    };
  } finally {
    db.close();
  }
}
