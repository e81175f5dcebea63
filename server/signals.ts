import { giveUp } from "./give-up.ts";

/**
 * Calls `stop` once when this process is asked to end: by Ctrl-C, by a supervisor, or because the program that
 * started it is gone. Ends the process afterwards; whoever is impatient may still kill it, which loses nothing.
 */
export function stopWhenAsked(stop: () => Promise<void>): void {
  let asked = false;
  const ask = () => {
    if (asked) return;
    asked = true;
    void stop().then(() => process.exit(0), giveUp);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
  process.on("disconnect", ask);
}
