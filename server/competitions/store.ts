import type { Db } from "../database.ts";
import type { CompetitionTable } from "./tables.ts";

export function findCompetition(db: Db, id: string): Promise<CompetitionTable | undefined> {
  return db.selectFrom("competition").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Newest first. */
export async function listCompetitionIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("competition").select("id").orderBy("opens_at", "desc").orderBy("id").execute();
  return rows.map((row) => row.id);
}
