import { availableParallelism } from "node:os";
import { describe, expect, it } from "vitest";
import { takeTurn } from "./slow-work.ts";

describe("slow work", () => {
  it("leaves a core free, lets twenty wait in order and sends the rest away at once", async () => {
    const started: number[] = [];
    const ends: (() => void)[] = [];
    const all = Array.from({ length: 200 + availableParallelism() }, (_, i) =>
      takeTurn(
        () =>
          new Promise<number>((resolve) => {
            started.push(i);
            ends.push(() => resolve(i));
          }),
      ).catch((error: { slug: string }) => error.slug),
    );
    const atOnce = Math.max(1, availableParallelism() - 1);
    expect(started).toHaveLength(atOnce);
    const sentAway = await Promise.all(all.slice(atOnce + 20));
    expect(new Set(sentAway)).toEqual(new Set(["busy"]));
    for (let i = 0; i < atOnce + 20; i++) {
      ends[i]?.();
      await all[i];
      await Promise.resolve();
    }
    expect(started).toEqual(Array.from({ length: atOnce + 20 }, (_, i) => i));
    expect(await takeTurn(async () => "free again")).toBe("free again");
  });

  it("hands the turn on when the work fails", async () => {
    await expect(takeTurn(() => Promise.reject(new Error("broke")))).rejects.toThrow("broke");
    expect(await takeTurn(async () => 1)).toBe(1);
  });
});
