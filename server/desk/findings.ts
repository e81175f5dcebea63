import type { z } from "zod";
import type { Entry } from "../bank/entry.ts";
import type { Finding } from "../bank/finding.ts";
import { problemOf } from "../bank/messages.ts";
import { type Layer, type Question, QuestionSchema, topics } from "../bank/question.ts";
import { letterOf } from "../bank/letters.ts";
import { candidateOf, type DraftContent } from "./draft.ts";

export type FindingField = "type" | "stem" | "options" | "key" | "explanation" | "source" | "tags" | "image";

/** What the desk has to say about one question, with the field of the editor that it concerns. */
export interface DeskFinding {
  level: "error" | "warning";
  code: string;
  message: string;
  field: FindingField | null;
  otherId?: string;
  similarity?: number;
}

/** A draft as the question it is, or what is missing before it is one. */
export function questionOf(id: string, content: DraftContent): { question: Question } | { findings: DeskFinding[] } {
  if (content.type === "short") {
    const message = "简答题可以留在题库里，但不能用于计分的试卷：请改成填空题或选择题再交审";
    return { findings: [{ level: "error", code: "short", message, field: "type" }] };
  }
  const missing = missingIn(content);
  const parsed = QuestionSchema.safeParse(candidateOf(id, content));
  if (parsed.success && missing.length === 0) return { question: parsed.data };
  const told = new Set(missing.map(({ path }) => path));
  const broken = (parsed.error?.issues ?? []).filter(({ path }) => !told.has(String(path[0])) && !told.has(path.map(String).join(".")));
  return { findings: [...missing.map(({ finding }) => finding), ...broken.map(issueFinding)] };
}

/** What a draft asks, as a question, though explanation, source and tags may not be written yet; undefined while stem or key are missing. */
export function askedQuestionOf(id: string, content: DraftContent): Question | undefined {
  const unwritten = { explanation: "—", source: { title: "—", author: "—", publisher: "", date: "—" }, image: null, difficulty: 1 };
  const made = questionOf(id, { ...content, ...unwritten, topic: topics[0] });
  return "question" in made ? made.question : undefined;
}

/** Everything that can be said about a draft by itself. @param lint see `createQuestionLint` of the bank. */
export function lintDraft(
  id: string,
  content: DraftContent,
  about: { bankId: string; layer: Layer; place: string },
  lint: (entry: Entry) => Finding[],
): DeskFinding[] {
  const made = questionOf(id, content);
  if ("findings" in made) return made.findings;
  return lint({ ...about, period: content.period, question: made.question }).map(deskFinding);
}

/** A finding of the bank's check as the desk shows it. */
export const deskFinding = ({ level, code, message }: Pick<Finding, "level" | "code" | "message">): DeskFinding => ({
  level,
  code,
  message,
  field: fieldOf(code, message),
});

function missingIn(content: DraftContent): { path: string; finding: DeskFinding }[] {
  const { type, topic, difficulty, stem, key, explanation, source, image } = content;
  const keyed = type !== "order" && type !== "match";
  const empty: [boolean, string, FindingField, string][] = [
    [stem.trim() === "", "stem", "stem", "还没有写题干"],
    [keyed && isEmptyKey(key), "key", "key", "还没有标出答案"],
    [explanation.trim() === "", "explanation", "explanation", "还没有写解析"],
    [source.title.trim() === "", "source.title", "source", "出处还没有写书名或文件名"],
    [source.author.trim() === "", "source.author", "source", "出处还没有写作者或制发机关"],
    [topic === null || topic === "", "topic", "tags", "还没有选主题"],
    [difficulty === null, "difficulty", "tags", "还没有选难度"],
    [image !== null && image.alt.trim() === "", "image.alt", "image", "图片还没有写说明文字"],
  ];
  return empty
    .filter(([is]) => is)
    .map(([, path, field, message]) => ({ path, finding: { level: "error", code: "missing", message, field } }));
}

function isEmptyKey(key: DraftContent["key"]): boolean {
  if (key === null || key === "") return true;
  return Array.isArray(key) && (key.length === 0 || key.some((forms) => forms.every((form) => form.trim() === "")));
}

const fields: Record<string, [FindingField, string]> = {
  type: ["type", "题型"],
  stem: ["stem", "题干"],
  options: ["options", "选项"],
  pairs: ["options", "配对"],
  key: ["key", "答案"],
  pinned: ["options", "固定选项"],
  explanation: ["explanation", "解析"],
  source: ["source", "出处"],
  topic: ["tags", "主题"],
  difficulty: ["tags", "难度"],
  image: ["image", "图片说明"],
};
const sourceNames: Record<string, string> = { title: "书名或文件名", author: "作者", publisher: "出版社", date: "日期" };

function issueFinding(issue: z.core.$ZodIssue): DeskFinding {
  const [first, second] = issue.path;
  const [field, name] = fields[String(first)] ?? [null, ""];
  // A rule of our own is a whole sentence.
  const message = issue.code === "custom" ? issue.message : `${name}${whichOf(first, second)}${problemOf(issue)}`;
  return { level: "error", code: "schema", message, field };
}

function whichOf(first: PropertyKey | undefined, second: PropertyKey | undefined): string {
  if (first === "source" && second !== undefined) return `的${sourceNames[String(second)] ?? ""}`;
  if (typeof second !== "number") return "";
  return first === "options" ? ` ${letterOf(second)} ` : `第 ${second + 1} 项`;
}

/** Rules speak of one field; those about writing and names say in their first words which. */
const fieldsOfRules: Record<string, FindingField> = {
  "options-repeated": "options",
  "form-repeated": "key",
  key: "key",
  "key-all": "key",
  pinned: "options",
  gap: "stem",
  "option-form": "options",
  "given-away": "stem",
  years: "tags",
  duplicate: "stem",
  contradiction: "key",
  similar: "stem",
};
const openings: [RegExp, FindingField][] = [
  [/^题干/, "stem"],
  [/^(选项|配对)/, "options"],
  [/^答案/, "key"],
  [/^解析/, "explanation"],
  [/^出处/, "source"],
  [/^图片/, "image"],
];

const fieldOf = (code: string, message: string): FindingField | null =>
  fieldsOfRules[code] ?? openings.find(([opening]) => opening.test(message))?.[1] ?? null;
