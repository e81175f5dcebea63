import { indexesOf, letterOf, lettersOf } from "./letters.ts";
import type { DeskKey, DeskType, DraftContent } from "./views.ts";

/** Every change of a draft is one of these: a new draft, the old one untouched. */

const swap = <T>(list: readonly T[], from: number, to: number): T[] => {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
};
const replaced = <T>(list: readonly T[], index: number, value: T): T[] => list.map((v, i) => (i === index ? value : v));
/** Letters after options moved; `place` says where the option at an index stands now, undefined when it is gone. */
const carried = (letters: string | null, place: (index: number) => number | undefined): string =>
  lettersOf(indexesOf(letters).flatMap((index) => place(index) ?? []));

const keyText = (key: DeskKey): string => (typeof key === "string" ? key : "");

function withLetters(content: DraftContent, options: string[], place: (index: number) => number | undefined): DraftContent {
  const lettered = content.type === "single" || content.type === "multiple";
  return {
    ...content,
    options,
    key: lettered && content.key !== null ? carried(keyText(content.key), place) || null : content.key,
    pinned: carried(content.pinned, place) || null,
  };
}

/** What was written stays: options, pairs and texts are kept for the way back. */
export function changeType(content: DraftContent, type: DeskType): DraftContent {
  if (type === content.type) return content;
  const withOptions = type === "single" || type === "multiple" || type === "order";
  const options = withOptions && content.options.length === 0 ? ["", "", "", ""] : content.options;
  const pairs: [string, string][] = type === "match" && content.pairs.length === 0 ? fourPairs() : content.pairs;
  return syncBlanks({ ...content, type, options, pairs, key: keyFor(content.key, type) });
}

const fourPairs = (): [string, string][] => Array.from({ length: 4 }, () => ["", ""]);

function keyFor(key: DeskKey, type: DeskType): DeskKey {
  switch (type) {
    case "single":
      return typeof key === "string" ? key.slice(0, 1) || null : null;
    case "multiple":
      return typeof key === "string" ? key : null;
    case "judge":
      return typeof key === "boolean" ? key : null;
    case "blank":
    case "short":
      return Array.isArray(key) ? key : [[""]];
    case "order":
    case "match":
      return null;
  }
}

export const setOption = (content: DraftContent, index: number, text: string): DraftContent => ({
  ...content,
  options: replaced(content.options, index, text),
});

export const addOption = (content: DraftContent): DraftContent => ({ ...content, options: [...content.options, ""] });

export const removeOption = (content: DraftContent, index: number): DraftContent =>
  withLetters(
    content,
    content.options.filter((_, i) => i !== index),
    (i) => (i === index ? undefined : i > index ? i - 1 : i),
  );

/** The key and the pins go with the option: moving never changes which text is right. */
export function moveOption(content: DraftContent, from: number, to: number): DraftContent {
  if (to < 0 || to >= content.options.length || from === to) return content;
  const order = swap([...content.options.keys()], from, to);
  return withLetters(content, swap(content.options, from, to), (i) => order.indexOf(i));
}

export function toggleKey(content: DraftContent, index: number): DraftContent {
  const letter = letterOf(index);
  if (content.type === "single") return { ...content, key: letter };
  const had = indexesOf(keyText(content.key));
  const next = had.includes(index) ? had.filter((i) => i !== index) : [...had, index];
  return { ...content, key: lettersOf(next) || null };
}

export function togglePinned(content: DraftContent, index: number): DraftContent {
  const had = indexesOf(content.pinned);
  const next = had.includes(index) ? had.filter((i) => i !== index) : [...had, index];
  return { ...content, pinned: lettersOf(next) || null };
}

export const formsOf = (key: DeskKey): string[][] => (Array.isArray(key) ? key : []);
export const gapsIn = (stem: string): number => (stem.match(/_{2,}/g) ?? []).length;

/** As many lists of accepted forms as the stem has gaps; one that something was written in is never dropped. */
export function syncBlanks(content: DraftContent): DraftContent {
  if (content.type !== "blank") return content;
  const forms = formsOf(content.key);
  const written = forms.reduce((last, list, i) => (list.some((form) => form.trim() !== "") ? i + 1 : last), 0);
  const wanted = Math.max(1, gapsIn(content.stem), written);
  if (wanted === forms.length) return content;
  return { ...content, key: Array.from({ length: wanted }, (_, i) => forms[i] ?? [""]) };
}

export const setStem = (content: DraftContent, stem: string): DraftContent => syncBlanks({ ...content, stem });

export const setForm = (content: DraftContent, blank: number, form: number, text: string): DraftContent => ({
  ...content,
  key: replaced(formsOf(content.key), blank, replaced(formsOf(content.key)[blank] ?? [], form, text)),
});

export const addForm = (content: DraftContent, blank: number): DraftContent => ({
  ...content,
  key: replaced(formsOf(content.key), blank, [...(formsOf(content.key)[blank] ?? []), ""]),
});

export const removeForm = (content: DraftContent, blank: number, form: number): DraftContent =>
  syncBlanks({
    ...content,
    key: replaced(
      formsOf(content.key),
      blank,
      (formsOf(content.key)[blank] ?? []).filter((_, i) => i !== form),
    ),
  });

export function setPair(content: DraftContent, index: number, side: 0 | 1, text: string): DraftContent {
  const [left, right] = content.pairs[index] ?? ["", ""];
  return { ...content, pairs: replaced(content.pairs, index, side === 0 ? [text, right] : [left, text]) };
}

export const addPair = (content: DraftContent): DraftContent => ({ ...content, pairs: [...content.pairs, ["", ""]] });
export const removePair = (content: DraftContent, index: number): DraftContent => ({
  ...content,
  pairs: content.pairs.filter((_, i) => i !== index),
});
export const movePair = (content: DraftContent, from: number, to: number): DraftContent =>
  to < 0 || to >= content.pairs.length ? content : { ...content, pairs: swap(content.pairs, from, to) };
