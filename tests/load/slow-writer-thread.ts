import { insteadOf } from "../support/statements.ts";

// A slow disk: every COMMIT of the writer, which is one fsync of the log, takes ten milliseconds more.
const slower = 10;
const cell = new Int32Array(new SharedArrayBuffer(4));
insteadOf("commit", (run) => {
  const result = run();
  Atomics.wait(cell, 0, 0, slower);
  return result;
});

await import("../../server/writer-thread.ts");
