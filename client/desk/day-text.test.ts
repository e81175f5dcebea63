import { expect, it } from "vitest";
import { dayText } from "./day-text.ts";

const at = (text: string) => Date.parse(`${text}+08:00`);

it("says when something was revised as shortly as a column allows", () => {
  const now = at("2026-04-12T10:00:00");
  expect(dayText(at("2026-04-12T09:30:48"), now)).toBe("09:30");
  expect(dayText(at("2026-04-11T09:30:48"), now)).toBe("昨天");
  expect(dayText(at("2026-04-09T09:30:48"), now)).toBe("4 月 9 日");
  expect(dayText(at("2025-11-03T09:30:48"), now)).toBe("2025.11.03");
});
