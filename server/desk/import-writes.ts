import { sql } from "kysely";
import type { Tx } from "../database.ts";
import { hold } from "./import-hold.ts";
import { alreadyImported, alreadyInBank, importMoved, questionsInBank } from "./import-problems.ts";
import type { ImportPartTable, ImportTable } from "./import-tables.ts";
import type { MadeRow } from "./import-make.ts";
import { notInBank } from "./import-store.ts";
import { namesOfOrganisers } from "./people.ts";

/** A change of one question of a file. `version` is the one it was made from. */
export interface MendingRow {
  number: number;
  version: number;
  clear: number;
  decision: "take" | "skip" | "undecided";
  /** JSON; null: as it was read. */
  mending: string | null;
}

async function removePieces(tx: Tx, importId: string, kinds: readonly ImportPartTable["kind"][]): Promise<void> {
  await tx.deleteFrom("import_reading").where("import_id", "=", importId).execute();
  await tx.deleteFrom("import_part").where("import_id", "=", importId).where("kind", "in", kinds).execute();
}

export const importWrites = {
  /** An import nobody sees yet; its pieces follow, then `desk.import-open`. */
  "desk.import-stage": async (
    tx: Tx,
    row: Pick<ImportTable, "id" | "bank_id" | "file_name" | "file_hash" | "format" | "reading" | "mending" | "created_by" | "created_at">,
  ): Promise<void> => {
    await tx
      .insertInto("import")
      .values({ ...row, state: "staging", confirmed_at: null, undone_at: null, claim: null })
      .execute();
  },

  "desk.import-part": async (tx: Tx, row: ImportPartTable): Promise<void> => {
    await tx.insertInto("import_part").values(row).execute();
  },

  /** @param rows JSON list of `[clear, reading as JSON]`, numbered from `first`. */
  "desk.import-readings": async (tx: Tx, { importId, first, rows }: { importId: string; first: number; rows: string }): Promise<void> => {
    const list = JSON.parse(rows) as [number, string][];
    const fresh = { import_id: importId, version: 1, decision: "undecided" as const, mending: null };
    const values = list.map(([clear, text], i) => ({ ...fresh, number: first + i, clear, reading: text }));
    await tx.insertInto("import_reading").values(values).execute();
  },

  /** All pieces are there. `replaces`: the file was read again; the import keeps its id and its file. */
  "desk.import-open": async (tx: Tx, { importId, replaces }: { importId: string; replaces: string | null }): Promise<void> => {
    if (replaces === null) {
      await tx.updateTable("import").set({ state: "open" }).where("id", "=", importId).where("state", "=", "staging").execute();
      return;
    }
    const old = await hold(tx, replaces);
    if (old.state === "confirmed") throw questionsInBank();
    await removePieces(tx, replaces, ["units", "refusals"]);
    const renewed = await tx
      .selectFrom("import")
      .select(["format", "reading", "mending"])
      .where("id", "=", importId)
      .executeTakeFirstOrThrow();
    await tx
      .updateTable("import")
      .set({ ...renewed, state: "open" })
      .where("id", "=", replaces)
      .execute();
    await tx.updateTable("import_part").set({ import_id: replaces }).where("import_id", "=", importId).execute();
    await tx.updateTable("import_reading").set({ import_id: replaces }).where("import_id", "=", importId).execute();
    await tx.deleteFrom("import").where("id", "=", importId).execute();
  },

  /** @returns numbers that somebody else changed meanwhile: they stay as they are. */
  "desk.import-mend": async (tx: Tx, { importId, rows }: { importId: string; rows: MendingRow[] }): Promise<{ missed: number[] }> => {
    await hold(tx, importId);
    const missed: number[] = [];
    const inBank: number[] = [];
    for (const { number, version, clear, decision, mending } of rows) {
      const done = await tx
        .updateTable("import_reading")
        .set({ version: version + 1, clear, decision, mending })
        .where("import_id", "=", importId)
        .where("number", "=", number)
        .where("version", "=", version)
        .where(notInBank)
        .returning("number")
        .executeTakeFirst();
      if (!done) missed.push(number);
    }
    if (missed.length > 0) {
      const taken = await tx
        .selectFrom("import_question")
        .select("number")
        .where("import_id", "=", importId)
        .where("number", "in", missed)
        .execute();
      inBank.push(...taken.flatMap((row) => row.number ?? []));
    }
    if (inBank.length > 0) throw alreadyInBank(inBank);
    return { missed };
  },

  /** Puts questions made ready beside the bank. @param rows JSON list of `MadeRow`. */
  "desk.import-make": async (tx: Tx, { stageId, rows, now }: { stageId: string; rows: string; now: number }): Promise<void> => {
    const list = JSON.parse(rows) as MadeRow[];
    await tx
      .insertInto("import_made")
      .values(list.map((row) => ({ ...row, stage_id: stageId, made_at: now })))
      .execute();
  },

  /** Confirming: what was made ready under `stageId` enters the bank, all of it or nothing. */
  "desk.import-confirm": async (
    tx: Tx,
    input: { importId: string; stageId: string; count: number; by: string; now: number },
  ): Promise<{ made: number }> => {
    const { importId, stageId, count, by, now } = input;
    const { bank_id, file_hash, file_name } = await hold(tx, importId);
    const claim = `${bank_id}/${file_hash}`;
    const earlier = await tx
      .selectFrom("import")
      .select(["id", "created_by", "confirmed_at"])
      .where("claim", "=", claim)
      .executeTakeFirst();
    if (earlier && earlier.id !== importId) {
      const name = await namesOfOrganisers(tx);
      throw alreadyImported({ importId: earlier.id, by: name(earlier.created_by), at: Number(earlier.confirmed_at ?? now) });
    }
    const good = await tx
      .selectFrom("import_made")
      .innerJoin("import_reading", (join) =>
        join
          .onRef("import_reading.number", "=", "import_made.number")
          .onRef("import_reading.version", "=", "import_made.version")
          .on("import_reading.import_id", "=", importId),
      )
      .select((e) => e.fn.countAll<number>().as("count"))
      .where("stage_id", "=", stageId)
      .where((e) =>
        e.not(
          e.exists(
            e
              .selectFrom("import_question")
              .select("question_id")
              .where("import_question.import_id", "=", importId)
              .whereRef("import_question.number", "=", "import_made.number"),
          ),
        ),
      )
      .executeTakeFirstOrThrow();
    if (Number(good.count) !== count) throw importMoved();
    await moveIntoBank(tx, { importId, stageId, bankId: bank_id, reason: `导入 ${file_name}`, by, now });
    await tx
      .updateTable("import")
      .set({ state: "confirmed", confirmed_at: now, undone_at: null, claim })
      .where("id", "=", importId)
      .execute();
    return { made: count };
  },
};

interface Move {
  importId: string;
  stageId: string;
  bankId: string;
  reason: string;
  by: string;
  now: number;
}

/** Four statements inside the database, however many questions: rows never pass through the thread one by one. */
async function moveIntoBank(tx: Tx, { importId, stageId, bankId, reason, by, now }: Move): Promise<void> {
  const authors = JSON.stringify([by]);
  const staged = sql`from import_made where stage_id = ${stageId}`;
  await sql`
    insert into question (id, bank_id, period, file, position, state, type, topic, difficulty, stem, search, asked, head, approved,
      draft_version, retired_reason, updated_at, updated_by)
    select question_id, cast(${bankId} as text), period, file, position, 'draft', type, topic, difficulty, stem, search, asked, 1, null,
      1, null, cast(${now} as bigint), cast(${by} as text) ${staged} order by number`.execute(tx);
  await sql`
    insert into question_revision (question_id, ordinal, content, revision_id, authors, author_id, reason, state, created_at)
    select question_id, 1, content, null, cast(${authors} as text), cast(${by} as text), cast(${reason} as text), 'kept',
      cast(${now} as bigint) ${staged} order by number`.execute(tx);
  await sql`
    insert into question_draft (question_id, content, based_on, authors, saved_at, saved_by)
    select question_id, content, 1, cast(${authors} as text), cast(${now} as bigint), cast(${by} as text) ${staged}
    order by number`.execute(tx);
  await sql`
    insert into import_question (import_id, question_id, number)
    select cast(${importId} as text), question_id, number ${staged} order by number`.execute(tx);
}
