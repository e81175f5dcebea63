import { Worker } from "node:worker_threads";
import { BatchQueue } from "./batch-queue.ts";
import type { SerialisedError, WriteJob, WriteResult, Writer, WriteRegistry } from "./writer.ts";

export type ThreadReply = { id: number; results: WriteResult[] } | { id: number; failed: SerialisedError; fatal: boolean } | { ready: true };

export interface SqliteWriterOptions {
  /** Module run in the thread; it answers `{id, jobs}` with a ThreadReply. */
  threadUrl: URL;
  file: string;
  /** Turns what a write threw in the thread back into an error of this process. */
  revive: (error: SerialisedError) => Error;
  /** The storage failed and what was committed is unknown: stop the process. */
  onFatal: (error: Error) => void;
}

const batchCap = 1_000;
const queueCap = 8_000;
/** Saves are the last thing sacrificed: other writes are refused when half the queue is full. */
const otherShare = 0.5;

/** The one writer of an SQLite file: a thread that commits whatever gathered while the last commit ran. */
export async function openSqliteWriter<R extends WriteRegistry>(options: SqliteWriterOptions): Promise<Writer<R>> {
  const worker = new Worker(options.threadUrl, { workerData: { file: options.file } });
  let nextId = 1;
  const inFlight = new Map<number, { resolve: (r: WriteResult[]) => void; reject: (e: Error) => void }>();
  let closing = false;

  const ready = Promise.withResolvers<void>();
  worker.on("message", (reply: ThreadReply) => {
    if ("ready" in reply) return ready.resolve();
    const waiting = inFlight.get(reply.id);
    inFlight.delete(reply.id);
    if ("results" in reply) return waiting?.resolve(reply.results);
    const error = options.revive(reply.failed);
    waiting?.reject(error);
    if (reply.fatal) options.onFatal(error);
  });
  const dead = (error: Error) => {
    ready.reject(error);
    for (const waiting of inFlight.values()) waiting.reject(error);
    inFlight.clear();
    if (!closing) options.onFatal(error);
  };
  worker.on("error", dead);
  worker.on("exit", (code) => dead(new Error(`writer thread ended with code ${code}`)));
  await ready.promise;

  const queue = new BatchQueue<WriteJob, WriteResult>({
    largest: batchCap,
    capacity: queueCap,
    flush: (jobs) =>
      new Promise((resolve, reject) => {
        const id = nextId++;
        inFlight.set(id, { resolve, reject });
        worker.postMessage({ id, jobs });
      }),
  });

  const send = async (job: WriteJob, share: number) => {
    const result = await queue.push(job, share);
    if (result.ok) return result.output as never;
    throw options.revive(result.error);
  };
  return {
    run: (name, input) => send({ name, input }, otherShare),
    runBulk: (name, input) => send({ name, input }, 1),
    waiting: () => queue.length,
    async close() {
      await queue.drained();
      closing = true;
      const ended = new Promise((resolve) => worker.once("exit", resolve));
      worker.postMessage({ close: true });
      await ended;
    },
  };
}
