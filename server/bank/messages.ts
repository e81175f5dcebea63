import type { z } from "zod";
import { letterOf } from "./letters.ts";

/** Names of fields as an author knows them. */
const fieldNames: Record<string, string> = {
  id: "编号",
  type: "题型",
  topic: "主题",
  difficulty: "难度",
  stem: "题干",
  options: "选项",
  key: "答案",
  pinned: "固定选项",
  pairs: "配对",
  image: "图片",
  alt: "图片说明",
  file: "图片文件",
  explanation: "解析",
  source: "出处",
  author: "作者",
  publisher: "出版社",
  date: "日期",
  period: "时期",
  questions: "题目列表",
  title: "标题",
  layer: "层级",
  owner: "负责单位",
  rehearsal: "热身标记",
};

/** `["source", "date"]` → `出处·日期（source.date）`; `["options", 2]` → `选项 C（options[2]）`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  const words: string[] = [];
  let code = "";
  for (const [i, step] of path.entries()) {
    if (typeof step === "number") {
      words[words.length - 1] += path[i - 1] === "options" ? ` ${letterOf(step)}` : `第 ${step + 1} 项`;
      code += `[${step}]`;
    } else {
      words.push(fieldNames[String(step)] ?? String(step));
      code += code ? `.${String(step)}` : String(step);
    }
  }
  return `${words.join("·")}（${code}）`;
}

/** One broken rule of a schema as a Chinese sentence that says what to write. */
export function issueMessage(issue: z.core.$ZodIssue, absent: boolean): string {
  const where = issue.path.length > 0 ? `${fieldPath(issue.path)}` : "";
  if (issue.code === "unrecognized_keys") return `${where}有不认识的字段 ${issue.keys.join("、")}：请删去或改正拼写`;
  if (absent) return `缺少${where}`;
  return `${where}${problemOf(issue)}`;
}

const kinds: Record<string, string> = {
  string: "文字",
  number: "数字",
  int: "整数",
  boolean: "true 或 false",
  array: "列表",
  object: "一组字段",
};

export function problemOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `要写成${kinds[issue.expected] ?? issue.expected}${issue.expected === "string" ? "；数字、true 等要加引号" : ""}`;
    case "invalid_value":
      return `只能是 ${issue.values.map(String).join("、")}`;
    case "invalid_union":
      return `只能是 ${"options" in issue && Array.isArray(issue.options) ? issue.options.join("、") : "规定的写法之一"}`;
    case "too_small":
      return issue.origin === "string" && issue.minimum === 1 ? "不能空着" : `至少 ${issue.minimum}${unitOf(issue.origin)}`;
    case "too_big":
      return `最多 ${issue.maximum}${unitOf(issue.origin)}`;
    case "invalid_format":
      return /[\u4e00-\u9fff]/.test(issue.message) ? `：${issue.message}` : `格式不对，应符合 ${issue.pattern ?? issue.format}`;
    default:
      return `：${issue.message}`;
  }
}

const unitOf = (origin: string) => ({ string: " 个字", array: " 项" })[origin] ?? "";
