import type { Line } from "./lines.ts";

const fewest = 3;

/**
 * Heads and feet of pages, as they stand in text taken out of a PDF: the same line again and again, long enough to be a
 * title, no sentence, nothing to fill in and no option. They cut questions apart and belong to none, so they count as pages.
 */
export function findRunningHeads(lines: readonly Line[]): void {
  findPageNumbers(lines);
  const numbered = lines.filter(({ number }) => number !== undefined).length;
  const met = new Map<string, Line[]>();
  const answers = new Map<string, number>();
  let before: Line | undefined;
  for (const line of lines) {
    const previous = before;
    if (line.kind !== "blank") before = line;
    // The number of the page may stand behind.
    const text = line.text.trim().replace(/\s+\d{1,4}$/u, "");
    if (line.kind !== "text" && line.kind !== "chapter") continue;
    if (line.number || line.option !== undefined || line.field || line.tellsKey) continue;
    if (text.length < 4 || text.length > 80 || /[。；？！;?!，,_]|[（(]\s*[）)]|的是$|[:：]$/u.test(text)) continue;
    const same = met.get(text);
    if (same) same.push(line);
    else met.set(text, [line]);
    if (previous?.number && !previous.startsOptions) answers.set(text, (answers.get(text) ?? 0) + 1);
  }
  for (const [text, same] of met) {
    // Where questions have no numbers a line met often may be their stem; right under numbered lines it may be their answer.
    if (same.length < fewest || numbered < same.length || (answers.get(text) ?? 0) > same.length * 0.4) continue;
    for (const line of same) line.kind = "page";
  }
}

/** Figures alone on their lines that count on by one through the file are numbers of pages; any others may be part of a text. */
function findPageNumbers(lines: readonly Line[]): void {
  const alone = lines.filter((line, i) => {
    const before = lines.slice(Math.max(0, i - 3), i).findLast(({ kind }) => kind !== "blank");
    return line.kind === "text" && /^\s*\d{1,3}\s*$/u.test(line.text) && !(before?.field && before.field.value === "");
  });
  const values = alone.map(({ text }) => Number(text));
  const steps = values.slice(1).map((value, i) => value - (values[i] as number));
  if (values.length < 3 || steps.some((step) => step < 1) || steps.filter((step) => step === 1).length < steps.length * 0.7) return;
  for (const line of alone) line.kind = "page";
}
