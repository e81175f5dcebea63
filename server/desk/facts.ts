import { askedDigest } from "./asked.ts";
import type { DraftContent } from "./draft.ts";
import { questionOf } from "./findings.ts";
import { searchTextOf } from "./search.ts";
import type { Facts } from "./write-drafts.ts";

/** What the list knows of a question, from its content. */
export async function factsOf(id: string, content: DraftContent): Promise<Facts> {
  const { period, type, topic, difficulty, stem } = content;
  const made = questionOf(id || "new", content);
  return {
    period,
    type,
    difficulty,
    topic: topic || null,
    stem: stem.slice(0, 300),
    search: await searchTextOf(id, content),
    asked: "question" in made ? askedDigest(made.question) : null,
  };
}
