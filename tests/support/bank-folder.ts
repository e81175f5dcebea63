import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readBanks, readReleaseTexts, writeReleaseTexts } from "../../server/bank/files.ts";
import { nextRelease } from "../../server/bank/next-release.ts";
import { parseBank } from "../../server/bank/parse.ts";
import { readReleases, releaseTexts } from "../../server/bank/release.ts";
import { revisionOf } from "../../server/bank/revision.ts";

/** Every file below a folder by its path, a character a byte. */
export function filesBelow(folder: string): Record<string, string> {
  const items = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((item) => item.isFile());
  const paths = items.map((item) => join(item.parentPath, item.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path).toString("latin1")]));
}

export function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/** Freezes a bank's working files where they differ from its newest release, without asking any lint. */
export function releaseWorkingFiles(root: string, bankId: string, name: string, date: string): void {
  const sources = readBanks(root).find((bank) => bank.id === bankId);
  if (!sources) throw new Error(`no bank ${bankId}`);
  const { entries } = parseBank(sources).bank;
  const earlier = readReleases(bankId, readReleaseTexts(root, bankId));
  const revisions = entries.map((entry) => revisionOf(bankId, entry));
  const last = earlier.at(-1);
  const ids = (list: readonly { id: string }[]) =>
    list
      .map(({ id }) => id)
      .sort()
      .join();
  if (last && ids(last.revisions) === ids(revisions)) return;
  const release = nextRelease({ bankId, name, date, message: "试\n两行的说明", revisions }, earlier);
  writeReleaseTexts(root, bankId, releaseTexts(release, new Set(earlier.flatMap((r) => r.revisions.map(({ id }) => id)))));
}
