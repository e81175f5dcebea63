import type { Line } from "./lines.ts";

const fewest = 3;

/**
 * Heads and feet of pages, as they stand in text taken out of a PDF: the same line again and again, long enough to be a
 * title, no sentence, nothing to fill in and no option. They cut questions apart and belong to none, so they count as pages.
 */
export function findRunningHeads(lines: readonly Line[]): void {
  const numbered = lines.filter(({ number }) => number !== undefined).length;
  const met = new Map<string, Line[]>();
  for (const line of lines) {
    const text = line.text.trim();
    if (line.kind !== "text" && line.kind !== "chapter") continue;
    if (line.number || line.option !== undefined || line.field || line.tellsKey) continue;
    if (text.length < 8 || text.length > 80 || /[。；？！;?!，,_]|[（(]\s*[）)]|的是$|[:：]$/u.test(text)) continue;
    met.set(text, [...(met.get(text) ?? []), line]);
  }
  for (const same of met.values()) {
    // Where questions have no numbers a line met often may be their stem.
    if (same.length < fewest || numbered < same.length) continue;
    for (const line of same) line.kind = "page";
  }
}
