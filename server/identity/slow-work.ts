import { availableParallelism } from "node:os";
import { busy } from "../http/problem.ts";

/** Hashing takes a core for some 12 ms; one stays free for everybody who is not signing in by password (fault G03). */
const atOnce = Math.max(1, availableParallelism() - 1);
const mostWaiting = 20;
const waiting: (() => void)[] = [];
let running = 0;

/** Does slow work when its turn comes. @throws Problem busy at once when too much of it waits already. */
export async function takeTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= mostWaiting) throw busy(2 + (waiting.length % 4));
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    // A turn is handed on: `running` stays as it is when somebody waits.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
