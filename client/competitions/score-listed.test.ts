import { describe, expect, it } from "vitest";
import { scoreIsListed } from "./score-listed.ts";

describe("scoreIsListed", () => {
  it("is so where persons are listed and everybody sits once", () => {
    expect(scoreIsListed({ memberBoard: true, attemptLimit: 1 })).toBe(true);
    expect(scoreIsListed({ memberBoard: false, attemptLimit: 1 })).toBe(false);
    expect(scoreIsListed({ memberBoard: true, attemptLimit: 3 })).toBe(false);
  });
});
