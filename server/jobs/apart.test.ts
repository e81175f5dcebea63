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

  it("runs two pieces at once and the others in their turn", async () => {
    const counts = new Int32Array(new SharedArrayBuffer(8));
    const script = `const counts = workerData;
      const now = Atomics.add(counts, 0, 1) + 1;
      for (let most = Atomics.load(counts, 1); now > most; most = Atomics.load(counts, 1)) Atomics.compareExchange(counts, 1, most, now);
      setTimeout(() => { Atomics.sub(counts, 0, 1); parentPort.postMessage("done"); }, 20);`;
    const all = await Promise.all(Array.from({ length: 7 }, () => runApart(entry(script), counts, limits)));
    expect(all).toEqual(Array(7).fill("done"));
    expect([...counts]).toEqual([0, 2]);
  });

  it("sends away who comes when too many wait, and goes on when they are through", async () => {
    const many = Array.from({ length: 40 }, () => runApart(entry("parentPort.postMessage('done');"), null, limits));
    const settled = await Promise.allSettled(many);
    const refused = settled.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused).toHaveLength(22);
    for (const reason of refused) expect(reason).toMatchObject({ status: 503 });
    expect(await runApart(entry("parentPort.postMessage('again');"), null, limits)).toBe("again");
  });

  it("stops when nobody waits for the answer any more, under way or before its turn", async () => {
    const leaving = new AbortController();
    const endless = Array.from({ length: 5 }, () => runApart(entry("for (;;);"), null, { ...limits, signal: leaving.signal }));
    setTimeout(() => leaving.abort(), 100);
    for (const one of await Promise.allSettled(endless))
      expect(one).toMatchObject({ status: "rejected", reason: { failure: "abandoned" } });
    const gone = await runApart(entry("for (;;);"), null, { ...limits, signal: leaving.signal }).catch((thrown: unknown) => thrown);
    expect(gone).toMatchObject({ failure: "abandoned" });
    expect(await runApart(entry("parentPort.postMessage('again');"), null, limits)).toBe("again");
  });
});
