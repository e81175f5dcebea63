/**
 * Times as the contest says them: Beijing time, whatever zone the phone is set to.
 * China keeps UTC+8 all the year, so no zone data is needed.
 */
const beijingMs = 8 * 3_600_000;
const two = (value: number) => String(value).padStart(2, "0");
const inBeijing = (instant: number) => new Date(instant + beijingMs);
const dayOf = (instant: number) => Math.floor((instant + beijingMs) / 86_400_000);

/** 09:31:05 */
export function clockText(instant: number): string {
  const at = inBeijing(instant);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
}

/** 09:31 */
export const minuteText = (instant: number): string => clockText(instant).slice(0, 5);

/** 2026.04.12 */
export function stampDate(instant: number): string {
  const at = inBeijing(instant);
  return `${at.getUTCFullYear()}.${two(at.getUTCMonth() + 1)}.${two(at.getUTCDate())}`;
}

/** 今天 12:00, 明天 08:00, 4 月 15 日 08:00; another year is named. */
export function dayTimeText(instant: number, now: number): string {
  const at = inBeijing(instant);
  const days = dayOf(instant) - dayOf(now);
  const near = days === 0 ? "今天" : days === 1 ? "明天" : days === -1 ? "昨天" : "";
  if (near) return `${near} ${minuteText(instant)}`;
  const date = `${at.getUTCMonth() + 1} 月 ${at.getUTCDate()} 日`;
  const year = at.getUTCFullYear() === inBeijing(now).getUTCFullYear() ? "" : `${at.getUTCFullYear()} 年 `;
  return `${year}${date} ${minuteText(instant)}`;
}

/** 24:16, or 1:24:16 from an hour up. Rounded up, so that 00:00 is shown only when the time is over. */
export function countdownText(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** 13 分 26 秒 */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const parts = [
    hours > 0 ? `${hours} 小时` : "",
    minutes > 0 ? `${minutes} 分` : "",
    seconds % 60 > 0 || seconds === 0 ? `${seconds % 60} 秒` : "",
  ];
  return parts.filter(Boolean).join(" ");
}
