import { parentPort, workerData } from "node:worker_threads";
import type { Database } from "./database.ts";
import { isStorageFailure } from "./db/errors.ts";
import { kyselyOnSqlite, openSqliteForWriting } from "./db/sqlite.ts";
import type { ThreadReply } from "./db/sqlite-writer.ts";
import { createBatchRunner, serialiseError, type WriteJob } from "./db/writer.ts";
import { registry } from "./writes.ts";

// The thread that owns the only write connection of an SQLite database.
const port = parentPort;
if (!port) throw new Error("writer-thread runs as a worker");
const { file } = workerData as { file: string };
const handle = openSqliteForWriting(file);
const run = createBatchRunner(handle, kyselyOnSqlite<Database>(handle), registry);
const answer = (reply: ThreadReply) => port.postMessage(reply);

port.on("message", async (message: { id: number; jobs: WriteJob[] } | { close: true }) => {
  if ("close" in message) {
    handle.close();
    port.close();
    return;
  }
  try {
    answer({ id: message.id, results: await run(message.jobs) });
  } catch (error) {
    answer({ id: message.id, failed: serialiseError(error), fatal: isStorageFailure(error) });
  }
});
answer({ ready: true });
