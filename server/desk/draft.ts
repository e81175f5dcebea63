import { z } from "zod";
import { periods, type Question, questionTypes } from "../bank/question.ts";

/** `short` is understood at import and kept, but can never be submitted to a scored paper. */
export const draftTypes = [...questionTypes, "short"] as const;
export type DraftType = (typeof draftTypes)[number];

/** PostgreSQL holds neither NUL nor half a surrogate pair. Sizes: the largest draft fits into one request of 64 KB. */
const loose = (max: number) =>
  z
    .string()
    .max(max, `最多 ${max} 个字`)
    .refine((text) => text.isWellFormed() && !text.includes("\0"), "里有无法保存的字符");

/** A question on the table: anything may be empty, nothing may be endless. */
export const DraftContentSchema = z.strictObject({
  type: z.enum(draftTypes),
  period: z.enum(periods),
  topic: loose(20).nullable(),
  difficulty: z.int().min(1).max(3).nullable(),
  stem: loose(1_000),
  /** single, multiple, order (in the right order). */
  options: z.array(loose(300)).max(10),
  /** match: left, right. */
  pairs: z.array(z.tuple([loose(200), loose(200)])).max(10),
  /** Letters for single and multiple, true or false for judge, accepted forms of each blank for blank and short; null: not given yet. */
  key: z.union([loose(10), z.boolean(), z.array(z.array(loose(100)).max(12)).max(8)]).nullable(),
  pinned: loose(10).nullable(),
  explanation: loose(2_000),
  source: z.strictObject({ title: loose(200), author: loose(200), publisher: loose(200), date: loose(60) }),
  image: z.strictObject({ file: z.string().regex(/^[0-9a-f]{64}\.(png|jpg|webp)$/), alt: loose(300) }).nullable(),
});
export type DraftContent = z.infer<typeof DraftContentSchema>;

export function emptyDraft(type: DraftType, period: DraftContent["period"]): DraftContent {
  const options = { single: 4, multiple: 4, order: 4 } as Partial<Record<DraftType, number>>;
  return {
    type,
    period,
    topic: null,
    difficulty: null,
    stem: "",
    options: Array.from({ length: options[type] ?? 0 }, () => ""),
    pairs: type === "match" ? Array.from({ length: 4 }, (): [string, string] => ["", ""]) : [],
    key: type === "blank" || type === "short" ? [[""]] : null,
    pinned: null,
    explanation: "",
    source: { title: "", author: "", publisher: "", date: "" },
    image: null,
  };
}

/** A bank's question as a draft to go on from. `questionOf` gives the same question back. */
export function draftOf(period: DraftContent["period"], question: Question): DraftContent {
  const { title, author, publisher = "", date = "" } = question.source;
  return {
    ...emptyDraft(question.type, period),
    topic: question.topic,
    difficulty: question.difficulty,
    stem: question.stem,
    options: "options" in question ? question.options : [],
    pairs: question.type === "match" ? question.pairs : [],
    key: "key" in question ? question.key : null,
    pinned: ("pinned" in question ? question.pinned : undefined) ?? null,
    explanation: question.explanation,
    source: { title, author, publisher, date },
    image: question.image ?? null,
  };
}

/** What a draft would be as a question, for the schema to judge. Short answers are no question of any paper. */
export function candidateOf(id: string, content: DraftContent): Record<string, unknown> {
  const { type, topic, difficulty, stem, explanation, source, image } = content;
  const common = { id, type, topic, difficulty, stem, explanation, source: withoutEmpty(source), ...(image ? { image } : {}) };
  switch (type) {
    case "single":
    case "multiple":
      return { ...common, options: content.options, key: content.key, ...(content.pinned ? { pinned: content.pinned } : {}) };
    case "order":
      return { ...common, options: content.options };
    case "match":
      return { ...common, pairs: content.pairs };
    case "judge":
    case "blank":
    case "short":
      return { ...common, key: content.key };
  }
}

function withoutEmpty(source: DraftContent["source"]): Record<string, string> {
  const { title, author, publisher, date } = source;
  return { title, author, ...(publisher.trim() ? { publisher } : {}), ...(date.trim() ? { date } : {}) };
}
