import type { AppContext } from "../context.ts";
import { isUniqueViolation } from "../db/errors.ts";
import { newId } from "../http/ids.ts";
import { Problem } from "../http/problem.ts";
import { apart } from "./import-service.ts";
import type { ImportDefaults } from "./import-content.ts";
import type { MakeReply, MakeRequest } from "./import-make.ts";
import { alreadyImported, importMoved, nothingToImport, periodMissing } from "./import-problems.ts";
import { findClaim, getImport } from "./import-store.ts";
import { untilDone } from "./import-undo.ts";
import { namesOfOrganisers } from "./people.ts";

type Ctx = Pick<AppContext, "db" | "writer" | "clock" | "database" | "log">;

const makeEntry = new URL("./import-make.ts", import.meta.url);
const makeLimits = { memoryMb: 512, timeoutMs: 180_000 };
const tries = 3;

/**
 * Puts an import's questions into its bank: made ready beside it in small writes, moved in by one transaction. Asked
 * again it adds only what is not there yet, so a repeated request changes nothing.
 */
export async function confirmImport(
  ctx: Ctx,
  input: { importId: string; only: "clear" | "decided"; defaults: ImportDefaults; by: string },
): Promise<{ made: number }> {
  await refuseTwice(ctx, input.importId);
  for (let attempt = 1; ; attempt++) {
    try {
      return await confirmOnce(ctx, input);
    } catch (error) {
      // The same file, uploaded twice and confirmed twice in the same moment.
      if (isUniqueViolation(error)) await refuseTwice(ctx, input.importId);
      // Somebody mended a question between reading and moving: read it again.
      if (!(error instanceof Problem && error.slug === importMoved().slug) || attempt === tries) throw error;
    }
  }
}

async function refuseTwice(ctx: Ctx, importId: string): Promise<void> {
  const { bank_id, file_hash } = await getImport(ctx.db, importId);
  const earlier = await findClaim(ctx.db, `${bank_id}/${file_hash}`);
  if (!earlier || earlier.id === importId) return;
  const name = await namesOfOrganisers(ctx.db);
  throw alreadyImported({ importId: earlier.id, by: name(earlier.created_by), at: Number(earlier.confirmed_at) });
}

async function confirmOnce(
  ctx: Ctx,
  { importId, only, defaults, by }: { importId: string; only: "clear" | "decided"; defaults: ImportDefaults; by: string },
): Promise<{ made: number }> {
  const { bank_id } = await getImport(ctx.db, importId);
  const stageId = newId();
  const code = `i${stageId.slice(-6)}`;
  const prefix = `${bank_id.slice(0, 24)}-${code}`;
  const input: MakeRequest = { address: ctx.database, importId, prefix, file: `import-${code}`, defaults, only };
  const { count, rows, noPeriod } = await apart<MakeRequest, MakeReply>(makeEntry, input, makeLimits);
  if (noPeriod.length > 0) throw periodMissing(noPeriod);
  if (count === 0) {
    // Read again: somebody else may have brought them in while this was being made ready.
    if ((await getImport(ctx.db, importId)).state === "confirmed") return { made: 0 };
    throw nothingToImport();
  }
  const now = ctx.clock.now();
  try {
    for (const some of rows) await ctx.writer.run("desk.import-make", { stageId, rows: some, now });
    return await ctx.writer.run("desk.import-confirm", { importId, stageId, count, by, now });
  } finally {
    // Confirmed or not, what was made ready is of no more use. It may stay until the next sweep.
    await untilDone(() => ctx.writer.run("desk.import-unmake", { stageId })).catch((cause: unknown) =>
      ctx.log.warn({ err: cause }, "staged questions stay until the next sweep"),
    );
  }
}
