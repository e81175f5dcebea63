import { setPriority } from "node:os";

/** Less right to a core than the threads that answer members and commit their answers. */
const nice = 10;

// Runs first in every worker of `runApart`. Only Linux gives a thread a priority of its own; elsewhere it would be the whole process's.
if (process.platform === "linux") setPriority(nice);
