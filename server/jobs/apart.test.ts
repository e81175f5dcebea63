import { describe, expect, it } from "vitest";
import { ApartError, runApart } from "./apart.ts";

const entry = (script: string) =>
  new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort, workerData } from "node:worker_threads";\n${script}`)}`);
const limits = { memoryMb: 64, timeoutMs: 30_000 };

const failureOf = async (script: string, own = limits) => {
  const error = await runApart(entry(script), null, own).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApartError);
  return error as ApartError;
};

describe("work in a thread of its own", () => {
  it("gives back what the worker says first", async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    expect(await runApart(entry("parentPort.postMessage({ sum: workerData.reduce((a, b) => a + b, 0) });"), bytes, limits)).toEqual({
      sum: 6,
    });
    expect(bytes).toHaveLength(3);
  });

  it("ends a worker that has answered and goes on", async () => {
    expect(await runApart(entry("parentPort.postMessage('done'); for (;;);"), null, limits)).toBe("done");
  });

  it("stops a worker that takes too long", async () => {
    expect((await failureOf("for (;;);", { memoryMb: 64, timeoutMs: 200 })).failure).toBe("timeout");
  });

  it("stops a worker that wants too much memory, and lives on", async () => {
    const error = await failureOf("const kept = []; for (;;) kept.push(new Array(1000).fill(Math.random()));");
    expect(error.failure).toBe("memory");
  });

  it("tells what a worker threw, or that it ended without a word", async () => {
    const thrown = await failureOf("throw new RangeError('too deep');");
    expect([thrown.failure, thrown.message]).toEqual(["failed", "too deep"]);
    expect((await failureOf("process.exit(3);")).failure).toBe("failed");
    expect((await failureOf("")).failure).toBe("failed");
  });
});
