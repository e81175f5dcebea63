import { describe, expect, it } from "vitest";
import { askedDelay, retryDelay } from "./retry.ts";

describe("retry", () => {
  it("spreads over the whole of a doubling bound, capped at 20 s", () => {
    expect(retryDelay(1, 0)).toBe(0);
    expect(retryDelay(1, 0.999)).toBeLessThan(2_000);
    expect(retryDelay(3, 0.5)).toBe(4_000);
    expect(retryDelay(50, 0.999)).toBeLessThan(20_000);
  });

  it("is never earlier than the server asked and not all at once", () => {
    expect(askedDelay(7, 0)).toBe(7_000);
    expect(askedDelay(7, 0.999)).toBeGreaterThan(8_000);
    expect(askedDelay(0, 0.5)).toBe(500);
    expect(askedDelay(86_400, 0)).toBe(120_000);
  });
});
