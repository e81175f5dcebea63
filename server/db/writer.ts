import type { Kysely, Transaction } from "kysely";
import { isStorageFailure } from "./errors.ts";
import type { PostgresClient } from "./postgres.ts";
import type { SqliteHandle } from "./sqlite.ts";

/**
 * A use case that changes data: one transaction, inputs and outputs that are plain JSON values.
 * On SQLite it runs in the writer thread, on PostgreSQL in this process. Time and luck come in with the input.
 */
export type Write<DB, In, Out> = (tx: Transaction<DB>, input: In) => Promise<Out>;

/** A write hot enough to be carried out many at a time, with a statement of its own on each engine. */
export interface BulkWrite<In, Out> {
  /** Inside an open transaction. Answers in the order of the inputs; one item's refusal never fails its neighbours. */
  onSqlite: (handle: SqliteHandle) => (inputs: In[]) => Out[];
  onPostgres: (client: PostgresClient, inputs: In[]) => Promise<Out[]>;
  /** Items with the same lane keep their order on PostgreSQL, where several connections write. */
  lane: (input: In) => string;
}

// biome-ignore lint/suspicious/noExplicitAny: the registry is read back with exact types by WriterOf
type AnyWrite = Write<any, any, any>;
// biome-ignore lint/suspicious/noExplicitAny: as above
type AnyBulk = BulkWrite<any, any>;

export interface WriteRegistry {
  writes: Record<string, AnyWrite>;
  bulk: Record<string, AnyBulk>;
}

type InOf<W> = W extends Write<never, infer In, unknown> ? In : W extends BulkWrite<infer In, unknown> ? In : never;
// biome-ignore lint/suspicious/noExplicitAny: inference only
type OutOf<W> = W extends Write<any, any, infer Out> ? Out : W extends BulkWrite<any, infer Out> ? Out : never;

/** The door through which every change goes. Resolves after the commit; rejects with what the write threw. */
export interface Writer<R extends WriteRegistry> {
  run<K extends keyof R["writes"] & string>(name: K, input: WriteIn<R["writes"][K]>): Promise<OutOf<R["writes"][K]>>;
  runBulk<K extends keyof R["bulk"] & string>(name: K, input: InOf<R["bulk"][K]>): Promise<OutOf<R["bulk"][K]>>;
  /** Items waiting for their commit. */
  waiting(): number;
  /** Waits for what was accepted, then lets go of the database. */
  close(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: inference only
type WriteIn<W> = W extends (tx: any, input: infer In) => Promise<unknown> ? In : never;

export interface WriteJob {
  name: string;
  input: unknown;
}

export type WriteResult = { ok: true; output: unknown } | { ok: false; error: SerialisedError };

export interface SerialisedError {
  name: string;
  message: string;
  code?: string;
  /** Present on a Problem: its public face. */
  problem?: unknown;
  stack?: string;
}

/**
 * Carries out a batch inside one transaction on the writing connection. Neighbouring jobs of one bulk
 * write go together; every other job runs in a savepoint, so its failure undoes itself alone.
 */
export function createBatchRunner<DB>(handle: SqliteHandle, db: Kysely<DB>, registry: WriteRegistry) {
  const prepared = new Map<string, (inputs: unknown[]) => unknown[]>();
  for (const [name, bulk] of Object.entries(registry.bulk)) prepared.set(name, bulk.onSqlite(handle));
  const begin = handle.prepare("begin immediate");
  const commit = handle.prepare("commit");
  const rollback = handle.prepare("rollback");
  const savepoint = handle.prepare("savepoint job");
  const release = handle.prepare("release job");
  const undo = handle.prepare("rollback to job");

  return async (jobs: WriteJob[]): Promise<WriteResult[]> => {
    const results: WriteResult[] = [];
    begin.run();
    try {
      let i = 0;
      while (i < jobs.length) {
        const { name } = jobs[i] as WriteJob;
        const bulk = prepared.get(name);
        if (bulk) {
          let end = i;
          while (end < jobs.length && jobs[end]?.name === name) end++;
          for (const output of bulk(jobs.slice(i, end).map((j) => j.input))) results.push({ ok: true, output });
          i = end;
        } else {
          results.push(await runOne(jobs[i] as WriteJob));
          i++;
        }
      }
      commit.run();
    } catch (error) {
      if (handle.inTransaction) rollback.run();
      throw error;
    }
    return results;
  };

  async function runOne(job: WriteJob): Promise<WriteResult> {
    const write = registry.writes[job.name];
    if (!write) return { ok: false, error: serialiseError(new Error(`no write named ${job.name}`)) };
    savepoint.run();
    try {
      const output = await write(db as unknown as Transaction<DB>, job.input);
      release.run();
      return { ok: true, output };
    } catch (error) {
      // A failing disk, or an error that took the whole transaction with it, is not this job's alone.
      if (isStorageFailure(error) || !handle.inTransaction) throw error;
      undo.run();
      release.run();
      return { ok: false, error: serialiseError(error) };
    }
  }
}

export function serialiseError(error: unknown): SerialisedError {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  const { name, message, stack } = error;
  const code = "code" in error ? String(error.code) : undefined;
  const problem = "toProblem" in error && typeof error.toProblem === "function" ? error.toProblem() : undefined;
  return { name, message, code, problem, stack };
}
