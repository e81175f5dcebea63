import { indexesOf, letterOf, lettersOf } from "../desk/letters.ts";
import type { Mending, Read } from "./views.ts";

/** Every change of a question that was read: a new one, the old one untouched. */
const replaced = <T>(list: readonly T[], index: number, value: T): T[] => list.map((one, i) => (i === index ? value : one));
const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, i) => i !== index);
const withKey = (read: Read, key: Read["key"]): Read => {
  const { key: _, ...rest } = read;
  return key === undefined ? rest : { ...rest, key };
};
const letters = (read: Read): string => (typeof read.key === "string" ? read.key : "");

export const setOption = (read: Read, index: number, text: string): Read => ({ ...read, options: replaced(read.options, index, text) });
export const addOption = (read: Read): Read => ({ ...read, options: [...read.options, ""] });

/** The letters of the key go with their options. */
export function removeOption(read: Read, index: number): Read {
  const next = { ...read, options: without(read.options, index) };
  if (typeof read.key !== "string") return next;
  const key = lettersOf(indexesOf(read.key).flatMap((i) => (i === index ? [] : [i > index ? i - 1 : i])));
  return withKey(next, key || undefined);
}

export function toggleKey(read: Read, index: number): Read {
  if (read.type === "single") return withKey(read, letterOf(index));
  const had = indexesOf(letters(read));
  const next = lettersOf(had.includes(index) ? had.filter((i) => i !== index) : [...had, index]);
  return withKey(read, next || undefined);
}

/** Letters as somebody types them: A、B,c → ABC. */
export function typeKey(read: Read, text: string): Read {
  const typed = [
    ...new Set(
      text
        .normalize("NFKC")
        .toUpperCase()
        .replace(/[^A-L]/g, ""),
    ),
  ]
    .sort()
    .join("");
  return withKey(read, typed || undefined);
}

export const setJudgement = (read: Read, value: boolean): Read => withKey(read, value);
export const blanksOf = (read: Read): string[][] => (Array.isArray(read.key) ? read.key : [[]]);
export const setBlank = (read: Read, index: number, text: string): Read =>
  withKey(read, replaced(blanksOf(read), index, text.split(/\s*[/／]\s*/)));
export const addBlank = (read: Read): Read => withKey(read, [...blanksOf(read), [""]]);

export function setPair(read: Read, index: number, side: 0 | 1, text: string): Read {
  const pairs = read.pairs ?? [];
  const [left, right] = pairs[index] ?? ["", ""];
  return { ...read, pairs: replaced(pairs, index, side === 0 ? [text, right] : [left, text]) };
}
export const addPair = (read: Read): Read => ({ ...read, pairs: [...(read.pairs ?? []), ["", ""]] });
export const removePair = (read: Read, index: number): Read => ({ ...read, pairs: without(read.pairs ?? [], index) });

const fields = ["type", "stem", "options", "pairs", "explanation", "source", "period", "topic", "difficulty"] as const;

/** What differs, as the server is told it. Undefined when nothing does. */
export function changesOf(before: Read, after: Read): Mending | undefined {
  const differ = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
  const changed = fields.filter((field) => differ(before[field], after[field]) && after[field] !== undefined);
  const mending: Mending = Object.fromEntries(changed.map((field) => [field, after[field]]));
  if (differ(before.key, after.key)) mending.key = tidy(after.key) ?? null;
  return Object.keys(mending).length === 0 ? undefined : mending;
}

function tidy(key: Read["key"]): Read["key"] {
  return Array.isArray(key) ? key.map((forms) => forms.map((form) => form.trim()).filter((form) => form !== "")) : key;
}
