import type { Db } from "../database.ts";
import type { SqliteHandle } from "../db/sqlite.ts";
import type { Leaderboard } from "./leaderboard.ts";
import type { AttemptResult } from "./tally.ts";

export interface Window {
  id: string;
  opensAt: number;
  closesAt: number;
}

export function listWindows(db: Db): Promise<Window[]> {
  return db
    .selectFrom("competition")
    .select(["id", "opens_at as opensAt", "closes_at as closesAt"])
    .orderBy("opens_at", "desc")
    .orderBy("id")
    .execute();
}

/** Scored attempts by state: two numbers that an index alone can answer. */
export interface Counts {
  open: number;
  locked: number;
}

export async function countAttempts(db: Db, competitionId: string): Promise<Counts> {
  const rows = await db
    .selectFrom("attempt")
    .select((eb) => ["state", eb.fn.countAll<number>().as("count")])
    .where("competition_id", "=", competitionId)
    .where("kind", "=", "scored")
    .groupBy("state")
    .execute();
  const of = (state: keyof Counts) => rows.find((row) => row.state === state)?.count ?? 0;
  return { open: of("open"), locked: of("locked") };
}

/** Hands every scored attempt to `each`, in no particular order. A rehearsal never gets there. */
export type EachResult = (db: Db, competitionId: string, each: (result: AttemptResult) => void) => Promise<void>;

const selectResults = (db: Db, competitionId: string) =>
  db
    .selectFrom("attempt")
    .select(["member_id as memberId", "branch_id as branchId", "ordinal", "state", "score", "elapsed_ms as elapsedMs"])
    .where("competition_id", "=", competitionId)
    .where("kind", "=", "scored");

export const eachResult: EachResult = async (db, competitionId, each) => {
  for (const result of await selectResults(db, competitionId).execute()) each(result);
};

/** The same statement row by row, so that thousands of rows a second never lie in memory together. */
export const eachResultOnSqlite =
  (handle: SqliteHandle): EachResult =>
  async (db, competitionId, each) => {
    const { sql, parameters } = selectResults(db, competitionId).compile();
    for (const row of handle.prepare(sql).iterate(...parameters)) each(row as AttemptResult);
  };

/** Full names by member id. They are masked before they go anywhere. */
export async function mapNames(db: Db, memberIds: string[]): Promise<Map<string, string>> {
  if (memberIds.length === 0) return new Map();
  const rows = await db.selectFrom("member").select(["id", "name"]).where("id", "in", memberIds).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The number of the last published board; 0 before the first. */
export async function findVersion(db: Db, competitionId: string): Promise<number> {
  const row = await db.selectFrom("leaderboard").select("version").where("competition_id", "=", competitionId).executeTakeFirst();
  return row?.version ?? 0;
}

export async function findLeaderboard(db: Db, competitionId: string): Promise<Leaderboard | undefined> {
  const row = await db.selectFrom("leaderboard").select("body").where("competition_id", "=", competitionId).executeTakeFirst();
  return row && (JSON.parse(row.body) as Leaderboard);
}

/** Numbers of all published boards by competition id. */
export async function mapVersions(db: Db): Promise<Map<string, number>> {
  const rows = await db.selectFrom("leaderboard").select(["competition_id", "version"]).execute();
  return new Map(rows.map((row) => [row.competition_id, row.version]));
}
