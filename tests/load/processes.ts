import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { LoadJob, LoadReport } from "./request-load.ts";

/** Starts a server module that sends `{port}` by IPC once it listens. */
export async function startProcess(
  module: URL,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(module, args, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const dead = once(child, "exit").then(([code]) => {
    throw new Error(`${module.pathname} ended with code ${code}`);
  });
  const [{ port }] = (await Promise.race([once(child, "message"), dead])) as [{ port: number }];
  dead.catch(() => undefined);
  return { child, port };
}

export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

let runs = 0;

/** Runs one load in a process of its own. Every run of this process numbers its requests anew, above all before it. */
export async function runLoad(job: LoadJob): Promise<LoadReport> {
  const child = fork(new URL("./request-load.ts", import.meta.url), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  child.send({ ...job, from: ++runs * 1_000_000 });
  const [report] = (await once(child, "message")) as [LoadReport];
  return report;
}

/** Resident memory of a process in MB, and the most it ever was (Linux). */
export function memoryMb(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const read = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024);
  return { now: read("VmRSS"), peak: read("VmHWM") };
}

/** Samples the resident memory of a process. `stop` gives the most there was, MB. */
export function watchMemory(pid: number): { stop(): number } {
  let most = 0;
  const look = () => {
    most = Math.max(most, memoryMb(pid).now);
  };
  const timer = setInterval(look, 250);
  return {
    stop() {
      look();
      clearInterval(timer);
      return most;
    },
  };
}

/** CPU a process has used so far, user and system, in milliseconds (Linux; 100 ticks a second). */
export function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

export const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
