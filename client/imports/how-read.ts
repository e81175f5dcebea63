import { deskNames } from "../text/desk.ts";
import type { Doubt, Read, ReadKey } from "./views.ts";

/** The key as a person reads it; empty when there is none. */
export function keyText(key: ReadKey | undefined): string {
  if (key === undefined) return "";
  if (typeof key === "boolean") return key ? "正确" : "错误";
  if (typeof key === "string") return [...key].join("、");
  return key.map((forms) => forms.filter(Boolean).join(" / ")).join("；");
}

/** The letters of a key that options have; undefined when none are left over, or none is within. */
export function keyWithin({ type, options, key }: Read): string | undefined {
  if ((type !== "single" && type !== "multiple") || typeof key !== "string") return undefined;
  const within = [...key].filter((letter) => letter.charCodeAt(0) - 65 < options.length).join("");
  return within === key || within === "" ? undefined : within;
}

/** How a question in doubt was read, in a few words, by the field the doubt concerns. */
export function howRead(read: Read, doubt: Doubt | undefined): string {
  const { type, stem, options, key } = read;
  switch (doubt?.field) {
    case "type":
      return `读成${deskNames.type[type]}题`;
    case "key": {
      const text = keyText(keyWithin(read) ?? key);
      return text === "" ? "答案留空" : `取 ${text}`;
    }
    case "options":
      return options.length === 0 ? "没有选项" : `读出 ${options.length} 个选项`;
    case "stem":
      return stem.trim() === "" ? "题干留空" : "照原文";
    default:
      return "按一道题读";
  }
}

/** Pieces of the source that the doubt is about, to be underlined there. */
export function suspects({ options, key }: Read, doubts: readonly Doubt[]): string[] {
  const codes = new Set(doubts.map(({ code }) => code));
  const found: string[] = [];
  if (codes.has("equal-options")) {
    const plain = options.map((option) => option.replace(/\s/g, ""));
    found.push(...options.filter((_, i) => plain.indexOf(plain[i] ?? "") !== plain.lastIndexOf(plain[i] ?? "")));
  }
  if (codes.has("key-beyond-options") && typeof key === "string")
    found.push(key, [...key].join("、"), [...key].join(","), [...key].join(" "));
  return [...new Set(found.filter((text) => text.trim() !== ""))];
}

/** A text cut where these pieces stand; of letters alone only the last place, which is likelier the answer than a word. */
export function cutAt(text: string, pieces: readonly string[]): { text: string; marked: boolean }[] {
  const places = pieces.flatMap((piece) => placesOf(text, piece).map((at) => ({ at, end: at + piece.length })));
  const cuts: { text: string; marked: boolean }[] = [];
  let from = 0;
  for (const { at, end } of places.sort((a, b) => a.at - b.at || b.end - a.end)) {
    if (at < from) continue;
    if (at > from) cuts.push({ text: text.slice(from, at), marked: false });
    cuts.push({ text: text.slice(at, end), marked: true });
    from = end;
  }
  if (from < text.length || cuts.length === 0) cuts.push({ text: text.slice(from), marked: false });
  return cuts;
}

function placesOf(text: string, piece: string): number[] {
  if (/^[A-L、, ]+$/.test(piece)) return [text.lastIndexOf(piece)].filter((at) => at >= 0);
  const places: number[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + piece.length)) places.push(at);
  return places;
}
