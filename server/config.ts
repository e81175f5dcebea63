import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import "./schema-words.ts";

const EnvSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  ZHISHI_HOST: z.string().default("0.0.0.0"),
  ZHISHI_DATA: z.string().min(1).default("./data"),
  /** Public origin when a proxy stands in front, such as https://zhishi.example.gov.cn */
  ZHISHI_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  /** How many proxies of ours stand in front: the visitor's address is that many entries from the end of X-Forwarded-For (fault D11). */
  ZHISHI_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** postgres://…: the engine when one machine is not enough. Absent: the embedded SQLite in ZHISHI_DATA. */
  ZHISHI_POSTGRES: z.string().startsWith("postgres").optional(),
  ZHISHI_LOG: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
});

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  origin: string | undefined;
  /** Trusted proxies in front of this process. */
  proxies: number;
  postgresUrl: string | undefined;
  logLevel: "silent" | "error" | "warn" | "info" | "debug";
  /** 32 random bytes kept beside the database, never in it: keys card digests, receipts and paper seeds. */
  secret: Buffer;
  instanceId: string;
}

/**
 * The only reader of the environment. Throws one error that lists everything wrong at once.
 * Creates the data folder and, on first use, its secret.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = EnvSchema.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`环境变量有误，请改正后重新启动：\n${lines.join("\n")}`);
  }
  const e = parsed.data;
  const dataDir = resolve(e.ZHISHI_DATA);
  mkdirSync(dataDir, { recursive: true });
  return {
    port: e.PORT,
    host: e.ZHISHI_HOST,
    dataDir,
    origin: e.ZHISHI_ORIGIN ? new URL(e.ZHISHI_ORIGIN).origin : undefined,
    proxies: e.ZHISHI_PROXIES,
    postgresUrl: e.ZHISHI_POSTGRES,
    logLevel: e.ZHISHI_LOG,
    secret: readSecret(join(dataDir, secretFile)),
    instanceId: randomBytes(6).toString("hex"),
  };
}

/** The same for looking only: undefined, and nothing is created, while the data folder has not been used. */
export function readUsedConfig(env: NodeJS.ProcessEnv): Config | undefined {
  const { data: folder } = EnvSchema.shape.ZHISHI_DATA.safeParse(env.ZHISHI_DATA);
  return folder === undefined || existsSync(join(resolve(folder), secretFile)) ? readConfig(env) : undefined;
}

const secretFile = "secret.key";

function readSecret(file: string): Buffer {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  const secret = Buffer.from(readFileSync(file, "utf8").trim(), "hex");
  if (secret.length !== 32) throw new Error(`密钥文件已损坏：${file}。请从备份恢复它，否则参赛证和回执都不能核对。`);
  return secret;
}
