import { describe, expect, it } from "vitest";
import { passedThreshold } from "./time-announcements.ts";

const minutes = 60_000;

describe("time announcements", () => {
  it("speaks once at five minutes and once at one", () => {
    expect(passedThreshold(5 * minutes + 200, 5 * minutes - 50, 30 * minutes)).toBe(5 * minutes);
    expect(passedThreshold(5 * minutes - 50, 5 * minutes - 300, 30 * minutes)).toBeUndefined();
    expect(passedThreshold(minutes + 1, minutes, 30 * minutes)).toBe(minutes);
  });

  it("says only the nearest after a sleep, and nothing when the time is over", () => {
    expect(passedThreshold(20 * minutes, 30_000, 30 * minutes)).toBe(minutes);
    expect(passedThreshold(20 * minutes, 0, 30 * minutes)).toBeUndefined();
  });

  it("does not speak of five minutes to somebody who never had more", () => {
    expect(passedThreshold(Number.POSITIVE_INFINITY, 5 * minutes, 5 * minutes)).toBeUndefined();
    expect(passedThreshold(3 * minutes, minutes, 5 * minutes)).toBe(minutes);
  });
});
