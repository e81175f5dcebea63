import { Worker } from "node:worker_threads";
import { atWork } from "../http/problem.ts";

export interface ApartLimits {
  /** Of the worker's own heap, in MB. Buffers lie outside it: whoever fills buffers counts bytes itself. */
  memoryMb: number;
  /** From its start; waiting for a turn does not count. */
  timeoutMs: number;
  /** Whoever asked for it has gone: work that waits is not begun, work under way is stopped. */
  signal?: AbortSignal | undefined;
}

export type ApartFailure = "memory" | "timeout" | "failed" | "abandoned";

/** Why work in a thread of its own came to nothing. `failed` carries what the worker threw as its cause. */
export class ApartError extends Error {
  readonly failure: ApartFailure;

  constructor(failure: ApartFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ApartError";
    this.failure = failure;
  }
}

/** Pieces of heavy work at once, and waiting for their turn. Whatever organisers press, a competition may be live. */
const mostAtOnce = 2;
const mostWaiting = 16;
let running = 0;
const waiting: (() => void)[] = [];

/**
 * Runs one piece of heavy work in a worker thread of its own and ends the thread afterwards, so that it can neither
 * hold up a live competition nor take the process down with it. Few run at once, each with less right to a core than
 * the threads that answer members; the rest wait their turn.
 *
 * `entry` is a module that exports nothing: it reads `workerData` (the input) and posts one message (the output), both
 * structured-cloneable. Rejects with ApartError when memory or time runs out, when the worker throws, when it ends
 * without a word or when nobody waits for it any more; with a Problem to come back later when too many are waiting.
 */
export async function runApart<I, O>(entry: URL, input: I, limits: ApartLimits): Promise<O> {
  await turn(limits.signal);
  try {
    return await run<I, O>(entry, input, limits);
  } finally {
    running--;
    waiting.shift()?.();
  }
}

async function turn(signal: AbortSignal | undefined): Promise<void> {
  if (running >= mostAtOnce) {
    if (waiting.length >= mostWaiting) throw atWork(10);
    await new Promise<void>((resolve, reject) => {
      waiting.push(resolve);
      signal?.addEventListener("abort", () => {
        const at = waiting.indexOf(resolve);
        if (at < 0) return;
        waiting.splice(at, 1);
        reject(abandoned());
      });
    });
  }
  running++;
}

function run<I, O>(entry: URL, input: I, { memoryMb, timeoutMs, signal }: ApartLimits): Promise<O> {
  if (signal?.aborted) return Promise.reject(abandoned());
  return new Promise<O>((resolve, reject) => {
    const worker = new Worker(entry, {
      workerData: input,
      execArgv: ["--import", new URL("./yield-to-others.ts", import.meta.url).href],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: Math.min(32, memoryMb) },
    });
    let ended = false;
    const end = (settle: () => void) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", leave);
      settle();
      // A worker that is still busy is stopped where it stands; nobody waits for it.
      void worker.terminate();
    };
    const leave = () => end(() => reject(abandoned()));
    const timer = setTimeout(() => end(() => reject(new ApartError("timeout", `no answer within ${timeoutMs} ms`))), timeoutMs);
    signal?.addEventListener("abort", leave);
    worker.once("message", (output: O) => end(() => resolve(output)));
    worker.once("messageerror", (error) => end(() => reject(new ApartError("failed", "answer could not be read", { cause: error }))));
    worker.once("error", (error) => end(() => reject(apartError(error))));
    worker.once("exit", (code) => end(() => reject(new ApartError("failed", `ended without an answer (code ${code})`))));
  });
}

const abandoned = () => new ApartError("abandoned", "whoever asked has gone");

function apartError(error: unknown): ApartError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return new ApartError("memory", "out of memory", { cause: error });
  return new ApartError("failed", error instanceof Error ? error.message : String(error), { cause: error });
}
