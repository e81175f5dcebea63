import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { ReadersCommand, ReadersJob, ReadersReport } from "./stream-readers.ts";

/** Starts a process of readers. It says "open" once all of them have their headers. */
export function startReaders(job: ReadersJob): ChildProcess {
  const child = fork(new URL("./stream-readers.ts", import.meta.url), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  child.send(job);
  return child;
}

export async function reportOf(readers: ChildProcess): Promise<ReadersReport> {
  readers.send("report" satisfies ReadersCommand);
  const [report] = (await once(readers, "message")) as [ReadersReport];
  return report;
}
