import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createContext } from "../../server/context.ts";

// Opens a data folder in a process of its own, says so and holds it until it is killed.
const [dataDir = ""] = process.argv.slice(2);
try {
  await createContext({
    port: 0,
    host: "127.0.0.1",
    dataDir,
    origin: undefined,
    proxies: 0,
    postgresUrl: undefined,
    logLevel: "silent",
    secret: randomBytes(32),
    instanceId: "other",
  });
  process.send?.("open");
  await sleep(120_000);
} catch (error) {
  process.send?.(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
