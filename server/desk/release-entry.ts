import { parentPort, workerData } from "node:worker_threads";
import { nextRelease } from "../bank/next-release.ts";
import { changelogText } from "../bank/report.ts";
import { makeRelease, type Release } from "../bank/release.ts";
import { type Revision, revisionOf } from "../bank/revision.ts";
import type { Question } from "../bank/question.ts";
import { listReleases } from "../bank/store.ts";
import { Problem } from "../http/problem.ts";
import type { ReleaseInputApart, ReleaseOutputApart } from "./check.ts";
import { dayInChina } from "./day.ts";
import { reading } from "./connection.ts";
import { lintStanding } from "./lint-standing.ts";
import { listReleased, listStanding } from "./store.ts";

// What the next release of a bank would be: its changes, the errors that stand in its way and, when it is to be made, the release itself.
const { database, bankId, registers, draft } = workerData as ReleaseInputApart;

const output = await reading(database, async (db): Promise<ReleaseOutputApart> => {
  // The release before is read first: whatever is approved meanwhile makes the write refuse.
  const earlier = await listReleases(db, bankId);
  const last = earlier.at(-1);
  const released = last ? await listReleased(db, last.id) : [];
  const standing = await listStanding(db);
  const revisions = standing
    .filter((one) => one.bank_id === bankId)
    .map(({ layer, period, question }): Revision => revisionOf(bankId, { layer, period, question }));
  const { changelog } = makeRelease(
    { bankId, name: "next", date: "", message: "", revisions },
    last && { id: last.id, revisions: released },
  );
  const stems = new Map([
    ...released.map(({ questionId, content }): [string, string] => [questionId, (JSON.parse(content) as Question).stem]),
    ...revisions.map((revision): [string, string] => [revision.questionId, revision.content.stem]),
  ]);
  const named = (ids: readonly string[]) => ids.map((id) => ({ id, stem: stems.get(id) ?? "" }));
  const found = lintStanding(
    standing.map(({ bank_id, layer, period, title, question }) => ({ bankId: bank_id, layer, period, title, question })),
    bankId,
    registers,
  );
  return {
    added: named(changelog.added),
    changed: named(changelog.changed),
    withdrawn: named(changelog.withdrawn),
    errors: found.filter((finding) => finding.level === "error"),
    previousId: last?.id ?? null,
    made: draft ? make(revisions) : null,
  };

  function make(all: Revision[]): ReleaseOutputApart["made"] {
    try {
      const before = earlier.map((row) => ({
        id: row.id,
        name: row.name,
        date: dayInChina(row.created_at),
        contentHash: row.content_hash,
        revisions: row.id === last?.id ? released : [],
      }));
      const release = nextRelease({ bankId, name: "", date: "", message: "", ...draft, revisions: all }, before);
      return { release: facts(release), revisionIds: release.revisions.map((r) => r.id).sort() };
    } catch (error) {
      if (error instanceof Problem) return { refused: error.toProblem() };
      throw error;
    }
  }
});
parentPort?.postMessage(output);

function facts({ id, name, date, contentHash, message, changelog }: Release) {
  return { id, name, date, contentHash, changelog: changelogText(message, changelog) };
}
