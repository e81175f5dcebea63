import type { DraftContent } from "./draft.ts";

/** Loaded when it is first needed: its dictionary takes 30 MB, and a server without a desk at work never pays for it. */
const dictionary = () => import("pinyin-pro");

const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

/**
 * The text that a search looks through: id, stem and options, then their full pinyin without tones and its initials,
 * so that 遵义, zunyi and zy all find 遵义会议.
 */
export async function searchTextOf(id: string, content: Pick<DraftContent, "stem" | "options" | "pairs">): Promise<string> {
  const { pinyin } = await dictionary();
  const text = plain([content.stem, ...content.options, ...content.pairs.flat()].join("/"));
  const syllables = pinyin(text, { toneType: "none", type: "array", v: true, nonZh: "removed" });
  return `${id}\n${text}\n${syllables.join("")}\n${syllables.map((syllable) => syllable[0] ?? "").join("")}`;
}
