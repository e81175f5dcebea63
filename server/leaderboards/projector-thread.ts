import { parentPort, workerData } from "node:worker_threads";
import type { AppContext } from "../context.ts";
import type { Database, Db } from "../database.ts";
import { kyselyOnSqlite, openSqliteForReading } from "../db/sqlite.ts";
import { serialiseError } from "../db/writer.ts";
import type { Bodies } from "./bodies.ts";
import { createProjector } from "./projector.ts";
import { type EachResult, eachResult as eachResultAtOnce, eachResultOnSqlite } from "./store.ts";
import type { ProjectorCall, ProjectorReply } from "./projector-calls.ts";

// The thread that works out the boards, with a connection of its own: neither answers nor commits wait for it.
const port = parentPort;
if (!port) throw new Error("projector-thread runs as a worker");
const database = workerData as AppContext["database"];
const { db, eachResult } = await open();
const projector = createProjector(db, eachResult);

async function open(): Promise<{ db: Db; eachResult: EachResult }> {
  if (database.engine === "sqlite") {
    const handle = openSqliteForReading(database.file);
    return { db: kyselyOnSqlite<Database>(handle), eachResult: eachResultOnSqlite(handle) };
  }
  // Loaded when needed: a thread pays for its modules in memory of its own.
  const { kyselyOnPostgres, openPostgres } = await import("../db/postgres.ts");
  // A lost connection shows as a failed call; the next one opens another.
  const pool = openPostgres({ url: database.url, max: 2, readOnly: true, onError: () => undefined });
  return { db: kyselyOnPostgres<Database>(pool), eachResult: eachResultAtOnce };
}

async function answer(call: ProjectorCall): Promise<ProjectorReply> {
  try {
    switch (call.method) {
      case "findDue":
        return { id: call.id, value: await projector.findDue(...call.args) };
      case "load":
        return { id: call.id, value: await projector.load(...call.args) };
      case "findPlace":
        return { id: call.id, value: await projector.findPlace(...call.args) };
    }
  } catch (error) {
    return { id: call.id, error: serialiseError(error) };
  }
}

// One call at a time: on SQLite they share one connection, and a transaction must not be entered from outside.
let last = Promise.resolve();
port.on("message", (message: ProjectorCall | "close") => {
  last = last.then(async () => {
    if (message !== "close") {
      const reply = await answer(message);
      port.postMessage(reply, buffersIn(reply));
      return;
    }
    await db.destroy();
    port.close();
  });
});

/** Rendered bodies change hands without being copied. */
function buffersIn(reply: ProjectorReply): ArrayBuffer[] {
  if (!("value" in reply)) return [];
  const of = ({ branches, committees, members }: Bodies) => [branches, committees, ...(members ? [members] : [])];
  const bodies = "due" in reply.value ? reply.value.due.map((one) => one.bodies) : "bodies" in reply.value ? [reply.value.bodies] : [];
  return bodies.flatMap(of).flatMap(({ plain, gzip }) => (gzip ? [plain.buffer, gzip.buffer] : [plain.buffer]));
}
