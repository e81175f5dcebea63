import { describe, expect, it } from "vitest";
import { countText, divisorOf, percentText, remainingText, scoreText } from "./figures.ts";

describe("figures", () => {
  it("group thousands and keep two decimals", () => {
    expect(["0", "999", "14,418", "1,000,000"]).toEqual([0, 999, 14_418, 1_000_000].map(countText));
    expect(["93.53", "0.00", "100.00", "7.05"]).toEqual([9353, 0, 10_000, 705].map(scoreText));
  });

  it("never say all when one is missing", () => {
    expect(percentText(35, 36)).toBe("97.2%");
    expect(percentText(14_417, 14_418)).toBe("99.9%");
    expect(percentText(3, 3)).toBe("100.0%");
    expect(percentText(0, 0)).toBe("—");
  });

  it("count time down to nothing and no further", () => {
    expect(remainingText(8_935_000)).toBe("02:28:55");
    expect(remainingText(1)).toBe("00:00:01");
    expect(remainingText(-5_000)).toBe("00:00:00");
    expect(remainingText(47 * 3_600_000)).toBe("47:00:00");
    expect(remainingText(3.5 * 86_400_000)).toBe("3 天");
  });

  it("find by what a branch's sum was divided", () => {
    expect(divisorOf({ scoreSum: 3367, eligible: 36, locked: 35, value: 9353 })).toBe(36);
    expect(divisorOf({ scoreSum: 3367, eligible: 36, locked: 35, value: 9620 })).toBe(35);
    expect(divisorOf({ scoreSum: 3367, eligible: 36, locked: 35, value: 9900 })).toBeUndefined();
    expect(divisorOf({ scoreSum: 0, eligible: 0, locked: 0, value: 0 })).toBeUndefined();
  });
});
