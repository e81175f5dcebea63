import { parse, stringify } from "yaml";
import { z } from "zod";
import { canonicalJson, sha256 } from "./canonical.ts";
import { digestOf, type FrozenQuestion, type Revision, revisionIdOf, revisionOf } from "./revision.ts";

/** A release as the texts of its two files. */
export interface ReleaseTexts {
  name: string;
  /** `<name>.yaml`: what a person reads. */
  yaml: string;
  /** `<name>.json`: the revisions frozen first by this release, one a line. */
  json: string;
}

/** Ids of questions that a release added, changed or withdrew against the one before it. */
export interface Changelog {
  added: string[];
  changed: string[];
  withdrawn: string[];
}

/** A named, immutable set of revisions. `id` is `<bank id>/<name>`. */
export interface Release {
  id: string;
  bankId: string;
  name: string;
  /** YYYY-MM-DD, a day in China. */
  date: string;
  message: string;
  /** Id of the release before it. */
  previous: string | null;
  changelog: Changelog;
  contentHash: string;
  /** In the order of their question ids. */
  revisions: Revision[];
}

export const releaseNamePattern = /^[0-9a-z]+([.-][0-9a-z]+)*$/;
const ids = z.array(z.string());
const ReleaseFileSchema = z.strictObject({
  name: z.string().regex(releaseNamePattern),
  date: z.iso.date(),
  message: z.string().min(1),
  previous: z.string().nullable(),
  contentHash: z.string(),
  changelog: z.strictObject({ added: ids, changed: ids, withdrawn: ids }),
  revisions: ids,
});

const byQuestion = (a: Revision, b: Revision) => (a.questionId < b.questionId ? -1 : 1);

/** `sha256:` and SHA-256 over the full digests of all revisions, so that it stands for every character of their content. */
export function contentHashOf(revisions: readonly Revision[]): string {
  const lines = [...revisions].sort(byQuestion).map((r) => `${r.id} ${digestOf(frozenOf(r))}\n`);
  return `sha256:${sha256(lines.join(""))}`;
}

const frozenOf = ({ layer, period, content }: Revision): FrozenQuestion => ({ layer, period, question: content });

export interface Draft {
  bankId: string;
  name: string;
  date: string;
  message: string;
  revisions: readonly Revision[];
}

/** What a changelog is counted against. */
export interface PreviousRelease {
  id: string;
  revisions: readonly Pick<Revision, "id" | "questionId">[];
}

/** Makes a release out of the working revisions. Pure: writes nothing, refuses nothing. */
export function makeRelease({ bankId, name, date, message, revisions }: Draft, previous: PreviousRelease | undefined): Release {
  const sorted = [...revisions].sort(byQuestion);
  const before = new Map(previous?.revisions.map((r) => [r.questionId, r.id]));
  const now = new Set(sorted.map((r) => r.questionId));
  const changelog: Changelog = {
    added: sorted.filter((r) => !before.has(r.questionId)).map((r) => r.questionId),
    changed: sorted.filter((r) => before.has(r.questionId) && before.get(r.questionId) !== r.id).map((r) => r.questionId),
    withdrawn: [...before.keys()].filter((id) => !now.has(id)).sort(),
  };
  const contentHash = contentHashOf(sorted);
  return {
    id: `${bankId}/${name}`,
    bankId,
    name,
    date,
    message,
    previous: previous?.id ?? null,
    changelog,
    contentHash,
    revisions: sorted,
  };
}

/** The two files of a release. `frozen` names the revisions whose content an earlier release already holds. */
export function releaseTexts(release: Release, frozen: ReadonlySet<string>): ReleaseTexts {
  const { name, date, message, previous, contentHash, changelog, revisions } = release;
  const head = "# 题库版本：一经发布不再改动；竞赛按它抽题，改动一字服务器就会拒绝装入。由 npm run bank -- release 写成。\n";
  const body = { name, date, message, previous, contentHash, changelog, revisions: revisions.map((r) => r.id) };
  const fresh = revisions.filter((r) => !frozen.has(r.id));
  const lines = fresh.map((r) => `${JSON.stringify(r.id)}:${canonicalJson(frozenOf(r))}`);
  return { name, yaml: head + stringify(body, { lineWidth: 0 }), json: `{\n${lines.join(",\n")}\n}\n` };
}

/** Reads all releases of a bank, oldest first. Throws when a file was altered after its release. */
export function readReleases(bankId: string, texts: readonly ReleaseTexts[]): Release[] {
  const frozen = new Map<string, Revision>();
  for (const { name, json } of texts) {
    for (const [id, content] of Object.entries(JSON.parse(json) as Record<string, FrozenQuestion>)) {
      if (revisionIdOf(content) !== id) throw altered(bankId, name, `${id} 的内容与编号不符`);
      frozen.set(id, revisionOf(bankId, content));
    }
  }
  return texts.map(({ name, yaml }) => readRelease(bankId, name, yaml, frozen)).sort(byAge);
}

function readRelease(bankId: string, fileName: string, yaml: string, frozen: ReadonlyMap<string, Revision>): Release {
  const file = ReleaseFileSchema.safeParse(parse(yaml));
  if (!file.success) throw altered(bankId, fileName, `写法不对：${file.error.issues[0]?.path.join(".")}`);
  if (file.data.name !== fileName) throw altered(bankId, fileName, "文件名与版本名不一致");
  const revisions = file.data.revisions.map((id) => {
    const revision = frozen.get(id);
    if (!revision) throw altered(bankId, fileName, `找不到 ${id} 的内容`);
    return revision;
  });
  if (contentHashOf(revisions) !== file.data.contentHash) throw altered(bankId, fileName, "内容与内容指纹不符");
  return { ...file.data, id: `${bankId}/${fileName}`, bankId, revisions };
}

const altered = (bankId: string, name: string, what: string) =>
  new Error(`题库版本 ${bankId}/${name} 发布后被改动（${what}）。请从版本库恢复 questions/${bankId}/releases，再发布新的版本。`);

/** By date, then by name with its numbers read as numbers: 2026.9 before 2026.11. */
export const byAge = (a: Pick<Release, "date" | "name">, b: Pick<Release, "date" | "name">): number =>
  a.date === b.date ? a.name.localeCompare(b.name, "en", { numeric: true }) : a.date < b.date ? -1 : 1;
