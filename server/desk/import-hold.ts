import type { Tx } from "../database.ts";
import { unknownImport } from "./import-problems.ts";
import type { ImportTable } from "./import-tables.ts";

const seen = ["open", "confirmed", "undone"] as const;

/** One import may be changed by one write at a time; SQLite has one writer anyway. */
export async function hold(tx: Tx, importId: string): Promise<ImportTable> {
  const row = await tx
    .updateTable("import")
    .set((e) => ({ file_name: e.ref("file_name") }))
    .where("id", "=", importId)
    .where("state", "in", seen)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw unknownImport();
  return row;
}
