import type { AppContext } from "../context.ts";
import { questionsFolder, readBanks, readReleaseTexts } from "./files.ts";
import { parseBank } from "./parse.ts";
import { type Release, readReleases } from "./release.ts";
import { changelogText } from "./report.ts";
import { revisionRow } from "./revision-row.ts";
import { listReleases } from "./store.ts";
import type { NewBankRow, ReleaseTable, RevisionTable } from "./tables.ts";

/**
 * Puts every release found in the questions folder into the database, once and for ever. Returns the ids newly loaded.
 * Throws, naming the release, when its files were altered since it was made or since it was loaded.
 */
export async function loadReleases(ctx: Pick<AppContext, "db" | "writer">, root: string = questionsFolder): Promise<string[]> {
  const sources = readBanks(root);
  const releases = sources.flatMap((bank) => readReleases(bank.id, readReleaseTexts(root, bank.id)));
  const present = new Map((await listReleases(ctx.db)).map((r) => [r.id, r.content_hash]));
  const wanted = releases.filter((release) => present.get(release.id) !== release.contentHash);
  if (wanted.length === 0) return [];
  const banks = sources
    .filter((bank) => wanted.some((r) => r.bankId === bank.id))
    .map((bank) => bankRow(parseBank({ ...bank, files: [] }).bank));
  const { loaded } = await ctx.writer.run("bank.loadReleases", {
    banks,
    revisions: revisionRows(wanted),
    releases: wanted.map((release) => ({ release: releaseRow(release), revisionIds: release.revisions.map((r) => r.id) })),
  });
  return loaded;
}

function bankRow({ id, manifest }: ReturnType<typeof parseBank>["bank"]): NewBankRow {
  if (!manifest) throw new Error(`题库 ${id} 的 bank.yaml 缺失或有误：请运行 npm run bank -- check 查看。`);
  return { id, title: manifest.title, layer: manifest.layer, owner: manifest.owner, rehearsal: manifest.rehearsal ? 1 : 0 };
}

/** Midnight in China at the beginning of the release's day. */
const instantOf = (release: Release) => Date.parse(`${release.date}T00:00:00+08:00`);

function releaseRow(release: Release): ReleaseTable {
  const { id, bankId: bank_id, name, contentHash: content_hash, message, changelog } = release;
  return { id, bank_id, name, content_hash, changelog: changelogText(message, changelog), created_at: instantOf(release) };
}

/** Each revision once, dated by the first of these releases that holds it. */
function revisionRows(releases: readonly Release[]): RevisionTable[] {
  const rows = new Map<string, RevisionTable>();
  for (const release of releases) {
    for (const revision of release.revisions) {
      if (!rows.has(revision.id)) rows.set(revision.id, revisionRow(revision, instantOf(release)));
    }
  }
  return [...rows.values()];
}
