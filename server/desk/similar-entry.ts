import { parentPort, workerData } from "node:worker_threads";
import { sameAnswer } from "../bank/lint-stems.ts";
import { alikeness, bigramsIn } from "./alike.ts";
import { answerText } from "./asked.ts";
import type { SimilarInput } from "./check.ts";
import { reading } from "./connection.ts";
import { newestContents } from "./contents.ts";
import type { SimilarView } from "./contract.ts";
import { questionOf } from "./findings.ts";

// One question held against all others by its stem, before anybody has to decide whether it was asked already.
const { database, questionId } = workerData as SimilarInput;
const least = 0.4;
const most = 8;

const output = await reading(database, async (db): Promise<SimilarView> => {
  const own = (
    await newestContents(
      db,
      await db.selectFrom("question").select(["id", "state", "approved", "head"]).where("id", "=", questionId).execute(),
    )
  ).get(questionId);
  if (!own) return { similar: [] };
  const asked = questionOf(questionId, own);
  const bigrams = bigramsIn(own.stem);
  const rows = await db
    .selectFrom("question")
    .innerJoin("bank", "bank.id", "question.bank_id")
    .select(["question.id", "question.stem", "question.state", "question.approved", "question.head", "bank.title"])
    .where("question.state", "<>", "retired")
    .where("question.id", "<>", questionId)
    .execute();
  const near = rows
    .map((row) => ({ row, similarity: alikeness(bigrams, bigramsIn(row.stem)) }))
    .filter((one) => one.similarity >= least)
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, most);
  const contents = await newestContents(
    db,
    near.map((one) => one.row),
  );
  return {
    similar: near.map(({ row, similarity }) => {
      const content = contents.get(row.id);
      const made = content && questionOf(row.id, content);
      const theirs = made && "question" in made ? made.question : undefined;
      return {
        id: row.id,
        bankTitle: row.title,
        stem: row.stem,
        similarity: Math.round(similarity * 100) / 100,
        answer: theirs ? answerText(theirs) : "",
        sameAnswer: theirs !== undefined && "question" in asked && sameAnswer(asked.question, theirs),
      };
    }),
  };
});
parentPort?.postMessage(output);
