import { questionsOf } from "../attempts/questions.ts";
import { scorePaper } from "../attempts/scoring.ts";
import { getCompetition } from "../competitions/service.ts";
import type { Db } from "../database.ts";
import type { Choice } from "../papers/choice.ts";
import type { Slot } from "../papers/paper.ts";
import { canonicalRows } from "./canonical.ts";
import { type ProjectionInput, project, readRoster } from "./projection.ts";
import type { EachResult } from "./store.ts";

export interface Audit {
  /** Locked scored attempts that were scored again. */
  attempts: number;
  /** Attempts whose stored score is not what their answers earn. */
  differing: string[];
  /** Canonical bytes of the branch board that the answers make. */
  branches: string;
}

const attemptsAtOnce = 200;

/**
 * The branch board from the stored answers themselves: every locked paper is scored again with the keys of its pinned
 * revisions, and the board is made from that. Nothing that was computed before is believed. Takes seconds at a
 * district's size: for proofs and for the end of a competition, not for running ones.
 */
export async function auditAnswers(db: Db, competitionId: string): Promise<Audit> {
  const { rules } = await getCompetition(db, competitionId);
  const policy = { multiple: rules.multipleCredit, order: rules.orderCredit };
  const audit: Audit = { attempts: 0, differing: [], branches: "" };

  const eachRescored: EachResult = async (reading, id, each) => {
    for (let after = ""; ; ) {
      const chunk = await listLocked(reading, id, after);
      if (chunk.length === 0) return;
      const choices = await mapChoices(
        reading,
        chunk.map((attempt) => attempt.id),
      );
      for (const attempt of chunk) {
        const slots = JSON.parse(attempt.slots) as Slot[];
        const { score } = scorePaper(slots, await questionsOf(reading, slots), choices.get(attempt.id) ?? [], policy);
        audit.attempts++;
        if (score !== attempt.score) audit.differing.push(attempt.id);
        each({ ...attempt, state: "locked", score });
      }
      after = chunk.at(-1)?.id ?? after;
    }
  };
  const input: ProjectionInput = {
    eachResult: eachRescored,
    competitionId,
    rules,
    roster: await readRoster(db),
    version: 0,
    asOf: 0,
    before: new Map(),
  };
  audit.branches = canonicalRows((await project(db, input)).board.branches);
  return audit;
}

/** A page of locked attempts with their papers, by id from `after` on. */
function listLocked(db: Db, competitionId: string, after: string) {
  return db
    .selectFrom("attempt")
    .innerJoin("paper", "paper.attempt_id", "attempt.id")
    .select(["attempt.id", "member_id as memberId", "branch_id as branchId", "ordinal", "score", "elapsed_ms as elapsedMs", "slots"])
    .where("competition_id", "=", competitionId)
    .where("kind", "=", "scored")
    .where("state", "=", "locked")
    .where("attempt.id", ">", after)
    .orderBy("attempt.id")
    .limit(attemptsAtOnce)
    .execute();
}

/** The answers that stand, by attempt and position. */
async function mapChoices(db: Db, attemptIds: string[]): Promise<Map<string, Choice[]>> {
  const rows = await db.selectFrom("answer").select(["attempt_id", "position", "choice"]).where("attempt_id", "in", attemptIds).execute();
  const choices = new Map<string, Choice[]>(attemptIds.map((id) => [id, []]));
  for (const { attempt_id, position, choice } of rows) (choices.get(attempt_id) as Choice[])[position] = JSON.parse(choice) as Choice;
  return choices;
}
