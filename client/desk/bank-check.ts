import { checkEntries } from "../text/desk-manual.ts";
import { bankCheckText } from "../text/desk-check.ts";
import type { BankFinding, CheckResult } from "./views.ts";

export interface FindingGroup {
  code: string;
  name: string;
  /** What the rule means and what to do. */
  text: string;
  findings: BankFinding[];
}

/** Findings by rule: what has to be mended first, then the most frequent. Within a rule errors come first. */
export function groupsOf(findings: readonly BankFinding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const entry = checkEntries.find(({ codes }) => codes.includes(finding.code));
    const code = finding.code;
    const group = groups.get(code) ?? { code, name: entry?.name ?? bankCheckText.unknown, text: entry?.text ?? "", findings: [] };
    group.findings.push(finding);
    groups.set(code, group);
  }
  const weight = ({ findings: found }: FindingGroup) => (found.some(({ level }) => level === "error") ? 1 : 0);
  for (const group of groups.values()) group.findings.sort((a, b) => Number(b.level === "error") - Number(a.level === "error"));
  return [...groups.values()].sort((a, b) => weight(b) - weight(a) || b.findings.length - a.findings.length);
}

export interface CheckFilter {
  levels: readonly string[];
  codes: readonly string[];
}

export const isShown = (finding: BankFinding, { levels, codes }: CheckFilter): boolean =>
  (levels.length === 0 || levels.includes(finding.level)) && (codes.length === 0 || codes.includes(finding.code));

/** How many there are of each level and each rule, each within the other filter. */
export function figuresOf({ findings }: Pick<CheckResult, "findings">, filter: CheckFilter) {
  const levels: Record<string, number> = {};
  const codes: Record<string, number> = {};
  for (const finding of findings) {
    if (isShown(finding, { ...filter, levels: [] })) levels[finding.level] = (levels[finding.level] ?? 0) + 1;
    if (isShown(finding, { ...filter, codes: [] })) codes[finding.code] = (codes[finding.code] ?? 0) + 1;
  }
  return { levels, codes };
}

/** The editor with the field in focus that a finding is about. */
export const pathOf = ({ question, field }: BankFinding): string | undefined =>
  question === null ? undefined : `/desk/questions/${question.id}${field ? `?field=${field}` : ""}`;
