import type { CheckSummary } from "./counts.ts";
import { fieldsOf, type QuestionChange } from "./diff.ts";
import type { Finding } from "./finding.ts";
import { typeNames } from "./names.ts";
import type { QuestionType } from "./question.ts";
import type { Changelog } from "./release.ts";
import type { Revision } from "./revision.ts";

/** The findings of a check for a person's eyes, errors last so that they stand nearest to the prompt. */
export function checkLines(findings: readonly Finding[], summary: CheckSummary): string[] {
  const line = (f: Finding) =>
    `${f.level === "error" ? "错误" : "提醒"}  ${f.place}  ${f.questionId ? `${f.questionId}  ` : ""}${f.message}  [${f.code}]`;
  const tally = (counts: Record<string, number>) =>
    Object.entries(counts).map(([name, count]) => `${name in typeNames ? typeNames[name as QuestionType] : name} ${count}`);
  return [
    ...findings.filter((f) => f.level === "warning").map(line),
    ...findings.filter((f) => f.level === "error").map(line),
    `共 ${summary.questions} 题：${tally(summary.by_type).join("，")}。`,
    `时期：${tally(summary.by_period).join("，")}。`,
    `错误 ${summary.errors} 处，提醒 ${summary.warnings} 处。${summary.errors === 0 ? "可以发布。" : "请改正错误后再发布。"}`,
  ];
}

export function diffLines(changes: readonly QuestionChange[]): string[] {
  const count = (change: QuestionChange["change"]) => changes.filter((c) => c.change === change).length;
  const marks = { added: "+ 新增", changed: "~ 修改", withdrawn: "- 撤下" };
  const body = changes.flatMap((c) => [
    `${marks[c.change]} ${c.questionId}  ${c.stem}`,
    ...c.fields.flatMap(({ field, before, after }) => [
      `    ${field}`,
      ...(before === null ? [] : [`      - ${before}`]),
      ...(after === null ? [] : [`      + ${after}`]),
    ]),
  ]);
  return [
    ...body,
    changes.length === 0 ? "没有差别。" : `新增 ${count("added")} 题，修改 ${count("changed")} 题，撤下 ${count("withdrawn")} 题。`,
  ];
}

/** A question with its key, for organisers at the shell. */
export function questionLines(revision: Revision): string[] {
  const fields = [...fieldsOf(revision)].map(([name, text]) => `${name}：${text}`);
  return [`${revision.questionId}（修订版 ${revision.id}，题库 ${revision.bankId}）`, ...fields];
}

/** A changelog as one readable text, as the database keeps it. */
export function changelogText(message: string, { added, changed, withdrawn }: Changelog): string {
  const line = (name: string, ids: readonly string[]) => (ids.length === 0 ? [] : [`${name} ${ids.length} 题：${ids.join("、")}`]);
  return [message, ...line("新增", added), ...line("修改", changed), ...line("撤下", withdrawn)].join("\n");
}
