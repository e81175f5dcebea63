import type { Tx } from "../database.ts";
import { hold } from "./import-hold.ts";
import { notConfirmed, questionsInBank, undoOver } from "./import-problems.ts";
import type { ImportPartTable } from "./import-tables.ts";

export const undoForMs = 24 * 3_600_000;
/** Rows to one write where there is no need to do all at once: a save never waits long behind it. */
const atOnce = 300;
/** Parts are large: a piece of the file, or 200 lines of it. */
const partsAtOnce = 10;

const untouched = { state: "draft", head: 1, draft_version: 1 } as const;

/**
 * Ids of some of an import's questions that stand in the bank exactly as they came. Their rows are held from here on, so
 * that nobody hands one in while it is being taken away.
 */
async function takeUntouched(tx: Tx, importId: string): Promise<string[]> {
  const some = tx
    .selectFrom("question")
    .select("id")
    .where("id", "in", (e) => e.selectFrom("import_question").select("question_id").where("import_id", "=", importId))
    .where("state", "=", untouched.state)
    .where("head", "=", untouched.head)
    .where("draft_version", "=", untouched.draft_version)
    .limit(atOnce);
  const rows = await tx
    .updateTable("question")
    .set((e) => ({ head: e.ref("head") }))
    .where("id", "in", some)
    .where("state", "=", untouched.state)
    .where("head", "=", untouched.head)
    .where("draft_version", "=", untouched.draft_version)
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** What takes things away again: a little at a time wherever nothing demands that it be done at once. */
export const importClearing = {
  /** Takes away what was made ready, a little at a time. @returns whether there is more. */
  "desk.import-unmake": async (tx: Tx, { stageId }: { stageId: string }): Promise<{ more: boolean }> => {
    const some = tx.selectFrom("import_made").select("number").where("stage_id", "=", stageId).orderBy("number").limit(atOnce);
    const { numDeletedRows } = await tx
      .deleteFrom("import_made")
      .where("stage_id", "=", stageId)
      .where("number", "in", (e) => e.selectFrom(some.as("some")).select("some.number"))
      .executeTakeFirst();
    return { more: Number(numDeletedRows) >= atOnce };
  },

  /**
   * Takes some of an import's questions out of the bank again, but for those that somebody has touched since; called
   * until there is no more. Begun within 24 hours it may be finished later. @returns what stays, once it is done.
   */
  "desk.import-undo": async (
    tx: Tx,
    { importId, now, begun }: { importId: string; now: number; begun: boolean },
  ): Promise<{ removed: number; more: boolean; kept: string[] }> => {
    const row = await hold(tx, importId);
    if (row.state === "undone") return { removed: 0, more: false, kept: await questionsOf(tx, importId) };
    if (row.state !== "confirmed") throw notConfirmed();
    if (!begun && now - Number(row.confirmed_at) > undoForMs) throw undoOver();
    const ids = await takeUntouched(tx, importId);
    if (ids.length > 0) {
      await tx.deleteFrom("question_draft").where("question_id", "in", ids).execute();
      await tx.deleteFrom("question_revision").where("question_id", "in", ids).execute();
      await tx.deleteFrom("import_question").where("import_id", "=", importId).where("question_id", "in", ids).execute();
      await tx.deleteFrom("question").where("id", "in", ids).execute();
      return { removed: ids.length, more: true, kept: [] };
    }
    await tx.updateTable("import").set({ state: "undone", undone_at: now, claim: null }).where("id", "=", importId).execute();
    return { removed: 0, more: false, kept: await questionsOf(tx, importId) };
  },

  /** Hides an import whose questions are not in the bank; `desk.import-sweep` takes its pieces away. */
  "desk.import-discard": async (tx: Tx, { importId }: { importId: string }): Promise<void> => {
    const row = await hold(tx, importId);
    if (row.state === "confirmed") throw questionsInBank();
    await tx.deleteFrom("import_question").where("import_id", "=", importId).execute();
    await tx.updateTable("import").set({ state: "staging" }).where("id", "=", importId).execute();
  },

  /** Takes away some of the pieces of an import that nobody sees, at last the import itself. @returns whether there is more. */
  "desk.import-sweep": async (tx: Tx, { importId }: { importId: string }): Promise<{ more: boolean }> => {
    const row = await tx.selectFrom("import").select("id").where("id", "=", importId).where("state", "=", "staging").executeTakeFirst();
    if (!row) return { more: false };
    const numbers = tx.selectFrom("import_reading").select("number").where("import_id", "=", importId).orderBy("number").limit(atOnce);
    const readings = await tx
      .deleteFrom("import_reading")
      .where("import_id", "=", importId)
      .where("number", "in", (e) => e.selectFrom(numbers.as("some")).select("some.number"))
      .executeTakeFirst();
    if (Number(readings.numDeletedRows) >= atOnce) return { more: true };
    if (await dropParts(tx, importId, ["file", "units", "refusals"])) return { more: true };
    await tx.deleteFrom("import").where("id", "=", importId).execute();
    return { more: false };
  },

  /** Lets go of an uploaded file, a little at a time. @returns whether there is more. */
  "desk.import-forget-file": async (tx: Tx, { importId }: { importId: string }): Promise<{ more: boolean }> => {
    return { more: await dropParts(tx, importId, ["file"]) };
  },

  /** What was made ready before this instant and never confirmed. */
  "desk.import-forget-made": async (tx: Tx, { before }: { before: number }): Promise<void> => {
    await tx.deleteFrom("import_made").where("made_at", "<", before).execute();
  },
};

/** Drops parts of the first of these kinds that has any. @returns whether it did. */
async function dropParts(tx: Tx, importId: string, kinds: readonly ImportPartTable["kind"][]): Promise<boolean> {
  for (const kind of kinds) {
    const part = tx.selectFrom("import_part").select("ordinal").where("import_id", "=", importId).where("kind", "=", kind);
    const some = part.orderBy("ordinal").limit(partsAtOnce);
    const { numDeletedRows } = await tx
      .deleteFrom("import_part")
      .where("import_id", "=", importId)
      .where("kind", "=", kind)
      .where("ordinal", "in", (e) => e.selectFrom(some.as("some")).select("some.ordinal"))
      .executeTakeFirst();
    if (Number(numDeletedRows) > 0) return true;
  }
  return false;
}

const questionsOf = async (tx: Tx, importId: string): Promise<string[]> => {
  const rows = await tx
    .selectFrom("import_question")
    .select("question_id")
    .where("import_id", "=", importId)
    .orderBy("question_id")
    .execute();
  return rows.map((row) => row.question_id);
};
