import type { AppContext } from "../context.ts";
import { questionsFolder } from "../bank/files.ts";
import { runApart } from "../jobs/apart.ts";
import type { Place } from "./places.ts";
import type { Adopted } from "./write-banks.ts";
import type { Address } from "./connection.ts";

export interface AdoptionInput {
  database: Address;
  /** Folder of the banks' files, from which come each question's file and place. */
  root: string;
}

export interface Adoption {
  adopted: Adopted[];
  /** Questions that the newest release file of their bank no longer holds. */
  gone: string[];
  /** Questions that stand elsewhere in the files than at the desk. */
  moved: ({ id: string } & Place)[];
}

/** Questions a write: a live competition's answers get in between. */
const together = 100;

/**
 * Takes the questions of release files over into the desk: new ones, and those changed in a newer file that nobody has
 * touched at the desk. Run again it finds nothing to do. The reading is done in a thread of its own.
 * @returns how many questions were taken over, let go or put in their files' order.
 */
export async function adoptBanks(ctx: Pick<AppContext, "database" | "writer" | "clock">, root = questionsFolder): Promise<number> {
  const input: AdoptionInput = { database: ctx.database, root };
  const { adopted, gone, moved } = await runApart<AdoptionInput, Adoption>(new URL("./adopt-entry.ts", import.meta.url), input, {
    memoryMb: 400,
    timeoutMs: 120_000,
  });
  const now = ctx.clock.now();
  for (let i = 0; i < adopted.length; i += together) await ctx.writer.run("desk.adopt", { adopted: adopted.slice(i, i + together), now });
  if (gone.length > 0) await ctx.writer.run("desk.let-go", { ids: gone, now });
  if (moved.length > 0) await ctx.writer.run("desk.place", { moved });
  return adopted.length + gone.length + moved.length;
}

const under = new WeakMap<AppContext, Promise<number>>();

/** Adopts once a process, when the desk is first opened: a server that nobody edits at pays nothing at its start. */
export function ensureAdopted(ctx: AppContext): Promise<number> {
  const present = under.get(ctx);
  if (present) return present;
  // The desk opens all the same; the next request tries again.
  const adoption = adoptBanks(ctx).catch((error: unknown) => {
    under.delete(ctx);
    ctx.log.error({ err: error }, "bank files could not be taken over by the desk");
    return 0;
  });
  under.set(ctx, adoption);
  return adoption;
}
