import type { Db, Tx } from "../database.ts";

/** Author of what came in with the installation's own files and was never touched at the desk. */
export const filesAuthor = "files";
const filesName = "题库文件";

/** Names of organisers by id; of everybody, for they are few. */
export async function namesOfOrganisers(db: Db | Tx): Promise<(id: string) => string> {
  const rows = await db.selectFrom("organiser").select(["id", "name"]).execute();
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return (id) => (id === filesAuthor ? filesName : (names.get(id) ?? "已离开的组织者"));
}
