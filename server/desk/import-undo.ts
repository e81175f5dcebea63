import type { AppContext } from "../context.ts";

/** Takes an import out of the bank again. @returns how many went, and what stays because somebody has worked on it since. */
export async function undoImport(
  ctx: Pick<AppContext, "db" | "writer" | "clock">,
  importId: string,
): Promise<{ removed: number; kept: { id: string; stem: string }[] }> {
  let removed = 0;
  let kept: string[] = [];
  for (let more = true, begun = false; more; begun = true) {
    const step = await ctx.writer.run("desk.import-undo", { importId, now: ctx.clock.now(), begun });
    removed += step.removed;
    ({ more, kept } = step);
  }
  if (kept.length === 0) return { removed, kept: [] };
  const rows = await ctx.db.selectFrom("question").select(["id", "stem"]).where("id", "in", kept.slice(0, 200)).orderBy("id").execute();
  return { removed, kept: rows };
}

/** Throws an import away whose questions are not in the bank. */
export async function discardImport(ctx: Pick<AppContext, "writer">, importId: string): Promise<void> {
  await ctx.writer.run("desk.import-discard", { importId });
  await untilDone(() => ctx.writer.run("desk.import-sweep", { importId }));
}

/** Repeats a step that does a little at a time. */
export async function untilDone(step: () => Promise<{ more: boolean }>): Promise<void> {
  while ((await step()).more);
}
