import { htmlLines } from "../html/html-lines.ts";
import type { Doubt } from "../reading.ts";

export interface PlainText {
  text: string;
  /** What plain text cannot hold, in Chinese: 图片, 脚本. */
  lost: string[];
}

const tag =
  /<\/?(?:p|br|div|span|b|i|u|em|strong|font|img|sub|sup|table|tbody|tr|td|th|ul|ol|li|h[1-6]|a|script|style|svg|math|iframe|object|embed|video|audio|pre|center|o:p|input)\b[^<>]*>/i;
const entity = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);/i;

/** What is lost, by its element. */
const losses: readonly [RegExp, string][] = [
  [/<(?:img|svg|picture|canvas|v:imagedata)\b/i, "图片"],
  [/<(?:script|iframe|object|embed|form|input|button|select|textarea|link|meta|base)\b|\son\w+\s*=|javascript:/i, "脚本或网页控件"],
  [/<(?:video|audio)\b/i, "音频或视频"],
  [/<math\b/i, "公式"],
];

/** Whether a text carries the marks of a web page. A lone `<` or `&` is just that. */
export const hasMarkup = (text: string): boolean => tag.test(text) || entity.test(text);

/** The text of a piece of HTML as it is read, line by line; nothing of it is run or fetched. */
export function plainText(html: string): PlainText {
  if (!hasMarkup(html)) return { text: html.trim(), lost: [] };
  const lost = losses.filter(([pattern]) => pattern.test(html)).map(([, name]) => name);
  return { text: htmlLines(html).join("\n").replaceAll("\u00a0", " ").trim(), lost };
}

/** One doubt for all that was lost on the way, or none. */
export function lossDoubts(lost: readonly string[]): Doubt[] {
  const names = [...new Set(lost)];
  if (names.length === 0) return [];
  return [{ code: "markup-lost", field: "whole", message: `原文里有${names.join("、")}，只读了文字，请对照原文。` }];
}
