import { cleanLine } from "./clean.ts";
import { findOptions } from "./labels.ts";

const numbers = /(?<=^|[\s。；;）)])(\d{1,4})\s*[、.．](?!\d)/gu;
/** Longer lines are not weighed: nobody writes a bank into one. */
const longest = 20_000;

/**
 * Divides a line that holds several whole questions, as pages do that lost their line ends: 1.…（A）A.… B.… 2.…（B）A.… B.….
 * Only where the numbers follow each other and every part has options of its own; any other line stays as it is.
 */
export function splitLine(text: string): string[] {
  if (text.length > longest || text.length < 20) return [text];
  const found = [...text.matchAll(numbers)];
  const cuts: number[] = [];
  let last: number | undefined;
  for (const match of found) {
    const value = Number(match[1]);
    if (last !== undefined && value !== last + 1) continue;
    if (last === undefined && text.slice(0, match.index).trim() !== "") return [text];
    cuts.push(match.index);
    last = value;
  }
  if (cuts.length < 2) return [text];
  const parts = cuts.map((from, i) => text.slice(i === 0 ? 0 : from, cuts[i + 1]));
  return parts.every((part) => findOptions(cleanLine(part)) !== undefined) ? parts : [text];
}
