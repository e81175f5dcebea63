import type { Question } from "../bank/question.ts";
import { getRevisions } from "../bank/store.ts";
import type { Db } from "../database.ts";
import type { Slot } from "../papers/paper.ts";

/** The pinned revision of each slot, keys included, in the paper's order. */
export async function questionsOf(db: Db, slots: Slot[]): Promise<Question[]> {
  const revisions = await getRevisions(
    db,
    slots.map((slot) => slot.revision),
  );
  return slots.map((slot) => revisions.get(slot.revision)?.content as Question);
}
