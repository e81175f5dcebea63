import { letterOf } from "./letters.ts";
import { difficultyNames, layerNames, typeNames } from "./names.ts";
import type { Question } from "./question.ts";
import type { Revision } from "./revision.ts";

/** What became of one question between two sets of revisions. `fields` is empty unless it was changed. */
export interface QuestionChange {
  questionId: string;
  change: "added" | "changed" | "withdrawn";
  stem: string;
  fields: FieldChange[];
}

export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** Compares two sets of revisions question by question, field by field, in the order of question ids. */
export function diffRevisions(before: readonly Revision[], after: readonly Revision[]): QuestionChange[] {
  const old = new Map(before.map((r) => [r.questionId, r]));
  const fresh = new Map(after.map((r) => [r.questionId, r]));
  const all = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  return all.flatMap((questionId): QuestionChange[] => {
    const [a, b] = [old.get(questionId), fresh.get(questionId)];
    if (a && b) return a.id === b.id ? [] : [{ questionId, change: "changed", stem: b.content.stem, fields: fieldChanges(a, b) }];
    return [{ questionId, change: a ? "withdrawn" : "added", stem: (a ?? b)?.content.stem ?? "", fields: [] }];
  });
}

function fieldChanges(a: Revision, b: Revision): FieldChange[] {
  const before = fieldsOf(a);
  const after = fieldsOf(b);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) => {
    const [from, to] = [before.get(field) ?? null, after.get(field) ?? null];
    return from === to ? [] : [{ field, before: from, after: to }];
  });
}

/** A question as lines of field and text, as an organiser reads it. Holds the key. */
export function fieldsOf({ layer, period, content }: Revision): Map<string, string> {
  const fields = new Map<string, string>([
    ["题型", typeNames[content.type]],
    ["层级", layerNames[layer]],
    ["时期", period],
    ["主题", content.topic],
    ["难度", difficultyNames[content.difficulty] ?? ""],
    ["题干", content.stem],
  ]);
  if (content.image) fields.set("图片", `${content.image.alt}（${content.image.file.slice(0, 12)}）`);
  for (const [name, text] of partsOf(content)) fields.set(name, text);
  fields.set("解析", content.explanation);
  const { title, author, publisher, date } = content.source;
  fields.set("出处", [`《${title}》`, author, publisher, date].filter(Boolean).join("，"));
  return fields;
}

function partsOf(question: Question): [string, string][] {
  switch (question.type) {
    case "single":
    case "multiple": {
      const options = question.options.map((text, i): [string, string] => [`选项 ${letterOf(i)}`, text]);
      return [...options, ["答案", question.key], ...(question.pinned ? [["固定选项", question.pinned] as [string, string]] : [])];
    }
    case "judge":
      return [["答案", question.key ? "正确" : "错误"]];
    case "blank":
      return question.key.map((forms, i) => [`答案 第 ${i + 1} 空`, forms.join(" / ")]);
    case "order":
      return question.options.map((text, i) => [`顺序 ${i + 1}`, text]);
    case "match":
      return question.pairs.map(([left, right], i) => [`配对 ${i + 1}`, `${left} — ${right}`]);
  }
}
