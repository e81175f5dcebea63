import type { NewBankRow, ReleaseTable } from "../bank/tables.ts";
import type { Tx } from "../database.ts";
import { isUniqueViolation } from "../db/errors.ts";
import { releaseRefused } from "../bank/problems.ts";
import { filesAuthor, namesOfOrganisers } from "./people.ts";
import type { Place } from "./places.ts";
import { bankMoved, bankTaken, formulationsChanged, unknownDeskBank } from "./problems.ts";
import type { QuestionImageTable, QuestionTable } from "./tables.ts";

/** Rows a statement: eighteen columns stay far below the parameter limits of both engines. */
const chunkSize = 400;
const chunks = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / chunkSize) }, (_, i) => list.slice(i * chunkSize, (i + 1) * chunkSize));

/** A question of a release file as the desk takes it over. */
export interface Adopted {
  question: QuestionTable;
  /** JSON of its content. */
  content: string;
  revisionId: string;
}

export interface ReleaseInput {
  release: ReleaseTable;
  /** Newest release of the bank when this one was worked out. */
  previousId: string | null;
  /** Sorted. */
  revisionIds: string[];
}

export const bankWritesOfDesk = {
  "desk.add-bank": async (tx: Tx, bank: NewBankRow): Promise<void> => {
    try {
      await tx.insertInto("bank").values(bank).execute();
    } catch (error) {
      throw isUniqueViolation(error) ? bankTaken(bank.id) : error;
    }
  },

  "desk.change-bank": async (tx: Tx, { id, title, owner }: Pick<NewBankRow, "id" | "title" | "owner">): Promise<void> => {
    const { numUpdatedRows } = await tx.updateTable("bank").set({ title, owner }).where("id", "=", id).executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw unknownDeskBank();
  },

  /** Writes a release that was worked out before, if nothing has moved since: not the approved revisions, not the release before it. */
  "desk.release": async (tx: Tx, { release, previousId, revisionIds }: ReleaseInput): Promise<void> => {
    // Two releases of one bank go one after the other: the bank's row is the lock.
    await tx
      .updateTable("bank")
      .set((e) => ({ title: e.ref("title") }))
      .where("id", "=", release.bank_id)
      .execute();
    const taken = await tx.selectFrom("release").select("id").where("id", "=", release.id).executeTakeFirst();
    if (taken) throw releaseRefused(`题库版本 ${release.id} 已经发布，不能覆盖。请换一个版本名。`);
    const before = await tx.selectFrom("release").select(["id", "name", "created_at"]).where("bank_id", "=", release.bank_id).execute();
    const last = before.sort((a, b) => a.created_at - b.created_at || a.name.localeCompare(b.name, "en", { numeric: true })).at(-1);
    const standing = await tx
      .selectFrom("question")
      .innerJoin("question_revision", (join) =>
        join.onRef("question_revision.question_id", "=", "question.id").onRef("question_revision.ordinal", "=", "question.approved"),
      )
      .select("question_revision.revision_id")
      .where("question.bank_id", "=", release.bank_id)
      .where("question.state", "<>", "retired")
      .execute();
    const ids = standing.map((row) => row.revision_id as string).sort();
    if ((last?.id ?? null) !== previousId || JSON.stringify(ids) !== JSON.stringify(revisionIds)) throw bankMoved();
    await tx.insertInto("release").values(release).execute();
    for (const rows of chunks(ids.map((revision_id) => ({ release_id: release.id, revision_id })))) {
      await tx.insertInto("release_revision").values(rows).execute();
    }
  },

  "desk.add-image": async (tx: Tx, image: QuestionImageTable): Promise<void> => {
    await tx
      .insertInto("question_image")
      .values(image)
      .onConflict((c) => c.column("hash").doNothing())
      .execute();
  },

  /** Compare-and-set on when it was last changed; 0 for never. */
  "desk.set-formulations": async (tx: Tx, input: { value: string; version: number; by: string; now: number }): Promise<void> => {
    const { value, version, by, now } = input;
    const row = { value, updated_at: Math.max(now, version + 1), updated_by: by };
    const done =
      version === 0
        ? await tx
            .insertInto("desk_setting")
            .values({ key: "formulations", ...row })
            .onConflict((c) => c.column("key").doNothing())
            .returning("key")
            .execute()
        : await tx
            .updateTable("desk_setting")
            .set(row)
            .where("key", "=", "formulations")
            .where("updated_at", "=", version)
            .returning("key")
            .execute();
    if (done.length > 0) return;
    const present = await tx.selectFrom("desk_setting").selectAll().where("key", "=", "formulations").executeTakeFirst();
    throw formulationsChanged((await namesOfOrganisers(tx))(present?.updated_by ?? ""), present?.updated_at ?? 0);
  },

  /** Takes questions of release files over as they are. Again is nothing; what was touched at the desk is left alone. */
  "desk.adopt": async (tx: Tx, { adopted, now }: { adopted: Adopted[]; now: number }): Promise<{ ids: string[] }> => {
    const ids: string[] = [];
    for (const { question, content, revisionId } of adopted) {
      const ordinal = await claim(tx, question, revisionId, now);
      if (ordinal === undefined) continue;
      const { id } = question;
      await tx
        .updateTable("question_revision")
        .set({ state: "superseded" })
        .where("question_id", "=", id)
        .where("state", "=", "approved")
        .execute();
      await tx
        .insertInto("question_revision")
        .values({
          question_id: id,
          ordinal,
          content,
          revision_id: revisionId,
          authors: JSON.stringify([filesAuthor]),
          author_id: filesAuthor,
          reason: "随题库文件装入",
          state: "approved",
          created_at: now,
          reviewer_id: null,
          reviewed_at: null,
          comment: null,
        })
        .execute();
      ids.push(id);
    }
    return { ids };
  },

  /** Gives questions the places they have in the bank's files. Whatever was done to them at the desk stays. */
  "desk.place": async (tx: Tx, { moved }: { moved: ({ id: string } & Place)[] }): Promise<void> => {
    for (const { id, file, position } of moved) await tx.updateTable("question").set({ file, position }).where("id", "=", id).execute();
  },

  /** Retires questions that the newest release file no longer holds and nobody touched at the desk. */
  "desk.let-go": async (tx: Tx, { ids, now }: { ids: string[]; now: number }): Promise<void> => {
    for (const some of chunks(ids)) {
      await tx
        .updateTable("question")
        .set((e) => ({
          state: "retired" as const,
          retired_reason: "新的题库文件里没有这道题",
          draft_version: e("draft_version", "+", 1),
          updated_at: now,
        }))
        .where("id", "in", some)
        .where("state", "=", "approved")
        .where("updated_by", "=", filesAuthor)
        .execute();
    }
  },
};

/** @returns the ordinal of the new revision; undefined when the question is there already, or not the files' any more. */
async function claim(tx: Tx, question: QuestionTable, revisionId: string, now: number): Promise<number | undefined> {
  const inserted = await tx
    .insertInto("question")
    .values({ ...question, head: 1, approved: 1, state: "approved", updated_by: filesAuthor, updated_at: now })
    .onConflict((c) => c.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (inserted) return 1;
  const { period, type, topic, difficulty, stem, search, asked, file, position } = question;
  const untouched = await tx
    .updateTable("question")
    .set((e) => ({
      period,
      type,
      topic,
      difficulty,
      stem,
      search,
      asked,
      file,
      position,
      state: "approved" as const,
      retired_reason: null,
      head: e("head", "+", 1),
      approved: e("head", "+", 1),
      draft_version: e("draft_version", "+", 1),
      updated_at: now,
    }))
    .where("id", "=", question.id)
    .where("bank_id", "=", question.bank_id)
    .where("updated_by", "=", filesAuthor)
    // Another process may have taken the same revision over since this one looked.
    .where((e) =>
      e.or([
        e("state", "=", "retired"),
        e.not(
          e.exists(
            e
              .selectFrom("question_revision")
              .select("ordinal")
              .whereRef("question_revision.question_id", "=", "question.id")
              .whereRef("question_revision.ordinal", "=", "question.approved")
              .where("question_revision.revision_id", "=", revisionId),
          ),
        ),
      ]),
    )
    .returning("head")
    .executeTakeFirst();
  return untouched?.head;
}
