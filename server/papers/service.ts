import { canonicalJson } from "../bank/canonical.ts";
import { getLatestRelease, listPool } from "../bank/store.ts";
import type { Db } from "../database.ts";
import type { Blueprint } from "./blueprint.ts";
import { type PreparedPool, preparePool } from "./pool.ts";
import { rehearsalBankId, rehearsalBlueprint } from "./rehearsal.ts";

const poolsKept = 32;
const pools = new WeakMap<Db, Map<string, Promise<PreparedPool>>>();

/** A blueprint's pool, ready to draw from. Releases never change, so it is prepared once and kept. Throws for an unknown release. */
export function getPreparedPool(db: Db, blueprint: Blueprint): Promise<PreparedPool> {
  const kept = pools.get(db) ?? new Map<string, Promise<PreparedPool>>();
  pools.set(db, kept);
  const name = canonicalJson(blueprint);
  const present = kept.get(name);
  if (present) return present;
  const prepared = listPool(db, blueprint.releases).then((pool) => preparePool(blueprint, pool));
  if (kept.size >= poolsKept) kept.delete(kept.keys().next().value as string);
  kept.set(name, prepared);
  // A failure is not kept: the release may be loaded a moment later.
  prepared.catch(() => kept.delete(name));
  return prepared;
}

/**
 * The same pool without questions a member has met: no repeats over the attempts of one member (feature D3).
 * Not kept: it is that member's alone.
 */
export function withoutQuestions(pool: PreparedPool, met: ReadonlySet<string>): PreparedPool {
  return preparePool(
    pool.blueprint,
    pool.revisions.filter((revision) => !met.has(revision.questionId)),
  );
}

/** The pool of the newest rehearsal release. */
export async function getRehearsalPool(db: Db): Promise<PreparedPool> {
  const release = await getLatestRelease(db, rehearsalBankId);
  return getPreparedPool(db, rehearsalBlueprint(release.id));
}
