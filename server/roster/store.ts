import type { Db } from "../database.ts";
import type { MemberTable, UnitTable } from "./tables.ts";

/** Every unit. A district has a few hundred, a city a few thousand. */
export function listUnits(db: Db): Promise<UnitTable[]> {
  return db.selectFrom("unit").selectAll().orderBy("id").execute();
}

/** Members on the roster by branch; a branch without members is absent. */
export async function countMembers(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("member")
    .select((eb) => ["branch_id", eb.fn.countAll<number>().as("count")])
    .groupBy("branch_id")
    .execute();
  return new Map(rows.map((r) => [r.branch_id, r.count]));
}

export async function isElder(db: Db, memberId: string): Promise<boolean> {
  const row = await db.selectFrom("member").select("elder").where("id", "=", memberId).executeTakeFirst();
  return row?.elder === 1;
}

/** Every member, for comparing with a roster file. */
export function listMembers(db: Db): Promise<Omit<MemberTable, "type_size">[]> {
  return db.selectFrom("member").select(["id", "branch_id", "name", "elder", "created_at"]).orderBy("id").execute();
}
