import { parentPort, workerData } from "node:worker_threads";
import { isFirm, newestContents } from "./contents.ts";
import { reading } from "./connection.ts";
import type { CheckInput, CheckOutput } from "./check.ts";
import { deskFinding, questionOf } from "./findings.ts";
import { lintStanding, type Standing } from "./lint-standing.ts";

// The check of a bank as it lies on the desks: drafts that are complete as well as what is approved.
const { database, bankId, registers } = workerData as CheckInput;

const output = await reading(database, async (db): Promise<CheckOutput> => {
  const rows = await db
    .selectFrom("question")
    .innerJoin("bank", "bank.id", "question.bank_id")
    .select(["question.id", "question.state", "question.approved", "question.head", "question.bank_id", "bank.layer", "bank.title"])
    .where("question.state", "<>", "retired")
    .orderBy("question.id")
    .execute();
  const contents = await newestContents(db, rows);
  const drafts = new Set((await db.selectFrom("question_draft").select("question_id").execute()).map((row) => row.question_id));
  const standing = rows.flatMap((row): Standing[] => {
    const content = contents.get(row.id);
    const made = content && questionOf(row.id, content);
    if (!content || !made || "findings" in made) return [];
    const about = { bankId: row.bank_id, layer: row.layer, period: content.period, title: row.title };
    return [{ ...about, question: made.question, draft: !isFirm(row) || drafts.has(row.id) }];
  });
  const findings = lintStanding(standing, bankId, registers);
  const stems = new Map(standing.map(({ question }) => [question.id, question.stem]));
  const count = (level: string) => findings.filter((finding) => finding.level === level).length;
  const ofBank = (list: readonly { bankId: string }[]) => list.filter((one) => bankId === null || one.bankId === bankId).length;
  const questions = ofBank(standing);
  const unfinished = ofBank(rows.map((row) => ({ bankId: row.bank_id }))) - questions;
  return {
    findings: findings.map(({ questionId, ...finding }) => ({
      ...deskFinding(finding),
      question: questionId === null ? null : { id: questionId, stem: stems.get(questionId) ?? "" },
    })),
    summary: { questions, unfinished, errors: count("error"), warnings: count("warning") },
  };
});
parentPort?.postMessage(output);
