import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createServer } from "vite";
import { readConfig } from "../config.ts";
import { stopWhenAsked } from "../signals.ts";

// `npm run dev`: the page takes changes in place; the server starts again when one of its own files changes.
// Node's --watch is not used: it sends messages of its own through the server's worker threads.
const config = readConfig(process.env);
const root = join(import.meta.dirname, "../..");
const env = { ...process.env, PORT: String(config.port + 1), ZHISHI_HOST: "127.0.0.1" };
const target = `http://127.0.0.1:${env.PORT}`;
/** Changes that come together, as when a branch is checked out, are one change. */
const togetherMs = 150;

let server: ChildProcess;
const start = () => {
  server = fork(join(root, "server/main.ts"), { env });
};
const stop = async () => {
  const ended = server.exitCode === null && server.signalCode === null ? once(server, "exit") : undefined;
  server.kill("SIGTERM");
  await ended;
};

start();
const page = await createServer({
  configFile: join(root, "vite.config.ts"),
  server: {
    port: config.port,
    host: config.host,
    strictPort: true,
    proxy: { "/api": { target }, "/healthz": { target }, "/readyz": { target } },
  },
});
await page.listen();
page.printUrls();

let pending: NodeJS.Timeout | undefined;
page.watcher.add([join(root, "server"), join(root, "migrations")]);
page.watcher.on("all", (_event, path) => {
  if (!/[/\\](server|migrations)[/\\].*(?<!\.test)\.ts$/.test(path.slice(root.length))) return;
  clearTimeout(pending);
  pending = setTimeout(() => void stop().then(start), togetherMs);
});

stopWhenAsked(async () => {
  clearTimeout(pending);
  await stop();
  await page.close();
});
