import { changelogText } from "../bank/report.ts";
import { makeRelease, type Release } from "../bank/release.ts";
import type { Revision } from "../bank/revision.ts";

/** A release as the database keeps it, with its revisions. */
export interface KeptRelease {
  name: string;
  /** YYYY-MM-DD, a day in China. */
  date: string;
  contentHash: string;
  /** Message and lists of ids in one text. */
  changelog: string;
  revisions: readonly Revision[];
}

/** A bank's releases, oldest first, as they were when they were made. Throws when the content is not what its hash says. */
export function rebuildReleases(bankId: string, kept: readonly KeptRelease[]): Release[] {
  const releases: Release[] = [];
  for (const { name, date, contentHash, changelog: text, revisions } of kept) {
    const release = makeRelease({ bankId, name, date, message: "", revisions }, releases.at(-1));
    if (release.contentHash !== contentHash) throw new Error(`release ${bankId}/${name} is not what its content hash says`);
    releases.push({ ...release, message: messageIn(text, changelogText("", release.changelog)) });
  }
  return releases;
}

/** What the organiser wrote stands before the lists. */
function messageIn(text: string, lists: string): string {
  if (text.endsWith(lists)) return text.slice(0, text.length - lists.length);
  return text.replace(/(^|\n)(新增|修改|撤下) \d+ 题：[\s\S]*$/, "");
}
