import { describe, expect, it } from "vitest";
import { safeNext, signInPath } from "./safe-next.ts";

describe("the way back after signing in", () => {
  it("leads only to a page of our own", () => {
    expect(safeNext("/attempts/a1")).toBe("/attempts/a1");
    for (const bad of [undefined, "", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/sign-in"]) {
      expect(safeNext(bad)).toBe("/");
    }
  });

  it("names the page, unless it is the first", () => {
    expect(signInPath("/")).toBe("/sign-in");
    expect(signInPath("/attempts/a1")).toBe("/sign-in?next=%2Fattempts%2Fa1");
  });
});
