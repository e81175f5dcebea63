import { setTimeout as sleep } from "node:timers/promises";
import { BatchQueue, QueueFull } from "./batch-queue.ts";
import { isRetryable } from "./errors.ts";
import { kyselyOnPostgres, type PostgresPool } from "./postgres.ts";
import type { Writer, WriteRegistry } from "./writer.ts";

const lanes = 3;
const tries = 5;
/** Plain writes waiting or under way; beyond it callers are told to come back. As on SQLite. */
const mostPlain = 4_000;

/**
 * The same door on PostgreSQL. A plain write is one transaction; bulk writes gather into one
 * multi-row statement a batch, over a few lanes so that a slow commit does not hold up the rest.
 */
export function openPostgresWriter<DB, R extends WriteRegistry>(registry: R, pool: PostgresPool): Writer<R> {
  const db = kyselyOnPostgres<DB>(pool);
  const queues = new Map<string, BatchQueue<unknown, unknown>[]>();
  for (const [name, bulk] of Object.entries(registry.bulk)) {
    queues.set(
      name,
      Array.from(
        { length: lanes },
        () => new BatchQueue({ largest: 500, capacity: 8_000 / lanes, flush: (inputs) => flushBulk(bulk, inputs) }),
      ),
    );
  }

  async function flushBulk(bulk: WriteRegistry["bulk"][string], inputs: unknown[]): Promise<unknown[]> {
    return retrying(async () => {
      const client = await pool.connect();
      try {
        await client.query("begin");
        const outputs = await bulk.onPostgres(client, inputs);
        await client.query("commit");
        client.release();
        return outputs;
      } catch (error) {
        await client.query("rollback").catch(() => undefined);
        client.release(error instanceof Error ? error : true);
        throw error;
      }
    });
  }

  let plain = 0;
  let plainDone: (() => void) | undefined;
  let closing = false;

  async function runPlain(name: string, input: unknown): Promise<never> {
    if (closing || plain >= mostPlain) throw new QueueFull();
    plain++;
    try {
      return await retrying(() => db.transaction().execute((tx) => registry.writes[name]?.(tx, input) as Promise<never>));
    } finally {
      plain--;
      if (plain === 0) plainDone?.();
    }
  }

  const all = () => [...queues.values()].flat();
  return {
    run: runPlain,
    runBulk: (name, input) => {
      const lane = laneOf(registry.bulk[name]?.lane(input) ?? "");
      return queues.get(name)?.[lane]?.push(input) as Promise<never>;
    },
    waiting: () => all().reduce((sum, q) => sum + q.length, plain),
    async close() {
      closing = true;
      // A pool that is being ended forgets who waits for a connection.
      if (plain > 0) await new Promise<void>((resolve) => (plainDone = resolve));
      await Promise.all(all().map((q) => q.drained()));
      await db.destroy();
    },
  };
}

async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= tries || !isRetryable(error)) throw error;
      await sleep(Math.random() * 20 * attempt);
    }
  }
}

function laneOf(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  return Math.abs(hash) % lanes;
}
