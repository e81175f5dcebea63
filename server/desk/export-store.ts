import type { Layer, Period } from "../bank/question.ts";
import type { Release } from "../bank/release.ts";
import type { Revision } from "../bank/revision.ts";
import { listPool, listReleases } from "../bank/store.ts";
import type { ReleaseTable } from "../bank/tables.ts";
import type { Db } from "../database.ts";
import { imagesNamed } from "../exports/bank-files.ts";
import type { Exported, ExportContent, Picture, WholeBank } from "../exports/content.ts";
import { rebuildReleases } from "../exports/rebuild-releases.ts";
import { dayInChina } from "./day.ts";
import { getBank } from "./store.ts";
import { deskFile } from "./desk-file.ts";

/** One release of a bank, the newest when none is named. Undefined when there is no such release. */
export async function findContent(db: Db, bankId: string, releaseName: string | null): Promise<ExportContent | undefined> {
  const found = await findReleases(db, bankId, releaseName);
  const last = found?.at(-1);
  return last && contentOf(db, bankId, last, await listPool(db, [last.id]));
}

/** A release with all that went before it. */
export async function findWhole(db: Db, bankId: string, releaseName: string | null): Promise<WholeBank | undefined> {
  const rows = await findReleases(db, bankId, releaseName);
  if (!rows) return undefined;
  const releases = await rebuild(db, bankId, rows);
  const last = releases.at(-1) as Release;
  return { ...(await contentOf(db, bankId, rows.at(-1) as ReleaseTable, last.revisions)), releases };
}

async function findReleases(db: Db, bankId: string, releaseName: string | null): Promise<ReleaseTable[] | undefined> {
  const all = await listReleases(db, bankId);
  const at = releaseName === null ? all.length - 1 : all.findIndex((release) => release.name === releaseName);
  return at < 0 ? undefined : all.slice(0, at + 1);
}

async function rebuild(db: Db, bankId: string, rows: readonly ReleaseTable[]): Promise<Release[]> {
  const known = new Map<string, Revision>();
  const kept = [];
  for (const { id, name, content_hash: contentHash, changelog, created_at } of rows) {
    const members = await db.selectFrom("release_revision").select("revision_id").where("release_id", "=", id).execute();
    if (members.some(({ revision_id }) => !known.has(revision_id))) {
      for (const revision of await listPool(db, [id])) known.set(revision.id, revision);
    }
    const revisions = members.map(({ revision_id }) => known.get(revision_id) as Revision);
    kept.push({ name, date: dayInChina(created_at), contentHash, changelog, revisions });
  }
  return rebuildReleases(bankId, kept);
}

async function contentOf(db: Db, bankId: string, release: ReleaseTable, revisions: readonly Revision[]): Promise<ExportContent> {
  const { id, title, layer, owner, rehearsal } = await getBank(db, bankId);
  const rows = await db.selectFrom("question").select(["id", "file", "position"]).where("bank_id", "=", bankId).execute();
  const places = new Map(rows.map((row) => [row.id, row]));
  const questions = revisions.map(({ questionId, period, content }) => ({
    ...placeOf(places.get(questionId), period),
    period,
    question: content,
  }));
  return {
    bank: { id, title, layer: layer as Layer, owner, ...(rehearsal ? { rehearsal: true as const } : {}) },
    release: { name: release.name, date: dayInChina(release.created_at) },
    questions: questions.sort(byPlace).map(({ position: _, ...exported }): Exported => exported),
    images: await findImages(db, imagesNamed(revisions.map(({ content }) => content))),
  };
}

/** A file holds one period: what has moved to another since, or was never placed, stands in the desk's own file of its period. */
function placeOf(row: { file: string; position: number } | undefined, period: Period): { file: string; position: number } {
  if (row?.file.startsWith(`${period}/`)) return { file: row.file, position: row.position };
  return { file: deskFile(period), position: row?.position ?? Number.MAX_SAFE_INTEGER };
}

type Placed = Exported & { position: number };
const byPlace = (a: Placed, b: Placed) =>
  a.file === b.file ? a.position - b.position || (a.question.id < b.question.id ? -1 : 1) : a.file < b.file ? -1 : 1;

const imagesAtOnce = 200;

async function findImages(db: Db, names: readonly string[]): Promise<Map<string, Picture>> {
  const images = new Map<string, Picture>();
  for (let i = 0; i < names.length; i += imagesAtOnce) {
    const hashes = names.slice(i, i + imagesAtOnce).map((name) => name.slice(0, 64));
    const rows = await db
      .selectFrom("question_image")
      .select(["hash", "type", "bytes", "width", "height"])
      .where("hash", "in", hashes)
      .execute();
    for (const { hash, type, bytes, width, height } of rows) {
      images.set(`${hash}.${type}`, { bytes: Buffer.from(bytes, "base64"), width, height });
    }
  }
  return images;
}
