import { describe, expect, it } from "vitest";
import { startingSize, toggledSize, toTypeSize } from "./type-size.ts";

describe("type size", () => {
  it("begins large for an elder who never chose, and respects every choice", () => {
    expect(startingSize({ elder: true, typeSize: null })).toBe(22);
    expect(startingSize({ elder: false, typeSize: null })).toBe(18);
    expect(startingSize({ elder: true, typeSize: 18 })).toBe(18);
    expect(startingSize({ elder: false, typeSize: 30 })).toBe(30);
  });

  it("goes with one tap to the large size and with one more back", () => {
    expect(toggledSize(18)).toBe(22);
    expect(toggledSize(18, 30)).toBe(30);
    for (const size of [22, 26, 30] as const) expect(toggledSize(size)).toBe(18);
  });

  it("knows four sizes only", () => {
    expect(toTypeSize("26")).toBe(26);
    expect(toTypeSize("25")).toBe(18);
    expect(toTypeSize(null)).toBe(18);
  });
});
