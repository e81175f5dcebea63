import Sqlite from "better-sqlite3";

// A slow disk: every COMMIT of the writer, which is one fsync of the log, takes ten milliseconds more.
const slower = 10;
const cell = new Int32Array(new SharedArrayBuffer(4));
const prepare = Sqlite.prototype.prepare;
Sqlite.prototype.prepare = function (this: Sqlite.Database, source: string) {
  const statement = prepare.call(this, source);
  if (source !== "commit") return statement;
  const plain = statement.run;
  const run: () => Sqlite.RunResult = () => Reflect.apply(plain, statement, []);
  statement.run = () => {
    const result = run();
    Atomics.wait(cell, 0, 0, slower);
    return result;
  };
  return statement;
} as typeof prepare;

await import("../../server/writer-thread.ts");
