import type { Kysely } from "kysely";

/** A bank that is only for warming up says so, so that its files come out of the database as they went in. */
export async function up(db: Kysely<{ bank: { id: string; rehearsal: number } }>): Promise<void> {
  await db.schema
    .alterTable("bank")
    .addColumn("rehearsal", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.updateTable("bank").set({ rehearsal: 1 }).where("id", "=", "rehearsal").execute();
}
