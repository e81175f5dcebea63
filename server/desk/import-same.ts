import type { Db } from "../database.ts";
import { newestContents } from "./contents.ts";
import type { BankQuestion } from "./import-against.ts";

const inUse = (db: Db) =>
  db
    .selectFrom("question")
    .innerJoin("bank", "bank.id", "question.bank_id")
    .select(["question.id", "question.state", "question.approved", "question.head", "bank.title"])
    .where("question.state", "<>", "retired");

type Row = Awaited<ReturnType<ReturnType<typeof inUse>["execute"]>>[number];

/** The newest content of every question in use, in all banks, but for those of this import: they say nothing against it. */
export async function listBankQuestions(db: Db, exceptImport: string | null): Promise<BankQuestion[]> {
  return withContents(db, await (exceptImport === null ? inUse(db) : except(db, exceptImport)).execute());
}

/** Those that ask the same as a question with this digest. */
export async function listBankQuestionsAsking(db: Db, asked: string, exceptImport: string): Promise<BankQuestion[]> {
  return withContents(db, await except(db, exceptImport).where("question.asked", "=", asked).limit(5).execute());
}

const except = (db: Db, importId: string) =>
  inUse(db).where((e) =>
    e.not(
      e.exists(
        e
          .selectFrom("import_question")
          .select("import_id")
          .where("import_id", "=", importId)
          .whereRef("import_question.question_id", "=", "question.id"),
      ),
    ),
  );

async function withContents(db: Db, rows: Row[]): Promise<BankQuestion[]> {
  const contents = await newestContents(db, rows);
  return rows.flatMap(({ id, title }) => {
    const content = contents.get(id);
    return content ? [{ id, bankTitle: title, content }] : [];
  });
}
