import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Config, readConfig } from "../config.ts";
import type { Database, Db } from "../database.ts";
import { kyselyOnPostgres, openPostgres } from "../db/postgres.ts";
import { kyselyOnSqlite, openSqliteForReading } from "../db/sqlite.ts";
import { giveUp } from "../give-up.ts";

/** What every command does alike: printing, telling a refusal, opening the data for a look. */
export const print = (lines: readonly string[]): void => void process.stdout.write(lines.map((line) => `${line}\n`).join(""));
export const printJson = (value: unknown): void => print([JSON.stringify(value)]);

/** A refusal is for the person at the shell: its sentence is enough, without a stack. */
export const telling = (work: Promise<void>): Promise<void> => work.catch(refuse);

const fileMistakes: Record<string, string> = {
  ENOENT: "没有找到这个文件或文件夹",
  ENOTDIR: "这里要写文件夹，它却是文件",
  EISDIR: "这里要写文件，它却是文件夹",
  EACCES: "没有权限读写",
  EPERM: "没有权限读写",
};

/** Ends the program: with 2 when a named file or folder was the mistake, else as a refusal or a mistake of ours. */
export function refuse(error: unknown): never {
  const { code = "", path = "" } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const mistake = path && fileMistakes[code];
  if (!mistake) return giveUp(error);
  process.stderr.write(`${mistake}：${path}\n`);
  process.exit(2);
}

/** Opens the data for reading beside whatever server may be running. */
export async function reading<T>(work: (db: Db, config: Config) => Promise<T>, config = readConfig(process.env)): Promise<T> {
  if (!hasData(config))
    throw new Error(`${config.dataDir} 里还没有数据。请先导入名册（npm run roster -- import 文件），或运行一次 npm start。`);
  const db: Db = config.postgresUrl
    ? kyselyOnPostgres<Database>(openPostgres({ url: config.postgresUrl, max: 1, readOnly: true, onError: giveUp }))
    : kyselyOnSqlite<Database>(openSqliteForReading(join(config.dataDir, "zhishi.db")));
  try {
    return await work(db, config);
  } finally {
    await db.destroy();
  }
}

/** Whether there is something to read. A PostgreSQL elsewhere is taken to be there. */
export const hasData = (config: Config): boolean => config.postgresUrl !== undefined || existsSync(join(config.dataDir, "zhishi.db"));
