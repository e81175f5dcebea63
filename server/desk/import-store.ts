import type { ExpressionBuilder } from "kysely";
import type { Database, Db } from "../database.ts";
import { type Decision, markOf, type PlacedUnit, type ReadQuestion, type RefusedPiece } from "./import-item.ts";
import { unitsAtOnce } from "./import-pieces.ts";
import { unknownImport } from "./import-problems.ts";
import type { ImportPartTable, ImportTable } from "./import-tables.ts";

/** `staging` imports are nobody's business. */
export async function getImport(db: Db, id: string): Promise<ImportTable> {
  const row = await db.selectFrom("import").selectAll().where("id", "=", id).where("state", "<>", "staging").executeTakeFirst();
  if (!row) throw unknownImport();
  return { ...row, ...instantsOf(row) };
}

const instantsOf = (row: Pick<ImportTable, "created_at" | "confirmed_at" | "undone_at">) => ({
  created_at: Number(row.created_at),
  confirmed_at: row.confirmed_at === null ? null : Number(row.confirmed_at),
  undone_at: row.undone_at === null ? null : Number(row.undone_at),
});

/** Newest first. */
export async function listImports(db: Db, most: number) {
  const rows = await db
    .selectFrom("import")
    .innerJoin("bank", "bank.id", "import.bank_id")
    .select([
      "import.id",
      "bank_id",
      "bank.title",
      "file_name",
      "format",
      "state",
      "created_by",
      "created_at",
      "confirmed_at",
      "undone_at",
      "reading",
    ])
    .where("state", "<>", "staging")
    .orderBy("created_at", "desc")
    .orderBy("import.id", "desc")
    .limit(most)
    .execute();
  return rows.map((row) => ({ ...row, ...instantsOf(row) }));
}

/** An import of the same file into the same bank: the one whose questions are there, else the one that is being looked through. */
export function findSameFile(db: Db, bankId: string, hash: string) {
  return db
    .selectFrom("import")
    .select(["id", "state", "created_by", "created_at", "confirmed_at"])
    .where("bank_id", "=", bankId)
    .where("file_hash", "=", hash)
    .where("state", "in", ["open", "confirmed"])
    .orderBy("state")
    .orderBy("created_at")
    .executeTakeFirst();
}

export const findClaim = (db: Db, claim: string) =>
  db.selectFrom("import").select(["id", "created_by", "confirmed_at"]).where("claim", "=", claim).executeTakeFirst();

/** One letter a question, in order: see `markOf`. Read from indexes alone. */
export async function readMarks(db: Db, importId: string): Promise<string> {
  const rows = await db
    .selectFrom("import_reading")
    .leftJoin("import_question", (join) =>
      join
        .onRef("import_question.import_id", "=", "import_reading.import_id")
        .onRef("import_question.number", "=", "import_reading.number"),
    )
    .select(["import_reading.number", "clear", "decision", "question_id"])
    .where("import_reading.import_id", "=", importId)
    .orderBy("import_reading.number")
    .execute();
  return rows.map(markOf).join("");
}

export interface Item {
  number: number;
  version: number;
  clear: number;
  decision: Decision;
  questionId: string | null;
  /** As the file has it. */
  original: ReadQuestion;
  /** As it stands now. */
  current: ReadQuestion;
  mended: boolean;
}

/** @param numbers at most a few hundred. */
export async function listItems(db: Db, importId: string, numbers: readonly number[]): Promise<Item[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .selectFrom("import_reading")
    .leftJoin("import_question", (join) =>
      join
        .onRef("import_question.import_id", "=", "import_reading.import_id")
        .onRef("import_question.number", "=", "import_reading.number"),
    )
    .selectAll("import_reading")
    .select("question_id")
    .where("import_reading.import_id", "=", importId)
    .where("import_reading.number", "in", numbers)
    .orderBy("import_reading.number")
    .execute();
  return rows.map(({ number, version, clear, decision, question_id, reading, mending }) => {
    const original = JSON.parse(reading) as ReadQuestion;
    const current = mending === null ? original : (JSON.parse(mending) as ReadQuestion);
    return { number, version, clear, decision, questionId: question_id, original, current, mended: mending !== null };
  });
}

async function listParts<T>(db: Db, importId: string, kind: ImportPartTable["kind"], from: number, count: number): Promise<T[]> {
  if (count <= 0) return [];
  const first = Math.floor(from / unitsAtOnce);
  const rows = await db
    .selectFrom("import_part")
    .select("content")
    .where("import_id", "=", importId)
    .where("kind", "=", kind)
    .where("ordinal", ">=", first)
    .where("ordinal", "<=", Math.floor((from + count - 1) / unitsAtOnce))
    .orderBy("ordinal")
    .execute();
  const all = rows.flatMap((row) => JSON.parse(row.content) as T[]);
  return all.slice(from - first * unitsAtOnce, from - first * unitsAtOnce + count);
}

export const listUnits = (db: Db, importId: string, from: number, count: number) =>
  listParts<PlacedUnit>(db, importId, "units", from, count);
export const listRefusals = (db: Db, importId: string, from: number, count: number) =>
  listParts<RefusedPiece>(db, importId, "refusals", from, count);

/** The file as it was uploaded; undefined once it has been let go of. */
export async function findFile(db: Db, importId: string): Promise<Buffer | undefined> {
  const rows = await db
    .selectFrom("import_part")
    .select("content")
    .where("import_id", "=", importId)
    .where("kind", "=", "file")
    .orderBy("ordinal")
    .execute();
  return rows.length === 0 ? undefined : Buffer.concat(rows.map((row) => Buffer.from(row.content, "base64")));
}

export async function hasFile(db: Db, importId: string): Promise<boolean> {
  const row = await db
    .selectFrom("import_part")
    .select("ordinal")
    .where("import_id", "=", importId)
    .where("kind", "=", "file")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function countMade(db: Db, importId: string): Promise<number> {
  const { count } = await db
    .selectFrom("import_question")
    .select((e) => e.fn.countAll<number>().as("count"))
    .where("import_id", "=", importId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Numbers of an import's questions that are not in the bank yet, as a condition on `import_reading`. */
export const notInBank = (e: ExpressionBuilder<Database, "import_reading">) =>
  e.not(
    e.exists(
      e
        .selectFrom("import_question")
        .select("question_id")
        .whereRef("import_question.import_id", "=", "import_reading.import_id")
        .whereRef("import_question.number", "=", "import_reading.number"),
    ),
  );

/** Imports from before this instant whose files are still here. */
export async function listOldFiles(db: Db, before: number): Promise<string[]> {
  const rows = await db
    .selectFrom("import")
    .innerJoin("import_part", (join) => join.onRef("import_part.import_id", "=", "import.id").on("import_part.kind", "=", "file"))
    .select("import.id")
    .distinct()
    .where("created_at", "<", before)
    .execute();
  return rows.map((row) => row.id);
}

/** Imports that were being written at this instant and never came to be. */
export async function listLeftStaging(db: Db, before: number): Promise<string[]> {
  const rows = await db.selectFrom("import").select("id").where("state", "=", "staging").where("created_at", "<", before).execute();
  return rows.map((row) => row.id);
}
