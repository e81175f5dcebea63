import { Worker } from "node:worker_threads";
import { QueueFull } from "./batch-queue.ts";
import type { SerialisedError, WriteJob, WriteResult, Writer, WriteRegistry } from "./writer.ts";

/**
 * What the thread is sent and what it answers. Both travel as JSON text: for many small records that is about half
 * the work of a structured clone, and the work of the main thread is what limits saves.
 */
export type ThreadRequest = { id: number; jobs: WriteJob[] } | { close: true };
export type ThreadReply =
  | { done: { id: number; results: WriteResult[] }[] }
  | { failed: SerialisedError; ids: number[]; fatal: boolean }
  | { ready: true };

export interface SqliteWriterOptions {
  /** Module run in the thread: commits whatever requests gathered while its last commit ran. */
  threadUrl: URL;
  file: string;
  /** Turns what a write threw in the thread back into an error of this process. */
  revive: (error: SerialisedError) => Error;
  /** The storage failed and what was committed is unknown: stop the process. */
  onFatal: (error: Error) => void;
}

interface Waiting {
  resolve: (output: never) => void;
  reject: (error: Error) => void;
}

/** Jobs waiting for their commit; beyond it callers are told to come back. */
const capacity = 8_000;
/** Saves are the last thing sacrificed: other writes are refused when half the room is taken. */
const otherCapacity = capacity / 2;
/**
 * Jobs handed over at once. Small, so that the thread starts on the first requests of a busy turn of the event loop
 * while the rest are still being read: the two threads work side by side instead of by turns.
 */
const parcel = 32;

/** Jobs live for one commit: a small nursery holds them all. */
const resourceLimits = { maxYoungGenerationSizeMb: 6 };

/** The one writer of an SQLite file, seen from the main thread. */
export async function openSqliteWriter<R extends WriteRegistry>(options: SqliteWriterOptions): Promise<Writer<R>> {
  const worker = new Worker(options.threadUrl, { workerData: { file: options.file }, resourceLimits });
  const send = (request: ThreadRequest) => worker.postMessage(JSON.stringify(request));
  const ready = Promise.withResolvers<void>();
  const underWay = new Map<number, Waiting[]>();
  let outstanding = 0;
  let nextId = 1;
  let jobs: WriteJob[] = [];
  let waiting: Waiting[] = [];
  let closing = false;
  let drained: (() => void) | undefined;

  const take = (id: number): Waiting[] => {
    const list = underWay.get(id) ?? [];
    underWay.delete(id);
    outstanding -= list.length;
    return list;
  };
  worker.on("message", (text: string) => {
    const reply = JSON.parse(text) as ThreadReply;
    if ("ready" in reply) return ready.resolve();
    if ("done" in reply) {
      for (const { id, results } of reply.done) {
        for (const [i, w] of take(id).entries()) {
          const result = results[i] as WriteResult;
          if (result.ok) w.resolve(result.output as never);
          else w.reject(options.revive(result.error));
        }
      }
    } else {
      const error = options.revive(reply.failed);
      for (const id of reply.ids) for (const w of take(id)) w.reject(error);
      if (reply.fatal) options.onFatal(error);
    }
    if (outstanding === 0) drained?.();
  });
  const dead = (error: Error) => {
    ready.reject(error);
    for (const id of underWay.keys()) for (const w of take(id)) w.reject(error);
    drained?.();
    if (!closing) options.onFatal(error);
  };
  worker.on("error", dead);
  worker.on("exit", (code) => dead(Object.assign(new Error(`writer thread ended with code ${code}`), { code: "WRITER_DOWN" })));
  await ready.promise;

  const handOver = () => {
    if (jobs.length === 0) return;
    const id = nextId++;
    underWay.set(id, waiting);
    send({ id, jobs });
    jobs = [];
    waiting = [];
  };
  const carry = (job: WriteJob, room: number): Promise<never> => {
    if (closing || outstanding >= room) return Promise.reject(new QueueFull());
    outstanding++;
    return new Promise((resolve, reject) => {
      jobs.push(job);
      waiting.push({ resolve, reject });
      if (jobs.length >= parcel) handOver();
      else if (jobs.length === 1) setImmediate(handOver);
    });
  };

  return {
    run: (name, input) => carry({ name, input }, otherCapacity),
    runBulk: (name, input) => carry({ name, input }, capacity),
    waiting: () => outstanding,
    async close() {
      if (outstanding > 0) await new Promise<void>((resolve) => (drained = resolve));
      closing = true;
      const ended = new Promise((resolve) => worker.once("exit", resolve));
      send({ close: true });
      await ended;
    },
  };
}
