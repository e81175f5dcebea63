import Sqlite from "better-sqlite3";

type Run = () => Sqlite.RunResult;

/**
 * Puts `instead` in the place of running one statement without parameters, on every connection of this thread that
 * prepares it from now on. Stand-ins for the writer thread put a slow or failing disk beneath the product this way.
 */
export function insteadOf(source: string, instead: (run: Run, handle: Sqlite.Database) => Sqlite.RunResult): void {
  const prepare = Sqlite.prototype.prepare;
  Sqlite.prototype.prepare = function (this: Sqlite.Database, text: string) {
    const statement = prepare.call(this, text);
    if (text !== source) return statement;
    const plain = statement.run;
    const run: Run = () => Reflect.apply(plain, statement, []);
    statement.run = () => instead(run, this);
    return statement;
  } as typeof prepare;
}
