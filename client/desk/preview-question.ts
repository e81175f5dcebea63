import type { QuestionView } from "../lib/views.ts";
import { formsOf, gapsIn } from "./draft-edit.ts";
import type { DraftContent } from "./views.ts";

/** Shows a question in a phone's frame: sent to the preview page, which says `ready` when it can listen. */
export interface PreviewMessage {
  kind: "zhishi-preview";
  question: QuestionView;
  /** 字号 of the member. */
  size: 18 | 22 | 26 | 30;
}
export const previewReady = "zhishi-preview-ready";

/** Some order that is not the right one, the same each time: the preview must not give the answer, nor jump about. */
export function mixed<T>(list: readonly T[]): T[] {
  if (list.length < 2) return [...list];
  const odd = list.filter((_, i) => i % 2 === 1);
  const even = list.filter((_, i) => i % 2 === 0);
  return [...odd, ...even];
}

/** The draft as a member will see it; undefined for short answers, which no member ever sees. */
export function previewQuestion(content: DraftContent): QuestionView | undefined {
  if (content.type === "short") return undefined;
  const { type, pairs, options } = content;
  const hasOptions = type === "single" || type === "multiple";
  return {
    position: 6,
    type,
    marks: 5,
    credit: "all-or-nothing",
    stem: content.stem,
    image: content.image,
    options: hasOptions ? options : type === "order" ? mixed(options) : [],
    lefts: type === "match" ? pairs.map(([left]) => left) : [],
    rights: type === "match" ? mixed(pairs.map(([, right]) => right)) : [],
    blanks: type === "blank" ? Math.max(1, gapsIn(content.stem), formsOf(content.key).length) : 0,
    openedAt: null,
    remainingMs: null,
  };
}
