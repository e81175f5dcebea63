import { z } from "zod";
import { releaseRefused } from "./problems.ts";
import { byAge, type Draft, makeRelease, type PreviousRelease, type Release, releaseNamePattern } from "./release.ts";

/** What has to be known of the releases before; only of the last one the revisions are looked at. */
export type EarlierRelease = Pick<Release, "name" | "date" | "contentHash"> & PreviousRelease;

/**
 * Makes the release that follows `earlier` (oldest first). Throws a Problem when the name is taken or wrongly written,
 * when the date lies before the last release, when there is nothing to release or nothing changed.
 */
export function nextRelease(draft: Draft, earlier: readonly EarlierRelease[]): Release {
  const { bankId, name, date } = draft;
  if (draft.revisions.length === 0) throw releaseRefused(`题库 ${bankId} 还没有题目。`);
  if (!releaseNamePattern.test(name)) throw releaseRefused(`版本名 ${name} 只能用数字、小写字母、点和连字符，如 2026.11。`);
  if (!z.iso.date().safeParse(date).success) throw releaseRefused(`日期 ${date} 要写成 2026-11-01 的样子。`);
  if (earlier.some((r) => r.name === name)) throw releaseRefused(`题库版本 ${bankId}/${name} 已经发布，不能覆盖。请换一个版本名。`);
  const last = earlier.at(-1);
  const release = makeRelease(draft, last);
  if (last && byAge(release, last) < 0)
    throw releaseRefused(`新版本 ${date} ${name} 排在上一版 ${last.date} ${last.name} 之前，请改用更晚的日期或版本名。`);
  if (last?.contentHash === release.contentHash) throw releaseRefused(`题目与上一版 ${last.id} 完全相同，不必再发布。`);
  return release;
}
