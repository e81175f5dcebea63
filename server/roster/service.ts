import type { AppContext } from "../context.ts";
import { countMembers, listUnits } from "./store.ts";
import type { UnitTable } from "./tables.ts";
import { buildTree, committeeOf, type Tree } from "./tree.ts";
import type { RosterChunk } from "./writes.ts";

export interface Roster {
  tree: Tree;
  /** Members by branch id. */
  eligible: Map<string, number>;
}

/** Other processes may load members; what is shown may be this old. */
const trustMs = 30_000;
const cache = new WeakMap<AppContext, { readAt: number; roster: Promise<Roster> }>();

/** The organisation and its head-counts, at most half a minute old; this process sees its own loads at once. */
export async function getRoster(ctx: AppContext): Promise<Roster> {
  const now = ctx.clock.now();
  const known = cache.get(ctx);
  if (known && now - known.readAt < trustMs) return known.roster;
  const roster = Promise.all([listUnits(ctx.db), countMembers(ctx.db)]).then(([units, eligible]) => ({ tree: buildTree(units), eligible }));
  cache.set(ctx, { readAt: now, roster });
  // A failed read is not remembered.
  roster.catch(() => cache.delete(ctx));
  return roster;
}

/** Rows of one insert: well below the parameters both engines allow. */
const chunkRows = 1_000;

/**
 * Loads units (parents first) and members in chunks, so that other writes get their turn between them.
 * @param onProgress told the members loaded so far.
 */
export async function loadRoster(ctx: AppContext, chunk: RosterChunk, onProgress?: (members: number) => void): Promise<void> {
  for (let i = 0; i < chunk.units.length; i += chunkRows) {
    await ctx.writer.run("roster.load", { units: chunk.units.slice(i, i + chunkRows), members: [] });
  }
  for (let i = 0; i < chunk.members.length; i += chunkRows) {
    await ctx.writer.run("roster.load", { units: [], members: chunk.members.slice(i, i + chunkRows) });
    onProgress?.(Math.min(i + chunkRows, chunk.members.length));
  }
  cache.delete(ctx);
}

/** Branches whose name holds what was typed, best first: for signing in by number. @returns at most `limit`. */
export async function searchBranches(
  ctx: AppContext,
  typed: string,
  limit: number,
): Promise<{ branch: UnitTable; committee: UnitTable | undefined }[]> {
  const { tree } = await getRoster(ctx);
  const words = typed.normalize("NFKC").split(/\s+/).filter(Boolean);
  const found = tree.branches.filter((b) => words.every((w) => b.name.includes(w) || b.short_name.includes(w)));
  return found.slice(0, limit).map((branch) => ({ branch, committee: committeeOf(tree, branch.id) }));
}
