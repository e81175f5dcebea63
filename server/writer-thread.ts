import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { Database } from "./database.ts";
import { isStorageFailure } from "./db/errors.ts";
import { kyselyOnSqlite, openSqliteForWriting } from "./db/sqlite.ts";
import type { ThreadReply, ThreadRequest } from "./db/sqlite-writer.ts";
import { createBatchRunner, serialiseError } from "./db/writer.ts";
import { registry } from "./writes.ts";

// The thread that owns the only write connection of an SQLite database. Group commit without a timer: whatever
// requests gathered while the last commit ran are the next one. Under light load that is one request, which waits
// for nothing; under heavy load, or on a slow disk, the batch grows by itself.
const port = parentPort;
if (!port) throw new Error("writer-thread runs as a worker");
const { file } = workerData as { file: string };
const handle = openSqliteForWriting(file);
const run = createBatchRunner(handle, kyselyOnSqlite<Database>(handle), registry);
const answer = (reply: ThreadReply) => port.postMessage(JSON.stringify(reply));

/** Jobs in one commit: bounded, so that nobody waits behind thousands. */
const largest = 2_000;
const gathered: ThreadRequest[] = [];
let busy = false;

port.on("message", (text: string) => {
  gathered.push(JSON.parse(text) as ThreadRequest);
  if (!busy) void work();
});
answer({ ready: true });

async function work(): Promise<void> {
  busy = true;
  for (;;) {
    for (
      let next = receiveMessageOnPort(port as NonNullable<typeof port>);
      next;
      next = receiveMessageOnPort(port as NonNullable<typeof port>)
    ) {
      gathered.push(JSON.parse(next.message as string) as ThreadRequest);
    }
    const batch = takeBatch();
    if (batch.length === 0) break;
    await commit(batch);
  }
  busy = false;
  if (gathered.length > 0) {
    handle.close();
    port?.close();
  }
}

type Batch = Extract<ThreadRequest, { id: number }>[];

/** The oldest requests up to the bound; stops before the request to close. */
function takeBatch(): Batch {
  const batch: Batch = [];
  let size = 0;
  for (let next = gathered[0]; next && "id" in next && size < largest; next = gathered[0]) {
    batch.push(next);
    size += next.jobs.length;
    gathered.shift();
  }
  return batch;
}

async function commit(batch: Batch): Promise<void> {
  try {
    const results = await run(batch.flatMap((request) => request.jobs));
    let from = 0;
    const done = batch.map(({ id, jobs }) => ({ id, results: results.slice(from, (from += jobs.length)) }));
    answer({ done });
  } catch (error) {
    answer({ failed: serialiseError(error), ids: batch.map((request) => request.id), fatal: isStorageFailure(error) });
  }
}
