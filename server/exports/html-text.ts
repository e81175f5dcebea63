import { speakable } from "./xml-text.ts";

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** A text as HTML shows it, line ends as breaks: nothing in it is a tag. */
export const htmlText = (text: string): string =>
  speakable(text)
    .replace(/[&<>]/g, (c) => entities[c] as string)
    .replace(/\r\n|\r|\n/g, "<br>");

/** For fields that other systems take for plain text, but may show as HTML: angle brackets become wide ones. */
export const withoutTags = (text: string): string => speakable(text).replace(/</g, "＜").replace(/>/g, "＞").replace(/\s+/g, " ").trim();

/** Shares of full marks that Moodle knows, for n options of equal weight: it refuses any other number. */
export const share = (n: number): string =>
  ({ 1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571", 8: "12.5" })[n] ?? "10";
