import { Worker } from "node:worker_threads";

export interface ApartLimits {
  /** Of the worker's own heap, in MB. Buffers lie outside it: whoever fills buffers counts bytes itself. */
  memoryMb: number;
  timeoutMs: number;
}

export type ApartFailure = "memory" | "timeout" | "failed";

/** Why work in a thread of its own came to nothing. `failed` carries what the worker threw as its cause. */
export class ApartError extends Error {
  readonly failure: ApartFailure;

  constructor(failure: ApartFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ApartError";
    this.failure = failure;
  }
}

/**
 * Runs one piece of heavy work in a worker thread of its own and ends the thread afterwards, so that it can neither
 * hold up a live competition nor take the process down with it.
 *
 * `entry` is a module that exports nothing: it reads `workerData` (the input) and posts one message (the output), both
 * structured-cloneable. Rejects with ApartError when memory or time runs out, when the worker throws, or when it ends
 * without a word.
 */
export function runApart<I, O>(entry: URL, input: I, { memoryMb, timeoutMs }: ApartLimits): Promise<O> {
  return new Promise<O>((resolve, reject) => {
    const worker = new Worker(entry, {
      workerData: input,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: Math.min(32, memoryMb) },
    });
    const timer = setTimeout(() => end(() => reject(new ApartError("timeout", `no answer within ${timeoutMs} ms`))), timeoutMs);
    let ended = false;
    const end = (settle: () => void) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      settle();
      // A worker that is still busy is stopped where it stands; nobody waits for it.
      void worker.terminate();
    };
    worker.once("message", (output: O) => end(() => resolve(output)));
    worker.once("messageerror", (error) => end(() => reject(new ApartError("failed", "answer could not be read", { cause: error }))));
    worker.once("error", (error) => end(() => reject(apartError(error))));
    worker.once("exit", (code) => end(() => reject(new ApartError("failed", `ended without an answer (code ${code})`))));
  });
}

function apartError(error: unknown): ApartError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return new ApartError("memory", "out of memory", { cause: error });
  return new ApartError("failed", error instanceof Error ? error.message : String(error), { cause: error });
}
