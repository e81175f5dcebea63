import type { DeskField, DeskFinding } from "./views.ts";

/** Parts of the sheet in the order they are written; a finding about nothing in particular belongs to the whole. */
export const fieldOrder: DeskField[] = ["type", "stem", "image", "options", "key", "explanation", "source", "tags"];

/** The element that takes the focus when somebody follows a finding. */
export const fieldId = (field: DeskField): string => `field-${field}`;

const place = (finding: DeskFinding): number => (finding.field ? fieldOrder.indexOf(finding.field) : fieldOrder.length);

/** Errors before warnings, each in the order of the sheet. */
export function inOrder(findings: readonly DeskFinding[]): DeskFinding[] {
  const weight = (finding: DeskFinding) => (finding.level === "error" ? 0 : 100) + place(finding);
  return [...findings].sort((a, b) => weight(a) - weight(b));
}

/** The field to go to first: of the first error, else of the first warning. */
export const firstField = (findings: readonly DeskFinding[]): DeskField | undefined =>
  inOrder(findings).find((finding) => finding.field !== null)?.field ?? undefined;

export const isDoubted = (findings: readonly DeskFinding[], ...fields: DeskField[]): boolean =>
  findings.some((finding) => finding.field !== null && fields.includes(finding.field));

/** What is simply not written yet: said plainly while a question is new, as something to mend once it was handed on. */
export const isUnwritten = (finding: DeskFinding): boolean => finding.code === "missing" || finding.code === "schema";

/** Groups of fields of which nothing was found wrong, named as the checks name them. */
export function soundGroups(findings: readonly DeskFinding[]): ("stem" | "answer" | "explanation" | "source" | "tags")[] {
  const groups = { stem: ["stem"], answer: ["options", "key"], explanation: ["explanation"], source: ["source"], tags: ["tags"] } as const;
  return (Object.keys(groups) as (keyof typeof groups)[]).filter((group) => !isDoubted(findings, ...groups[group]));
}
