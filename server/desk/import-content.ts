import { type Period, periods, topics } from "../bank/question.ts";
import type { Reading } from "../imports/reading.ts";
import { sourceLine } from "../imports/source-line.ts";
import { type DraftContent, DraftContentSchema } from "./draft.ts";
import type { DeskDoubt } from "./import-item.ts";

/** What is put in where a file says nothing. */
export interface ImportDefaults {
  period: Period | null;
  topic: string | null;
  difficulty: number | null;
  source: DraftContent["source"] | null;
}

type Read = Omit<Reading, "doubts">;

/** A question as it was read, as a draft of the bank, its empty brackets as wide as the bank has them. Null when neither the file nor the defaults say its period. */
export function contentOf(read: Read, defaults: ImportDefaults): DraftContent | null {
  const period = periodOf(read.period) ?? defaults.period;
  if (period === null) return null;
  const { type, stem, options, pairs = [], key = null, explanation = "", source, sourceParts } = read;
  // Whoever mended the line meant it: the parts are the file's own only while the line still says the same.
  const whole = sourceParts && sourceLine(sourceParts) === source?.trim() ? sourceParts : undefined;
  const written = whole ?? (source?.trim() ? sourceOf(source) : undefined);
  return {
    type,
    period,
    topic: topicOf(read.topic) ?? defaults.topic,
    difficulty: difficultyOf(read.difficulty) ?? defaults.difficulty,
    stem: stem.trim().replace(/（[ \u3000]*）/g, "（　）"),
    options: ["single", "multiple", "order"].includes(type) ? options.map((option) => option.trim()) : [],
    pairs: type === "match" ? pairs : [],
    key: type === "order" || type === "match" ? null : key,
    pinned: read.pinned ?? null,
    explanation: explanation.trim(),
    source: written ?? defaults.source ?? { title: "", author: "", publisher: "", date: "" },
    image: read.image ?? null,
  };
}

const plainPeriod = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s—–－~～至到-]+/g, "-")
    .replace(/年/g, "");
const eras: [RegExp, Period][] = [
  [/新民主主义革命/, "1919-1949"],
  [/社会主义革命和建设/, "1949-1978"],
  [/改革开放/, "1978-2012"],
  [/新时代/, "2012-now"],
  [/^2012-?(now|今|以来|present)?$/i, "2012-now"],
];

/** The bank's period that a text names, in figures or by the names history gives them. */
export function periodOf(text: string | undefined): Period | null {
  const plain = plainPeriod(text?.trim() ?? "");
  if (plain === "") return null;
  return periods.find((period) => period === plain) ?? eras.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

export const topicOf = (text: string | undefined): string | null => topics.find((topic) => topic === text?.trim()) ?? null;

const levels: [RegExp, number][] = [
  [/^(1|易|较易|容易|简单|低|初级|基础|easy)$/i, 1],
  [/^(2|中|中等|一般|适中|普通|中级|medium|normal)$/i, 2],
  [/^(3|难|较难|困难|高|高级|提高|hard|difficult)$/i, 3],
];

export const difficultyOf = (text: string | undefined): number | null =>
  levels.find(([pattern]) => pattern.test(text?.normalize("NFKC").trim() ?? ""))?.[1] ?? null;

/** `《书名》，作者，出版社，日期` in its fields; anything else is kept whole as the title, for nothing is guessed. */
export function sourceOf(text: string): DraftContent["source"] {
  const [, title, rest = ""] = /^《([^》]+)》[，,]?\s*(.*)$/s.exec(text.trim()) ?? [];
  if (title === undefined) return { title: text.trim(), author: "", publisher: "", date: "" };
  const parts = rest.split(/[，,；;]/).map((part) => part.trim());
  const named = parts.filter((part) => part !== "");
  const date = /\d{4}/.test(named.at(-1) ?? "") ? (named.pop() ?? "") : "";
  const [author = "", publisher = "", ...more] = named;
  return { title, author, publisher: [publisher, ...more].filter(Boolean).join("，"), date };
}

/** What keeps a question out of the bank altogether, because no draft can hold it. */
export function tooLargeDoubts(read: Read): DeskDoubt[] {
  const content = contentOf(read, { period: "2012-now", topic: null, difficulty: null, source: null });
  const checked = DraftContentSchema.safeParse(content);
  if (checked.success) return [];
  const [issue] = checked.error.issues;
  const [part] = issue?.path ?? [];
  const field = part === "stem" || part === "options" || part === "key" ? part : part === "pairs" ? "options" : "whole";
  const names: Record<string, string> = { stem: "题干", options: "选项", pairs: "配对", key: "答案", explanation: "解析", source: "出处" };
  const unstorable = issue?.code === "custom";
  const what = names[String(part)] ?? "内容";
  return [
    {
      code: "too-large",
      field,
      message: unstorable ? `${what}里有无法保存的字符，请删去后再导入。` : `${what}太长或太多，题库放不下，请删减后再导入。`,
    },
  ];
}
