import { describe, expect, it } from "vitest";
import { clockText, countdownText, dayTimeText, durationText, stampDate } from "./time-text.ts";

const at = (text: string) => Date.parse(text);

describe("times in words", () => {
  it("speaks Beijing time", () => {
    expect(clockText(at("2026-04-12T01:31:05Z"))).toBe("09:31:05");
    expect(stampDate(at("2026-04-11T18:00:00Z"))).toBe("2026.04.12");
  });

  it("names near days and dates the others", () => {
    const now = at("2026-04-12T09:00:00+08:00");
    expect(dayTimeText(at("2026-04-12T12:00:00+08:00"), now)).toBe("今天 12:00");
    expect(dayTimeText(at("2026-04-13T00:00:00+08:00"), now)).toBe("明天 00:00");
    expect(dayTimeText(at("2026-04-11T23:59:00+08:00"), now)).toBe("昨天 23:59");
    expect(dayTimeText(at("2026-04-15T08:00:00+08:00"), now)).toBe("4 月 15 日 08:00");
    expect(dayTimeText(at("2027-01-02T08:00:00+08:00"), now)).toBe("2027 年 1 月 2 日 08:00");
  });

  it("shows 00:00 only when the time is over", () => {
    expect(countdownText(24 * 60_000 + 15_001)).toBe("24:16");
    expect(countdownText(1)).toBe("00:01");
    expect(countdownText(0)).toBe("00:00");
    expect(countdownText(3_600_000 + 61_000)).toBe("1:01:01");
  });

  it("tells a duration without empty parts", () => {
    expect(durationText(13 * 60_000 + 26_000)).toBe("13 分 26 秒");
    expect(durationText(120_000)).toBe("2 分");
    expect(durationText(0)).toBe("0 秒");
  });
});
