import { describe, expect, it } from "vitest";
import { organiserPath, safeNext, signInPath } from "./safe-next.ts";

describe("the way back after signing in", () => {
  it("leads only to a page of our own", () => {
    expect(safeNext("/attempts/a1")).toBe("/attempts/a1");
    for (const bad of [
      undefined,
      "",
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "javascript:alert(1)",
      "/sign-in",
      "/organiser?next=%2Fdesk",
    ]) {
      expect(safeNext(bad)).toBe("/");
    }
  });

  it("leads an organiser back to the page with its filters", () => {
    const path = organiserPath({ pathname: "/desk", search: "?state=draft&q=遵义" });
    expect(safeNext(new URL(path, "http://a.example").searchParams.get("next") ?? "")).toBe("/desk?state=draft&q=遵义");
  });

  it("names the page, unless it is the first", () => {
    expect(signInPath("/")).toBe("/sign-in");
    expect(signInPath("/attempts/a1")).toBe("/sign-in?next=%2Fattempts%2Fa1");
  });
});
