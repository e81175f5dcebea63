import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";

/** Brings the schema up to date. Each migration is one transaction on both engines; safe to run again. */
export async function migrate<DB>(db: Kysely<DB>, migrations: Record<string, Migration>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
