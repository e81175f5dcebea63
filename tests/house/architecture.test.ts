import { basename } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { filesBeneath, isTest, places, readText, type SourceFile, sourcesBeneath } from "./source.ts";

/** Upstream first: each slice knows those before it and itself. */
const slices = ["roster", "identity", "bank", "imports", "exports", "desk", "papers", "competitions", "attempts", "leaderboards"];
/** Layers of a slice that may do I/O, wait and know the time. */
const layers = ["tables", "writes", "store", "service", "routes", "contract", "problems", "jobs"];

/** Files of a slice that are neither a layer nor pure, each with its reason. */
const impure: Record<string, string> = {
  "server/attempts/draw.ts": "reads the pool a paper is drawn from",
  "server/attempts/facts.ts": "remembers what the save path needs of an attempt, reading it once",
  "server/attempts/mine.ts": "part of a view: reads attempts and the roster",
  "server/attempts/questions.ts": "reads pinned revisions",
  "server/attempts/receipts.ts": "checks and refunds by receipt code",
  "server/attempts/start.ts": "the use case of starting: reads, draws, writes",
  "server/attempts/save-answers.ts": "the bulk write in each engine's own SQL",
  "server/attempts/save-route.ts": "a route on the raw request",
  "server/attempts/view.ts": "views that read paper, answers and rules",
  "server/bank/authoring.ts": "the bank's command line: reads and writes bank files",
  "server/bank/files.ts": "reads bank files from disk",
  "server/bank/schemas.ts": "writes the published JSON Schemas",
  "server/competitions/create.ts": "set-up: checks against roster and bank, then writes",
  "server/attempts/uses.ts": "counts uses after the reveal point, in a thread of its own",
  "server/attempts/uses-entry.ts": "the thread that reads and scores a competition's papers",
  "server/desk/adopt.ts": "takes release files over: a thread reads, writes follow",
  "server/desk/adopt-entry.ts": "the thread that reads bank files and the database",
  "server/desk/check.ts": "checks, similar questions and releases, worked out in a thread of their own",
  "server/desk/check-entry.ts": "the thread that checks a bank",
  "server/desk/connection.ts": "a thread's own connection",
  "server/desk/contents.ts": "reads newest contents",
  "server/desk/export-entry.ts": "the thread that builds a file",
  "server/desk/export-routes.ts": "routes for files to download",
  "server/desk/export-store.ts": "reads a release, whole",
  "server/desk/exports.ts": "files built in a thread of their own",
  "server/desk/facts.ts": "waits for the pinyin dictionary",
  "server/desk/images.ts": "keeps and reads pictures",
  "server/desk/import-back.ts": "sends a file back: worked out in a thread of its own",
  "server/desk/import-back-entry.ts": "the thread that opens an uploaded file once more",
  "server/desk/import-clearing.ts": "writes that take away",
  "server/desk/import-confirm.ts": "the use case of confirming: made ready apart, then written",
  "server/desk/import-hold.ts": "the lock of a write",
  "server/desk/import-jobs.ts": "a periodic duty",
  "server/desk/import-make.ts": "the thread that makes drafts of what was read",
  "server/desk/import-mending.ts": "the use case of mending: reads, judges, writes",
  "server/desk/import-routes.ts": "routes for imports",
  "server/desk/import-same.ts": "reads questions that ask the same",
  "server/desk/import-service.ts": "the use case of uploading: read apart, then written",
  "server/desk/import-show.ts": "views of an import",
  "server/desk/import-store.ts": "reads imports",
  "server/desk/import-take.ts": "the thread that reads an uploaded file",
  "server/desk/import-undo.ts": "the use case of undoing",
  "server/desk/import-writes.ts": "writes",
  "server/desk/linting.ts": "holds a question against others in the database",
  "server/desk/listing.ts": "the list's queries",
  "server/desk/material-routes.ts": "routes for pictures, formulations, organisers",
  "server/desk/media.ts": "puts the files' pictures into the database",
  "server/desk/overview.ts": "views of banks and of the list",
  "server/desk/people.ts": "reads organisers' names",
  "server/desk/registers.ts": "reads the register files and the organisers' own",
  "server/desk/release-entry.ts": "the thread that works out a release",
  "server/desk/search.ts": "loads the pinyin dictionary when it is first needed",
  "server/desk/similar-entry.ts": "the thread that looks for similar questions",
  "server/desk/template-entry.ts": "the thread that builds a template",
  "server/desk/templates.ts": "templates built in a thread of their own",
  "server/desk/write-banks.ts": "writes",
  "server/desk/write-drafts.ts": "writes",
  "server/desk/write-reviews.ts": "writes",
  "server/exports/read-pack.ts": "opens a zip, which streams",
  "server/identity/actor.ts": "reads the session of a request",
  "server/identity/cards.ts": "puts members on the roster, issues and reads cards",
  "server/identity/operator-routes.ts": "routes for commands on the server's own machine",
  "server/identity/new-tokens.ts": "fresh random values, on purpose the only ones of the slice",
  "server/identity/slow-work.ts": "a queue for hashes that run in threads; asks how many cores there are",
  "server/imports/archive.ts": "unpacks a zip, which streams",
  "server/imports/open-file.ts": "opens a file, which may be a zip",
  "server/imports/read-file.ts": "the thread that reads a file",
  "server/imports/run.ts": "starts that thread and waits for it",
  "server/leaderboards/audit.ts": "reads every stored answer and scores it again",
  "server/leaderboards/projection.ts": "reads locked scores and builds the board",
  "server/leaderboards/projector.ts": "reads what is due; runs in a thread of its own",
  "server/leaderboards/projector-calls.ts": "calls across the thread are waited for",
  "server/leaderboards/projector-thread.ts": "the thread itself",
  "server/leaderboards/replies.ts": "answers with a body made before",
  "server/leaderboards/shadow.ts": "the independent recount, in SQL",
};

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
