import { parseDocument } from "yaml";
import type { z } from "zod";
import { problemOf } from "../bank/messages.ts";
import { Problem } from "../http/problem.ts";
import { type Rules, RulesSchema } from "./rules.ts";

/** Where a document is wrong and what to write there. */
export interface Mistake {
  /** JSON pointer, such as /blueprint/rows/0/count */
  pointer: string;
  detail: string;
}

export function invalidDocument(mistakes: Mistake[]): Problem {
  const list = mistakes.map((m) => `${m.pointer}：${m.detail}`).join("；");
  return new Problem(422, "invalid-competition", "竞赛文件要改", `竞赛没有建立，文件里有 ${mistakes.length} 处要改。${list}`, {
    errors: mistakes,
  });
}

/** Reads YAML or JSON text. @throws Problem with the lines that cannot be read. */
export function parseText(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0) {
    throw invalidDocument(
      document.errors.map((e) => ({ pointer: `第 ${e.linePos?.[0].line ?? "?"} 行`, detail: `读不懂这一行的写法（${e.code}）` })),
    );
  }
  return document.toJS({ maxAliasCount: 20 });
}

/** Turns a document into rules. @throws Problem listing every mistake at once, each with its place and a Chinese sentence. */
export function readRules(document: unknown): Rules {
  const parsed = RulesSchema.safeParse(document, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalidDocument(parsed.error.issues.map((issue) => ({ pointer: `/${issue.path.map(String).join("/")}`, detail: sentence(issue) })));
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `没有 ${issue.keys.join("、")} 这样的项，请删去或改正拼写`;
  if (issue.code === "invalid_format" && issue.format === "datetime") return "要写带时区的时刻，如 2026-12-01T08:00:00+08:00";
  if (issue.input === undefined && issue.code !== "custom") return "缺少这一项";
  return problemOf(issue).replace(/^：/, "");
}
