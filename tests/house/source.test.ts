import ts from "typescript";
import { describe, expect, it } from "vitest";
import { parseSource, places } from "./source.ts";

/** What the scanner makes of one line: where it leads and whether only types travel. */
const read = (text: string) =>
  parseSource("server/bank/store.ts", text).imports.map(({ specifier, target, typeOnly }) => [target ?? specifier, typeOnly]);

describe("the scanner that holds the house rules", () => {
  it.each([
    ['import { a } from "../roster/tree.ts";', [["server/roster/tree.ts", false]]],
    ['import type { A } from "../roster/tree.ts";', [["server/roster/tree.ts", true]]],
    ['import { type A, type B } from "./tables.ts";', [["server/bank/tables.ts", true]]],
    ['import { a, type B } from "./tables.ts";', [["server/bank/tables.ts", false]]],
    ['import a, { type B } from "./tables.ts";', [["server/bank/tables.ts", false]]],
    ['import * as all from "node:fs";', [["node:fs", false]]],
    ['import "./effects.ts";', [["server/bank/effects.ts", false]]],
    ['import {} from "./effects.ts";', [["server/bank/effects.ts", false]]],
    ['export { a } from "../../client/x.ts";', [["client/x.ts", false]]],
    ['export type { A } from "./a.ts";', [["server/bank/a.ts", true]]],
    ['export * from "./a.ts";', [["server/bank/a.ts", false]]],
    ['const later = await import("pg");', [["pg", false]]],
    ['type T = import("./a.ts").T;', [["server/bank/a.ts", true]]],
    ['// import x from "pg";\nconst text = `import "pg"`;', []],
  ])("reads %s", (text, imports) => {
    expect(read(text)).toEqual(imports);
  });

  it("names the line of what it finds", () => {
    const file = parseSource("server/bank/x.ts", "const a = 1;\nconst b = await a;\n");
    expect(places(file, ts.isAwaitExpression)).toEqual(["server/bank/x.ts:2"]);
  });
});
