import type { BulkWrite } from "../db/writer.ts";
import { savesOnPostgres } from "./saves-on-postgres.ts";
import { savesOnSqlite } from "./saves-on-sqlite.ts";
import type { Save, SaveResult } from "./save-rules.ts";

/**
 * The hottest write: one event row for every accepted arrival. The answer is the newest event that counts (a view), so
 * nothing is stored twice. Each item is judged by itself inside the transaction: one refusal never fails its neighbours.
 */
export const saveAnswers: BulkWrite<Save, SaveResult> = {
  lane: (save) => save.attemptId,
  onSqlite: savesOnSqlite,
  onPostgres: savesOnPostgres,
};
