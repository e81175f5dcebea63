import { parentPort, workerData } from "node:worker_threads";
import type { Question } from "../bank/question.ts";
import type { Rules } from "../competitions/rules.ts";
import type { Db } from "../database.ts";
import { reading } from "../db/reading.ts";
import type { Choice } from "../papers/choice.ts";
import { questionsOf } from "./questions.ts";
import { scorePaper } from "./scoring.ts";
import { getSlots, listAnswers } from "./store.ts";
import type { QuestionUseTable } from "./tables.ts";
import type { UsesInput } from "./uses.ts";

// Scores every locked attempt of a revealed competition once more, question by question.
const { database, competitionId } = workerData as UsesInput;

const uses = await reading(database, async (db: Db): Promise<QuestionUseTable[]> => {
  const { rules: text } = await db.selectFrom("competition").select("rules").where("id", "=", competitionId).executeTakeFirstOrThrow();
  const rules = JSON.parse(text) as Rules;
  const credit = { multiple: rules.multipleCredit, order: rules.orderCredit };
  const attempts = await db
    .selectFrom("attempt")
    .select("id")
    .where("competition_id", "=", competitionId)
    .where("kind", "=", "scored")
    .where("state", "=", "locked")
    .execute();
  const counts = new Map<string, QuestionUseTable>();
  for (const { id } of attempts) {
    const slots = await getSlots(db, id);
    const questions = await questionsOf(db, slots);
    const choices: Choice[] = slots.map(() => null);
    for (const answer of await listAnswers(db, id)) choices[answer.position] = JSON.parse(answer.choice) as Choice;
    const { earned } = scorePaper(slots, questions, choices, credit);
    for (const [i, slot] of slots.entries()) {
      const question_id = (questions[i] as Question).id;
      const use = counts.get(question_id) ?? { competition_id: competitionId, question_id, used: 0, answered_right: 0 };
      use.used++;
      if (earned[i] === slot.marks) use.answered_right++;
      counts.set(question_id, use);
    }
  }
  return [...counts.values()];
});
parentPort?.postMessage(uses);
