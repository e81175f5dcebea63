import { readFileSync, rmSync, writeFileSync } from "node:fs";

/**
 * full: the database cannot grow · sync-fails-before, sync-fails-after: the fsync of a COMMIT fails and the change is
 * not there, or is there all the same · early-reply: a COMMIT is reported before it takes place.
 */
export type Fault = "full" | "sync-fails-before" | "sync-fails-after" | "early-reply";

/** The module to run in the place of the writer thread. */
export const faultyWriterThread = new URL("./faulty-writer-thread.ts", import.meta.url);

const fileOf = (database: string): string => `${database}.fault`;

/** Switches a fault on beneath a running server; it holds from the next transaction on. */
export const switchOn = (database: string, fault: Fault): void => writeFileSync(fileOf(database), fault);
export const switchOff = (database: string): void => rmSync(fileOf(database), { force: true });

export function readFault(database: string): Fault | undefined {
  try {
    return readFileSync(fileOf(database), "utf8") as Fault;
  } catch {
    return undefined;
  }
}
