import type { WorkingBank } from "./entry.ts";
import type { Finding } from "./finding.ts";
import { periods, questionTypes } from "./question.ts";

/** The last line of `bank check --json`, in this order of fields. */
export interface CheckSummary {
  questions: number;
  errors: number;
  warnings: number;
  by_type: Record<string, number>;
  by_period: Record<string, number>;
}

/** Counts questions of the banks that count (a rehearsal bank does not) and findings of all. */
export function summarise(banks: readonly WorkingBank[], findings: readonly Finding[]): CheckSummary {
  const entries = banks.filter((bank) => !bank.manifest?.rehearsal).flatMap((bank) => bank.entries);
  const tally = (names: readonly string[], of: (entry: (typeof entries)[number]) => string) =>
    Object.fromEntries(names.map((name) => [name, entries.filter((entry) => of(entry) === name).length]));
  return {
    questions: entries.length,
    errors: findings.filter((finding) => finding.level === "error").length,
    warnings: findings.filter((finding) => finding.level === "warning").length,
    by_type: tally(questionTypes, (entry) => entry.question.type),
    by_period: tally(periods, (entry) => entry.period),
  };
}
