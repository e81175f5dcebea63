import { diffArrays } from "diff";
import { letterOf } from "../bank/letters.ts";
import { difficultyNames, typeNames } from "../bank/names.ts";
import type { DraftContent } from "./draft.ts";

export interface Piece {
  kind: "same" | "added" | "removed";
  text: string;
}

/** One field of a question and what became of its text. */
export interface ChangedPart {
  field: string;
  pieces: Piece[];
}

/** Words of Chinese, so that a diff never cuts one in two. */
const words = new Intl.Segmenter("zh", { granularity: "word" });

/** What differs between two contents, field by field in the order of the editor. `null`: there was nothing before. */
export function changesBetween(before: DraftContent | null, after: DraftContent): ChangedPart[] {
  const old = before ? fieldsOf(before) : new Map<string, string>();
  const fresh = fieldsOf(after);
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((field) => {
    const [from, to] = [old.get(field) ?? "", fresh.get(field) ?? ""];
    return from === to ? [] : [{ field, pieces: piecesOf(from, to) }];
  });
}

/** Words added and removed up to which two texts are compared: the work grows with their square, and more of them says only "written anew". */
const mostChanges = 240;

/** Two texts as one, word by word; neighbouring words of the same fate stand together. Texts that share little stand whole, one after the other. */
export function piecesOf(from: string, to: string): Piece[] {
  const found = diffArrays(wordsOf(from), wordsOf(to), { maxEditLength: mostChanges });
  if (!found) {
    return [
      { kind: "removed", text: from },
      { kind: "added", text: to },
    ];
  }
  return found.map(({ added, removed, value }) => ({ kind: added ? "added" : removed ? "removed" : "same", text: value.join("") }));
}

const wordsOf = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment);

function fieldsOf(content: DraftContent): Map<string, string> {
  const { type, period, topic, difficulty, stem, options, pairs, key, pinned, explanation, source, image } = content;
  const { title, author, publisher, date } = source;
  const fields: [string, string][] = [
    ["题型", type === "short" ? "简答题" : typeNames[type]],
    ["时期", period],
    ["主题", topic ?? ""],
    ["难度", difficulty === null ? "" : (difficultyNames[difficulty] ?? "")],
    ["题干", stem],
    ["图片", image ? `${image.alt}（${image.file.slice(0, 12)}）` : ""],
    ...options.map((text, i): [string, string] => [type === "order" ? `顺序 ${i + 1}` : `选项 ${letterOf(i)}`, text]),
    ...pairs.map(([left, right], i): [string, string] => [`配对 ${i + 1}`, `${left} — ${right}`]),
    ["答案", keyText(key)],
    ["固定选项", pinned ?? ""],
    ["解析", explanation],
    ["出处", [title && `《${title}》`, author, publisher, date].filter(Boolean).join("，")],
  ];
  return new Map(fields.filter(([, text]) => text !== ""));
}

function keyText(key: DraftContent["key"]): string {
  if (key === null) return "";
  if (typeof key === "boolean") return key ? "正确" : "错误";
  return typeof key === "string" ? key : key.map((forms) => forms.join(" / ")).join("；");
}
