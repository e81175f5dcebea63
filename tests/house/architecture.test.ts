import { basename } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { impure } from "./impure.ts";
import { filesBeneath, isTest, places, readText, type SourceFile, sourcesBeneath } from "./source.ts";

/** Upstream first: each slice knows those before it and itself. */
const slices = [
  "roster",
  "identity",
  "bank",
  "imports",
  "exports",
  "desk",
  "papers",
  "competitions",
  "attempts",
  "leaderboards",
  "reports",
];
/** Layers of a slice that may do I/O, wait and know the time. */
const layers = ["tables", "writes", "store", "service", "routes", "contract", "problems", "jobs"];

/** Files that are longer than the house allows because they are data, each with what it holds. */
const longData: Record<string, string> = {};

const server = sourcesBeneath("server");
const client = sourcesBeneath("client");
const migrations = sourcesBeneath("migrations");
const tests = sourcesBeneath("tests");

const sliceOf = (path: string): string | undefined => slices.find((slice) => path.startsWith(`server/${slice}/`));
const isPure = ({ path }: SourceFile): boolean =>
  sliceOf(path) !== undefined && !layers.includes(basename(path, ".ts")) && !isTest({ path }) && !(path in impure);
const lines = (file: SourceFile, isWrong: (i: SourceFile["imports"][number]) => boolean): string[] =>
  file.imports.filter(isWrong).map(({ specifier }) => `${file.path} → ${specifier}`);

describe("who may import whom", () => {
  it("the client takes types, and only types, from the server's contracts and routes", () => {
    const wrong = client
      .filter((file) => !isTest(file))
      .flatMap((file) =>
        lines(file, (i) => i.target?.startsWith("server/") === true && !(i.typeOnly && /\/(contract|routes|views)\.ts$/.test(i.specifier))),
      );
    expect(wrong).toEqual([]);
  });

  it("server and migrations never import the client, nothing but tests imports tests", () => {
    const wrong = [
      ...[...server, ...migrations].flatMap((file) => lines(file, (i) => i.target?.startsWith("client/") === true)),
      ...[...server, ...migrations, ...client]
        .filter((file) => !isTest(file))
        .flatMap((file) => lines(file, (i) => i.target?.startsWith("tests/") === true)),
    ];
    expect(wrong).toEqual([]);
  });

  it("a slice knows only slices upstream of it", () => {
    const wrong = server
      .filter((file) => !isTest(file))
      .flatMap((file) => {
        const own = sliceOf(file.path);
        if (!own) return [];
        return lines(file, (i) => {
          const other = sliceOf(i.target ?? "");
          return other !== undefined && slices.indexOf(other) > slices.indexOf(own);
        });
      });
    expect(wrong).toEqual([]);
  });

  it("slices take only types from the files that put the whole together", () => {
    const wrong = server
      .filter((file) => sliceOf(file.path) && !isTest(file))
      .flatMap((file) => lines(file, (i) => isWhole(i.target) && !i.typeOnly));
    expect(wrong).toEqual([]);
  });

  it("http, db and jobs know no slice; only the list of jobs does", () => {
    const wrong = server
      .filter(({ path }) => /^server\/(http|db|jobs)\//.test(path) && path !== "server/jobs/list.ts")
      .flatMap((file) => lines(file, (i) => sliceOf(i.target ?? "") !== undefined || /^server\/(cli|demo)\//.test(i.target ?? "")));
    expect(wrong).toEqual([]);
  });

  it("slices know neither the command line nor the demo", () => {
    const wrong = server
      .filter((file) => sliceOf(file.path))
      .flatMap((file) => lines(file, (i) => /^server\/(cli|demo)\//.test(i.target ?? "")));
    expect(wrong).toEqual([]);
  });

  it("migrations import only kysely", () => {
    const wrong = migrations.flatMap((file) =>
      lines(file, (i) => !/^kysely(\/|$)/.test(i.specifier) && i.target?.startsWith("migrations/") !== true),
    );
    expect(wrong).toEqual([]);
  });

  it("two files name a driver", () => {
    const drivers = ["better-sqlite3", "pg", "node:sqlite"];
    const naming = server.filter((file) => file.imports.some((i) => drivers.includes(i.specifier))).map(({ path }) => path);
    expect(naming).toEqual(["server/db/postgres.ts", "server/db/sqlite.ts"]);
  });

  it("every imported file is there and written with its ending", () => {
    const known = new Set(["server", "client", "migrations", "tests"].flatMap((folder) => filesBeneath(folder, [""])));
    const wrong = [...server, ...migrations, ...client].flatMap((file) =>
      lines(file, (i) => i.target !== undefined && !known.has(i.target)),
    );
    expect(wrong).toEqual([]);
  });
});

describe("pure files", () => {
  const pure = server.filter(isPure);

  it("are most of what a slice is", () => {
    expect(pure.length).toBeGreaterThan(40);
    expect(Object.keys(impure).filter((path) => !server.some((file) => file.path === path))).toEqual([]);
  });

  it("import no file system, network, thread, process or driver", () => {
    const io =
      /^node:(fs|net|http|https|tls|dns|dgram|child_process|worker_threads|cluster|process|timers|os)(\/|$)|^(better-sqlite3|pg|hono|@hono\/node-server)(\/|$)/;
    expect(pure.flatMap((file) => lines(file, (i) => io.test(i.specifier) && !i.typeOnly))).toEqual([]);
  });

  it("import no layer that does I/O", () => {
    const layer = /\/(store|service|routes|writes|jobs)\.ts$/;
    const doesIo = (target = "") => layer.test(target) || target in impure || target === "server/http/ids.ts";
    expect(pure.flatMap((file) => lines(file, (i) => doesIo(i.target) && !i.typeOnly))).toEqual([]);
  });

  it("take time and luck as arguments", () => {
    expect(pure.flatMap((file) => places(file, isTimeOrLuck))).toEqual([]);
  });

  it("wait for nothing", () => {
    expect(pure.flatMap((file) => places(file, (n) => n.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(n)))).toEqual([]);
  });
});

describe("one place for each thing", () => {
  it("config.ts alone reads the environment", () => {
    // `readConfig(process.env)` at an entry hands it over; looking inside is what only config.ts may do.
    const reads = (n: ts.Node) => isEnv(n) && (ts.isPropertyAccessExpression(n.parent) || ts.isElementAccessExpression(n.parent));
    const allowed = ["server/config.ts", "server/bootstrap.mjs"];
    expect(server.filter((file) => !isTest(file) && !allowed.includes(file.path)).flatMap((file) => places(file, reads))).toEqual([]);
  });

  it("the server's clock is the only clock of a slice", () => {
    const layersOfSlices = server.filter((file) => sliceOf(file.path) && !isTest(file));
    expect(layersOfSlices.flatMap((file) => places(file, isClock))).toEqual([]);
  });
});

describe("size and manners", () => {
  it("no file is longer than 300 lines", () => {
    const long = ["server", "client", "migrations", "tests"]
      .flatMap((folder) => filesBeneath(folder, [".ts", ".tsx", ".mjs", ".css"]))
      .filter((path) => !(path in longData))
      .map((path) => ({ path, lines: readText(path).split("\n").length - 1 }))
      .filter((file) => file.lines > 300);
    expect(long).toEqual([]);
  });

  it("no file names a folder of somebody's machine", () => {
    const machine = /(?<![\w.])\/(?:work|home\/\w+|Users\/\w+|root\/\w+|shared|tmp\/\w+)\//;
    const texts = ["server", "client", "migrations", "tests", "questions"].flatMap((folder) =>
      filesBeneath(folder, [".ts", ".tsx", ".mjs", ".css", ".html", ".json", ".yaml", ".md", ".txt"]),
    );
    const wrong = [...texts, ...["README.md", "package.json", "tsconfig.json", ".ci/run"].filter(exists)].filter((path) =>
      machine.test(readText(path)),
    );
    expect(wrong).toEqual([]);
  });

  it("nothing is skipped, left for later or typed any", () => {
    const isSkip = (n: ts.Node) =>
      ts.isPropertyAccessExpression(n) &&
      ["skip", "only", "todo", "fixme"].includes(n.name.text) &&
      /^(it|test|describe)\b/.test(n.expression.getText());
    const later = /\/\/.*\b(TODO|FIXME|XXX)\b/;
    const all = [...server, ...client, ...migrations, ...tests];
    expect(all.flatMap((file) => places(file, isSkip))).toEqual([]);
    expect(all.filter(({ path, text }) => later.test(text) && path !== "tests/house/architecture.test.ts").map(({ path }) => path)).toEqual(
      [],
    );
    expect(all.flatMap((file) => places(file, (n) => n.kind === ts.SyntaxKind.AnyKeyword && !isExcused(n)))).toEqual([]);
  });
});

function isWhole(target: string | undefined): boolean {
  return target !== undefined && /^server\/(app|context|main|writes|writer-thread|database|prepare)\.ts$/.test(target);
}

function isCallOf(node: ts.Node, object: string, method: string): boolean {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.expression.getText() === object &&
    node.expression.name.text === method
  );
}

function isClock(node: ts.Node): boolean {
  const fresh = ts.isNewExpression(node) && node.expression.getText() === "Date" && (node.arguments?.length ?? 0) === 0;
  return fresh || isCallOf(node, "Date", "now") || isCallOf(node, "performance", "now");
}

function isTimeOrLuck(node: ts.Node): boolean {
  const dice =
    ts.isCallExpression(node) && /^(crypto\.)?(randomBytes|randomUUID|randomInt|getRandomValues)$/.test(node.expression.getText());
  return isClock(node) || dice || isCallOf(node, "Math", "random");
}

function isEnv(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && node.expression.getText() === "process" && node.name.text === "env";
}

/** `any` is excused where the line above says why, to the linter. */
function isExcused(node: ts.Node): boolean {
  const tree = node.getSourceFile();
  const line = tree.getLineAndCharacterOfPosition(node.getStart()).line;
  return [line - 1, line - 2].some((l) => /biome-ignore .*noExplicitAny: \S/.test(tree.text.split("\n")[l] ?? ""));
}

function exists(path: string): boolean {
  try {
    readText(path);
    return true;
  } catch {
    return false;
  }
}
