import type { Revision } from "./revision.ts";
import type { RevisionTable } from "./tables.ts";

/** A revision as the database keeps it. */
export function revisionRow({ id, bankId, questionId, content, ...facts }: Revision, createdAt: number): RevisionTable {
  return { id, bank_id: bankId, question_id: questionId, ...facts, content: JSON.stringify(content), created_at: createdAt };
}
