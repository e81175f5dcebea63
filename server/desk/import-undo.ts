import type { AppContext } from "../context.ts";

/** Takes an import out of the bank again. @returns how many went, and what stays because somebody has worked on it since. */
export async function undoImport(
  ctx: Pick<AppContext, "db" | "writer" | "clock">,
  importId: string,
): Promise<{ removed: number; kept: { id: string; stem: string }[] }> {
  const { removed, kept } = await ctx.writer.run("desk.import-undo", { importId, now: ctx.clock.now() });
  if (kept.length === 0) return { removed, kept: [] };
  const rows = await ctx.db.selectFrom("question").select(["id", "stem"]).where("id", "in", kept.slice(0, 200)).orderBy("id").execute();
  return { removed, kept: rows };
}
