import { parentPort, workerData } from "node:worker_threads";
import { readBanks } from "../bank/files.ts";
import { parseBank } from "../bank/parse.ts";
import type { Question } from "../bank/question.ts";
import { listReleases } from "../bank/store.ts";
import type { Db } from "../database.ts";
import type { Adoption, AdoptionInput } from "./adopt.ts";
import { factsOf } from "./facts.ts";
import { reading } from "./connection.ts";
import { draftOf } from "./draft.ts";
import { filesAuthor } from "./people.ts";
import { movedPlaces, type Place } from "./places.ts";
import type { Adopted } from "./write-banks.ts";
import { deskFile } from "./desk-file.ts";

const { database, root } = workerData as AdoptionInput;

/** Where each question of a bank's working files stands: file inside the bank and place in it. */
function placesIn(bankId: string): Map<string, Place> {
  const places = new Map<string, Place>();
  const counts = new Map<string, number>();
  for (const sources of readBanks(root).filter((bank) => bank.id === bankId)) {
    for (const { question, place } of parseBank(sources).bank.entries) {
      const file = place.replace(/^questions\/[^/]+\//, "").replace(/\.yaml:\d+$/, "");
      const position = counts.get(file) ?? 0;
      counts.set(file, position + 1);
      places.set(question.id, { file, position });
    }
  }
  return places;
}

/** What the desk does not have as the bank's newest release has it, unless somebody has touched it at the desk. */
async function unadopted(db: Db, bankId: string, releaseId: string, places: ReadonlyMap<string, Place>): Promise<Adopted[]> {
  const rows = await db
    .selectFrom("release_revision")
    .innerJoin("revision", "revision.id", "release_revision.revision_id")
    .leftJoin("question", "question.id", "revision.question_id")
    .leftJoin("question_revision", (join) =>
      join.onRef("question_revision.question_id", "=", "question.id").onRef("question_revision.ordinal", "=", "question.approved"),
    )
    .select(["revision.id as revisionId", "revision.question_id", "revision.period", "revision.content", "question.state"])
    .where("release_revision.release_id", "=", releaseId)
    .where((e) =>
      e.or([
        e("question.id", "is", null),
        e.and([
          e("question.updated_by", "=", filesAuthor),
          e.or([e("question_revision.revision_id", "<>", e.ref("revision.id")), e("question.state", "=", "retired")]),
        ]),
      ]),
    )
    .execute();
  if (rows.length === 0) return [];
  const unplaced = new Map<string, number>();
  return Promise.all(
    rows.map(async ({ revisionId, question_id: id, period, content }): Promise<Adopted> => {
      const draft = draftOf(period, JSON.parse(content) as Question);
      const facts = await factsOf(id, draft);
      let place = places.get(id);
      if (!place) {
        const file = deskFile(period);
        place = { file, position: unplaced.get(file) ?? 0 };
        unplaced.set(file, place.position + 1);
      }
      const question = {
        id,
        bank_id: bankId,
        ...place,
        ...facts,
        state: "approved" as const,
        head: 1,
        approved: 1,
        draft_version: 0,
        retired_reason: null,
        updated_at: 0,
        updated_by: filesAuthor,
      };
      return { question, content: JSON.stringify(draft), revisionId };
    }),
  );
}

/** Adopted questions that the newest release does not hold any more. */
async function goneFrom(db: Db, bankId: string, releaseId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("question")
    .select("id")
    .where("bank_id", "=", bankId)
    .where("state", "=", "approved")
    .where("updated_by", "=", filesAuthor)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom("release_revision")
            .innerJoin("revision", "revision.id", "release_revision.revision_id")
            .select("revision.id")
            .whereRef("revision.question_id", "=", "question.id")
            .where("revision.bank_id", "=", bankId)
            .where("release_revision.release_id", "=", releaseId),
        ),
      ),
    )
    .execute();
  return rows.map((row) => row.id);
}

const adoption = await reading(database, async (db): Promise<Adoption> => {
  const newest = new Map((await listReleases(db)).map((release) => [release.bank_id, release.id]));
  const found: Adoption = { adopted: [], gone: [], moved: [] };
  for (const [bankId, releaseId] of newest) {
    const places = placesIn(bankId);
    const adopted = await unadopted(db, bankId, releaseId, places);
    found.adopted.push(...adopted);
    const rows = await db.selectFrom("question").select(["id", "period", "file", "position"]).where("bank_id", "=", bankId).execute();
    const fresh = adopted.map(({ question }) => question);
    // A question whose period was changed at the desk no longer belongs into the file it came from.
    const desk = [...rows, ...fresh].filter(({ id, period }) => places.get(id)?.file.startsWith(`${period}/`));
    found.moved.push(...movedPlaces(places, new Map(desk.map(({ id, file, position }) => [id, { file, position }]))));
    found.gone.push(...(await goneFrom(db, bankId, releaseId)));
  }
  return found;
});
parentPort?.postMessage(adoption);
