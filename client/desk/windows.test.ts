import { describe, expect, it } from "vitest";
import { nextRow, rowIn, windowsFor } from "./windows.ts";

describe("windows of a long list", () => {
  it("holds what is seen, and what comes next when the edge is near", () => {
    expect(windowsFor(0, 20, 5_000)).toEqual([0]);
    expect(windowsFor(170, 190, 5_000)).toEqual([0, 1]);
    expect(windowsFor(210, 230, 5_000)).toEqual([0, 1]);
    expect(windowsFor(4_980, 4_999, 5_000)).toEqual([24]);
    expect(windowsFor(0, 0, 0)).toEqual([0]);
  });

  it("finds a row in its window", () => {
    const windows = new Map([[1, ["a", "b"]]]);
    expect(rowIn(windows, 201)).toBe("b");
    expect(rowIn(windows, 0)).toBeUndefined();
    expect(rowIn(windows, 300)).toBeUndefined();
  });

  it("keeps the keyboard inside the list", () => {
    expect(nextRow("ArrowDown", 4, 5, 10)).toBe(4);
    expect(nextRow("ArrowUp", 0, 5, 10)).toBe(0);
    expect(nextRow("PageDown", 3, 100, 10)).toBe(13);
    expect(nextRow("End", 3, 100, 10)).toBe(99);
    expect(nextRow("a", 3, 100, 10)).toBeUndefined();
    expect(nextRow("ArrowDown", 0, 0, 10)).toBeUndefined();
  });
});
