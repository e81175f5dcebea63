import { answersOf } from "./key-list.ts";
import type { StatedType } from "../type-words.ts";
import { headingType } from "./headings.ts";
import type { Line } from "./lines.ts";

const one = "(?:[A-IＡ-Ｉ]{1,9}|[√×✓✗✔✘对错]|正确|错误|T(?![a-z])|F(?![a-z]))";
const only = new RegExp(`^\\s*${one}(?:[\\s,，、;；|]*${one})+\\s*[。.]?\\s*$`, "u");

const alone = new RegExp(`^\\s*${one}\\s*[。.]?\\s*$`, "u");

/** Answers one after the other without any number: ABCAB, A B C, √×√. `goesOn`: below such a line one alone is enough. */
export const isUnnumbered = (text: string, goesOn = false): boolean =>
  text.length <= 600 && (only.test(text) || (goesOn && alone.test(text)));

/** 一、单选题：ABCAB, 判断题答案：√×√: such answers behind the name of a type. */
export function titledAnswers(text: string): { type: StatedType; text: string } | undefined {
  const match = text.length > 600 ? null : /^\s*(.{2,16}?)(?:参考)?(?:答案)?\s*[:：]\s*(\S.*)$/u.exec(text);
  const type = match ? headingType(match[1] as string) : undefined;
  return match && type && isUnnumbered(match[2] as string) ? { type, text: match[2] as string } : undefined;
}

/** The lines of such answers from one on, joined. */
export function unnumberedFrom(lines: readonly Line[], at: number): string {
  const texts: string[] = [];
  for (const line of lines.slice(at, at + 100)) {
    if (line.kind === "blank" || line.kind === "page") continue;
    if (!isUnnumbered(line.text, texts.length > 0)) break;
    texts.push(line.text.trim());
  }
  return texts.join(" ");
}

/** Farther back nobody looks for the questions of one such line. */
const farthest = 2_000;

/**
 * How many questions a line of answers without numbers would answer: those right above it that count on by one and have
 * no answer, back to the heading of their type. Undefined where any has one, for then the line belongs to the last.
 */
export function openAbove(lines: readonly Line[], at: number): { count: number; closed: boolean } | undefined {
  let value: number | undefined;
  let family: string | undefined;
  let count = 0;
  for (let i = at - 1; i >= Math.max(0, at - farthest); i--) {
    const line = lines[i] as Line;
    if (line.kind === "type" || line.kind === "key") return { count, closed: line.type === "single" || line.type === "judge" };
    if (line.kind !== "text") continue;
    if (line.tellsKey || line.field?.name === "answer") return undefined;
    if (!line.number) continue;
    if (family !== undefined && (line.number.family !== family || line.number.value !== (value as number) - 1)) {
      if (line.number.value === (value as number) - 1) return undefined;
      continue;
    }
    ({ family, value } = line.number);
    count++;
  }
  return { count, closed: false };
}

/** Whether such a line gives one answer to each open question above. Two letters may as well be one answer of two. */
export function answersAbove(text: string, lines: readonly Line[], at: number): boolean {
  if (!isUnnumbered(text)) return false;
  const open = openAbove(lines, at);
  return open !== undefined && open.count >= (open.closed ? 2 : 3) && answersOf(text, open.count) !== undefined;
}
