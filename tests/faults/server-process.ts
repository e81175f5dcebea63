import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { get } from "node:http";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** The product as it is started for real use, on a data folder that outlives it. */
export interface ServerProcess {
  child: ChildProcess;
  /** From the start of the process to the first 200 of /readyz. */
  readyAfterMs: number;
  /** Sends a signal and waits for the end. @returns exit code, null after a kill. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null>;
}

const main = new URL("../../server/main.ts", import.meta.url).pathname;
const pollMs = 10;

/** @throws when the process ends before it is ready. */
export async function startServerProcess(dataDir: string, port: number): Promise<ServerProcess> {
  const env = { ...process.env, ZHISHI_DATA: dataDir, ZHISHI_HOST: "127.0.0.1", PORT: String(port), ZHISHI_LOG: "error" };
  const began = performance.now();
  const child = spawn(process.execPath, [main], { env, stdio: ["ignore", "ignore", "inherit"] });
  while (!(await isReady(port))) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server ended with code ${child.exitCode} before it was ready`);
    await sleep(pollMs);
  }
  return {
    child,
    readyAfterMs: performance.now() - began,
    async end(signal) {
      const ended = once(child, "exit") as Promise<[number | null]>;
      child.kill(signal);
      return (await ended)[0];
    },
  };
}

function isReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    get({ port, host: "127.0.0.1", path: "/readyz", agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on("error", () => resolve(false));
  });
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
