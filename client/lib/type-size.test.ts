import { describe, expect, it } from "vitest";
import { startingSize, toTypeSize } from "./type-size.ts";

describe("type size", () => {
  it("begins large for an elder who never chose, and respects every choice", () => {
    expect(startingSize({ elder: true, typeSize: null })).toBe(22);
    expect(startingSize({ elder: false, typeSize: null })).toBe(18);
    expect(startingSize({ elder: true, typeSize: 18 })).toBe(18);
    expect(startingSize({ elder: false, typeSize: 30 })).toBe(30);
  });

  it("knows four sizes only", () => {
    expect(toTypeSize("26")).toBe(26);
    expect(toTypeSize("25")).toBe(18);
    expect(toTypeSize(null)).toBe(18);
  });
});
