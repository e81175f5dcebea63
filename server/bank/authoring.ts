import { type CheckSummary, summarise } from "./counts.ts";
import type { WorkingBank } from "./entry.ts";
import { readBanks, readMedia, readRegisters, readReleaseTexts, writeReleaseTexts } from "./files.ts";
import type { Finding } from "./finding.ts";
import { lintBanks } from "./lint.ts";
import { lintMedia } from "./lint-media.ts";
import { parseBank } from "./parse.ts";
import { unknownBank, unknownQuestion, unknownRelease, releaseRefused } from "./problems.ts";
import { nextRelease } from "./next-release.ts";
import { type Release, readReleases, releaseTexts } from "./release.ts";
import { type Revision, revisionOf } from "./revision.ts";

export interface Check {
  banks: WorkingBank[];
  findings: Finding[];
  summary: CheckSummary;
}

/** Reads and checks every bank of a questions folder. */
export function checkBanks(root: string): Check {
  const parsed = readBanks(root).map(parseBank);
  const banks = parsed.map(({ bank }) => bank);
  const media = banks.flatMap((bank) => lintMedia(bank, new Set(readMedia(root, bank.id).keys())));
  const findings = [...parsed.flatMap((p) => p.findings), ...lintBanks(banks, readRegisters(root)), ...media].sort(byPlace);
  return { banks, findings, summary: summarise(banks, findings) };
}

const byPlace = (a: Finding, b: Finding) => a.place.localeCompare(b.place, "en", { numeric: true });

/**
 * Freezes a bank's working files as a new release. Throws a Problem when the check finds errors anywhere (ids are unique
 * across banks), when the name is taken, when nothing changed, or when the date lies before the last release.
 */
export function releaseBank(root: string, bankId: string, draft: { name: string; date: string; message: string }): Release {
  const { banks, summary } = checkBanks(root);
  const bank = banks.find((b) => b.id === bankId);
  if (!bank) throw unknownBank(bankId);
  if (summary.errors > 0) throw releaseRefused(`检查发现 ${summary.errors} 处错误，请先运行 npm run bank -- check 并改正。`);
  const earlier = readReleases(bankId, readReleaseTexts(root, bankId));
  const release = nextRelease({ bankId, ...draft, revisions: workingRevisions(bank) }, earlier);
  const frozen = new Set(earlier.flatMap((r) => r.revisions.map(({ id }) => id)));
  writeReleaseTexts(root, bankId, releaseTexts(release, frozen));
  return release;
}

const workingRevisions = (bank: WorkingBank): Revision[] => bank.entries.map((entry) => revisionOf(bank.id, entry));

/** Revisions named `national/2026.11` (a release) or `national` (the working files as they are now). */
export function revisionsNamed(root: string, name: string): Revision[] {
  const [bankId = "", releaseName] = name.split("/");
  const sources = readBanks(root).find((bank) => bank.id === bankId);
  if (!sources) throw unknownBank(bankId);
  if (releaseName === undefined) return workingRevisions(parseBank(sources).bank);
  const release = readReleases(bankId, readReleaseTexts(root, bankId)).find((r) => r.name === releaseName);
  if (!release) throw unknownRelease(name);
  return release.revisions;
}

/** A question of the working files by its id, or a frozen revision by `<question id>@<hash>`. */
export function revisionNamed(root: string, id: string): Revision {
  const banks = readBanks(root);
  const among = id.includes("@")
    ? banks.flatMap((bank) => readReleases(bank.id, readReleaseTexts(root, bank.id)).flatMap((r) => r.revisions))
    : banks.flatMap((bank) => workingRevisions(parseBank(bank).bank));
  const found = among.find((revision) => (id.includes("@") ? revision.id : revision.questionId) === id);
  if (!found) throw unknownQuestion(id);
  return found;
}
