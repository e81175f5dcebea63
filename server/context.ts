import { join } from "node:path";
import { type Clock, createClock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Database, Db } from "./database.ts";
import { migrate } from "./db/migrate.ts";
import { kyselyOnPostgres, openPostgres } from "./db/postgres.ts";
import { openPostgresWriter } from "./db/postgres-writer.ts";
import { kyselyOnSqlite, openSqliteForReading, openSqliteForWriting, touchDatabaseFile } from "./db/sqlite.ts";
import { openSqliteWriter } from "./db/sqlite-writer.ts";
import type { SerialisedError } from "./db/writer.ts";
import { lockFile } from "./db/lock-file.ts";
import { Problem, type ProblemDetails } from "./http/problem.ts";
import type { Rate } from "./http/rate.ts";
import { createStreams, type Streams } from "./http/streams.ts";
import { createLogger, type Logger } from "./log.ts";
import { migrations } from "../migrations/index.ts";
import { type AppWriter, registry } from "./writes.ts";

/** The world, built once and handed down. Tests override parts of it. */
export interface AppContext {
  config: Config;
  log: Logger;
  clock: Clock;
  /** For reading only; every change goes through `writer`. */
  db: Db;
  writer: AppWriter;
  streams: Streams;
  /** How often one attempt may save. */
  saveRate: Rate;
  /** What a thread needs to open a read connection of its own. */
  database: { engine: "sqlite"; file: string } | { engine: "postgres"; url: string };
  /** Storage failed: answer 503 and let the process end, so that a fresh one recovers. */
  fatal: (error: Error) => void;
  /** What a slice started of its own accord (a thread, a timer) ends here, before the database is let go of. */
  onClose(end: () => Promise<void>): void;
  close(): Promise<void>;
}

export interface ContextOverrides extends Partial<Pick<AppContext, "clock" | "log" | "fatal" | "saveRate">> {
  /** Stands in for the writer thread's module: fault tests and benches put a slow or failing disk beneath it. */
  writerThread?: URL;
}

/** Far above what a hand can tap, far below what would make one attempt's log a burden to everybody else's saves. */
const saveRate: Rate = { atOnce: 300, perSecond: 3 };

/** Opens the database (creating and migrating it) and everything that hangs on it. */
export async function createContext(config: Config, overrides: ContextOverrides = {}): Promise<AppContext> {
  const log = overrides.log ?? createLogger(config.logLevel);
  const clock = overrides.clock ?? createClock();
  const fatal =
    overrides.fatal ??
    ((error: Error) => {
      log.fatal({ err: error }, "storage failed; stopping so that a restart can recover");
      setTimeout(() => process.exit(70), 200).unref();
    });
  const streams = createStreams();
  const endings: (() => Promise<void>)[] = [];
  const opened = config.postgresUrl
    ? await openOnPostgres(config.postgresUrl, log)
    : await openOnSqlite(config.dataDir, overrides.writerThread ?? new URL("./writer-thread.ts", import.meta.url), fatal);
  return {
    config,
    log,
    clock,
    fatal,
    streams,
    saveRate: overrides.saveRate ?? saveRate,
    db: opened.db,
    writer: opened.writer,
    database: opened.database,
    onClose: (end) => void endings.push(end),
    async close() {
      streams.close();
      await Promise.all(endings.map((end) => end()));
      await opened.writer.close();
      await opened.db.destroy();
      opened.release?.();
    },
  };
}

async function openOnSqlite(dataDir: string, threadUrl: URL, onFatal: (error: Error) => void) {
  const file = join(dataDir, "zhishi.db");
  const release = lockFile(join(dataDir, "zhishi.lock"));
  try {
    touchDatabaseFile(file);
    const migrating = kyselyOnSqlite<Database>(openSqliteForWriting(file));
    await migrate(migrating, migrations).finally(() => migrating.destroy());
    const writer: AppWriter = await openSqliteWriter({ threadUrl, file, revive, onFatal });
    const db: Db = kyselyOnSqlite<Database>(openSqliteForReading(file));
    return { db, writer, release, database: { engine: "sqlite", file } as const };
  } catch (error) {
    release();
    throw error;
  }
}

async function openOnPostgres(url: string, log: Logger) {
  const onError = (error: Error) => log.error({ err: error }, "postgres connection lost");
  const writing = openPostgres({ url, max: 12, onError });
  await migrate(kyselyOnPostgres<Database>(writing), migrations);
  const writer: AppWriter = openPostgresWriter<Database, typeof registry>(registry, writing);
  const db: Db = kyselyOnPostgres<Database>(openPostgres({ url, max: 8, readOnly: true, onError }));
  return { db, writer, release: undefined, database: { engine: "postgres", url } as const };
}

function revive(error: SerialisedError): Error {
  if (error.problem) return Problem.from(error.problem as ProblemDetails);
  return Object.assign(new Error(error.message), { name: error.name, code: error.code, stack: error.stack });
}
