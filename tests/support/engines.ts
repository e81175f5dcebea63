import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { describe, inject } from "vitest";
import type { Config } from "../../server/config.ts";

export type Engine = "sqlite" | "postgres";

/** Describes the same behaviour on SQLite and on a real PostgreSQL. */
export function describeEngines(name: string, body: (engine: Engine) => void): void {
  describe.each<Engine>(["sqlite", "postgres"])(`${name} · %s`, body);
}

/** A configuration on a fresh data folder and, for PostgreSQL, a fresh database. `forget` removes both. */
export async function freshConfig(engine: Engine): Promise<{ config: Config; forget: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), "zhishi-test-"));
  const database = engine === "postgres" ? await createDatabase(inject("postgresUrl")) : undefined;
  const config: Config = {
    port: 0,
    host: "127.0.0.1",
    dataDir,
    origin: undefined,
    proxies: 0,
    postgresUrl: database?.url,
    logLevel: "silent",
    secret: Buffer.alloc(32, 7),
    instanceId: randomBytes(4).toString("hex"),
  };
  return {
    config,
    forget: async () => {
      await database?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function createDatabase(serverUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `zhishi_${randomBytes(6).toString("hex")}`;
  await administer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(serverUrl, `drop database if exists ${name} with (force)`) };
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
