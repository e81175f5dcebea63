import { parentPort, workerData } from "node:worker_threads";
import { sameAnswer } from "../bank/lint-stems.ts";
import { createComparison } from "./alike.ts";
import { answerText } from "./asked.ts";
import type { SimilarInput } from "./check.ts";
import { reading } from "./connection.ts";
import { newestContents } from "./contents.ts";
import type { SimilarView } from "./contract.ts";
import { askedQuestionOf } from "./findings.ts";

// One question held against all others in every way the check knows, before anybody has to decide whether it was asked already.
const { database, questionId } = workerData as SimilarInput;
const least = 0.4;
const most = 8;

const output = await reading(database, async (db): Promise<SimilarView> => {
  const rows = await db
    .selectFrom("question")
    .innerJoin("bank", "bank.id", "question.bank_id")
    .select(["question.id", "question.stem", "question.state", "question.approved", "question.head", "bank.title"])
    .where((e) => e.or([e("question.state", "<>", "retired"), e("question.id", "=", questionId)]))
    .execute();
  const contents = await newestContents(db, rows);
  const asked = (id: string) => {
    const content = contents.get(id);
    return content && { stem: content.stem, question: askedQuestionOf(id, content) };
  };
  const own = asked(questionId);
  if (!own) return { similar: [] };
  const compare = createComparison(own);
  const near = rows
    .flatMap((row) => {
      const other = row.id === questionId ? undefined : asked(row.id);
      return other ? [{ row, other, ...compare(other) }] : [];
    })
    .filter((one) => one.similarity >= least)
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, most);
  return {
    similar: near.map(({ row, other, similarity, what }) => ({
      id: row.id,
      bankTitle: row.title,
      stem: row.stem,
      similarity: Math.round(similarity * 100) / 100,
      what,
      answer: other.question ? answerText(other.question) : "",
      sameAnswer: other.question !== undefined && own.question !== undefined && sameAnswer(own.question, other.question),
    })),
  };
});
parentPort?.postMessage(output);
