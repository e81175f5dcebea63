import { gapOfHeading, type HeadingRole, isWrongOption, roleOfHeading } from "./headings.ts";
import type { Row } from "./sheet.ts";

/** A row of headings, with what each says; two rows made one where options are named beneath a common heading. */
export interface HeadingRow {
  /** Headings by column, "" where there is none. */
  texts: string[];
  roles: (HeadingRole | undefined)[];
  /** How many rows of the sheet it takes. */
  rows: number;
}

/** Whether `row` (and perhaps the one after it) names columns rather than holding a question. */
export function headingRow(row: Row, next: Row | undefined): HeadingRow | undefined {
  const one = readHeadings(row.cells);
  if (next !== undefined && isSecondLine(row, next)) {
    // The lower line is the nearer one: A, B, C beneath 选项.
    const texts = merged(row.cells, next.cells);
    const both = readHeadings(texts);
    if (namesQuestions(both)) return { ...both, rows: 2 };
  }
  return namesQuestions(one) ? { ...one, rows: 1 } : undefined;
}

function readHeadings(cells: readonly string[]): Omit<HeadingRow, "rows"> {
  const roles = cells.map((cell) => roleOfHeading(cell));
  numberedOptions(cells, roles);
  return { texts: [...cells], roles };
}

/** 1, 2, 3, 4 side by side name options, where another heading is the stem's. */
function numberedOptions(cells: readonly string[], roles: (HeadingRole | undefined)[]): void {
  const first = cells.indexOf("1");
  if (first < 0 || cells[first + 1] !== "2" || !roles.some((role) => role?.role === "stem")) return;
  for (let i = 0; i < 9 && cells[first + i] === String(i + 1); i++)
    roles[first + i] = { role: `option:${String.fromCharCode(65 + i)}`, rank: 0, sure: true };
}

/** How many of the words for a stem mean nothing else: 题干, 题目, 试题 and their kin. */
const surestStems = 16;

function namesQuestions({ texts, roles }: Omit<HeadingRow, "rows">): boolean {
  if (texts.some((text, column) => isContent(text, roles[column]))) return false;
  const named = texts.filter((text) => text !== "").length;
  const sure = new Set(roles.flatMap((role) => (role?.sure ? [role.role] : [])));
  const all = new Set(roles.flatMap((role) => (role ? [role.role] : [])));
  // 题干 over one column makes headings of the whole row, however odd the others are.
  const surely = roles.some((role) => role?.role === "stem" && role.rank < surestStems) && texts.every((text) => text.length <= 20);
  if (named >= 2 && surely) return true;
  if (all.has("stem") && all.has("key") && texts.some(isWrongOption)) return true;
  if (all.has("stem") && texts.some((text) => gapOfHeading(text) === 0)) return true;
  if (named < 2 || all.size * 2 < named) return false;
  const options = [...all].filter((role) => role.startsWith("option")).length;
  const hasStem = all.has("stem");
  const hasKey = all.has("key");
  if (texts.some((text) => text.length > 40)) return hasStem && hasKey && all.size >= 3;
  // Letters alone may be options of a question about letters; with the word for stem or answer they are headings.
  return (hasStem && (sure.size >= 2 || all.size >= 3)) || (hasKey && options >= 2) || (options >= 3 && sure.has("type"));
}

/** A number, or what asks or states something: a question about headings is no row of them. */
const isContent = (text: string, role: HeadingRole | undefined): boolean =>
  role === undefined &&
  (/^\d{1,5}(?:\.0+)?[.、]?$/.test(text) || /[？?。]\s*$|(?<![a-z_])_{2,}(?![a-z_])|[（(]\s*[)）]|(?:的是|有哪些|包括)$/u.test(text));

/** A second line of headings names parts of what stands above it and nothing else. */
function isSecondLine(row: Row, next: Row): boolean {
  const filled = next.cells.map((text, i) => ({ text, i })).filter(({ text }) => text !== "");
  if (next.number !== row.number + 1 || filled.length < 2) return false;
  const roles = filled.map(({ text }) => roleOfHeading(text));
  if (!roles.every((role) => role?.sure && role.role.startsWith("option:"))) return false;
  return filled.every(({ i }) => (row.cells[i] ?? "") === "" || /选项|option|备选|答案/iu.test(row.cells[i] ?? ""));
}

function merged(upper: readonly string[], lower: readonly string[]): string[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => lower[i] || upper[i] || "");
}
