import { dayTimeText, minuteText, stampDate } from "../lib/time-text.ts";

/** 09:30 today, 4 月 9 日 this year, 2025.11.03 before. Narrow enough for a column. */
export function dayText(instant: number, now: number): string {
  const text = dayTimeText(instant, now);
  if (text.startsWith("今天")) return minuteText(instant);
  if (text.includes("年")) return stampDate(instant);
  return text.startsWith("昨天") ? "昨天" : text.replace(/ \d\d:\d\d$/, "");
}
