import type { Db } from "../database.ts";
import { unknownRelease, unknownRevision } from "./problems.ts";
import type { Question } from "./question.ts";
import type { Revision } from "./revision.ts";
import type { ReleaseTable, RevisionTable } from "./tables.ts";

/** Revisions never change, so what was parsed once serves every paper. Bounded: the oldest goes first. */
const cacheSize = 20_000;
const idsAtOnce = 500;
const caches = new WeakMap<Db, Map<string, Revision>>();

/** Every release in the database, oldest first; of one bank when named. */
export async function listReleases(db: Db, bankId?: string): Promise<ReleaseTable[]> {
  const all = db.selectFrom("release").selectAll();
  const rows = await (bankId === undefined ? all : all.where("bank_id", "=", bankId)).execute();
  return rows.sort((a, b) => a.created_at - b.created_at || a.name.localeCompare(b.name, "en", { numeric: true }));
}

/** The newest release of a bank. Throws when there is none. */
export async function getLatestRelease(db: Db, bankId: string): Promise<ReleaseTable> {
  const latest = (await listReleases(db, bankId)).at(-1);
  if (!latest) throw unknownRelease(bankId);
  return latest;
}

/**
 * The questions a blueprint may draw from: every revision of the named releases, with its parsed content, sorted by id.
 * Of a question that stands in several of them the revision of the release named last is taken. Throws for an unknown release.
 */
export async function listPool(db: Db, releaseIds: readonly string[]): Promise<Revision[]> {
  const byQuestion = new Map<string, string>();
  for (const releaseId of releaseIds) {
    const rows = await db
      .selectFrom("release_revision")
      .innerJoin("revision", "revision.id", "release_revision.revision_id")
      .select(["revision.id", "revision.question_id"])
      .where("release_revision.release_id", "=", releaseId)
      .execute();
    if (rows.length === 0) throw unknownRelease(releaseId);
    for (const { id, question_id } of rows) byQuestion.set(question_id, id);
  }
  const ids = [...byQuestion.values()].sort();
  const revisions = await getRevisions(db, ids);
  return ids.map((id) => revisions.get(id) as Revision);
}

/** Revisions by id. Throws when one is not in the database. */
export async function getRevisions(db: Db, ids: Iterable<string>): Promise<Map<string, Revision>> {
  const cache = cacheOf(db);
  const found = new Map<string, Revision>();
  const missing = new Set<string>();
  for (const id of ids) {
    const cached = cache.get(id);
    if (cached) found.set(id, cached);
    else missing.add(id);
  }
  const wanted = [...missing];
  for (let i = 0; i < wanted.length; i += idsAtOnce) {
    const rows = await db
      .selectFrom("revision")
      .selectAll()
      .where("id", "in", wanted.slice(i, i + idsAtOnce))
      .execute();
    for (const row of rows) {
      const revision = fromRow(row);
      found.set(row.id, revision);
      missing.delete(row.id);
      remember(cache, revision);
    }
  }
  for (const id of missing) throw unknownRevision(id);
  return found;
}

function cacheOf(db: Db): Map<string, Revision> {
  const cache = caches.get(db) ?? new Map<string, Revision>();
  caches.set(db, cache);
  return cache;
}

function remember(cache: Map<string, Revision>, revision: Revision): void {
  if (cache.size >= cacheSize) cache.delete(cache.keys().next().value as string);
  cache.set(revision.id, revision);
}

function fromRow(row: RevisionTable): Revision {
  return {
    id: row.id,
    bankId: row.bank_id,
    questionId: row.question_id,
    type: row.type,
    period: row.period,
    topic: row.topic,
    difficulty: row.difficulty,
    layer: row.layer,
    content: JSON.parse(row.content) as Question,
  };
}
