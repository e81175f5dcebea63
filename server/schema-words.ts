import { z } from "zod";

// Zod's own Chinese speaks of instances, keys and regular expressions; these sentences say what to write instead.
// Importing this file is enough: every schema of the process uses them, unless it brings a message of its own.

const kinds: Record<string, string> = {
  string: "文字",
  number: "数字",
  int: "整数",
  boolean: " true 或 false",
  array: "列表",
  object: "一组字段",
  record: "一组字段",
  null: " null",
};

const formats: Record<string, string> = {
  url: "要写成完整的网址，如 https://zhishi.example.gov.cn",
  date: "要写成日期，如 2026-12-01",
  datetime: "要写成带时区的时刻，如 2026-12-01T08:00:00+08:00",
};

const units: Record<string, string> = { string: " 个字", array: " 项", set: " 项", map: " 项", file: " 字节" };
const said = (value: unknown): string => (typeof value === "string" ? `“${value}”` : String(value));

function sentence(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "缺少这一项" : `要写成${kinds[issue.expected] ?? "规定的类型"}`;
    case "invalid_value":
      if (issue.input === undefined) return "缺少这一项";
      return `只能是 ${issue.values.map(said).join("、")}`;
    case "invalid_union":
      return issue.input === undefined ? "缺少这一项" : "写法不对，只能是规定的几种之一";
    case "too_small":
      if (issue.origin === "string" && issue.minimum === 1) return "不能空着";
      return issue.inclusive === false ? `要大于 ${issue.minimum}` : `不能少于 ${issue.minimum}${units[issue.origin] ?? ""}`;
    case "too_big":
      return issue.inclusive === false ? `要小于 ${issue.maximum}` : `不能超过 ${issue.maximum}${units[issue.origin] ?? ""}`;
    case "not_multiple_of":
      return `要是 ${issue.divisor} 的倍数`;
    case "unrecognized_keys":
      return `没有 ${issue.keys.map(said).join("、")} 这样的项，请删去或改正拼写`;
    case "invalid_format":
      if (issue.format === "starts_with") return `要以 ${said(issue["prefix"])} 开头`;
      return formats[issue.format] ?? `格式不对，应符合 ${issue["pattern"] ?? issue.format}`;
    default:
      return "写法不对";
  }
}

z.config({ localeError: sentence });
