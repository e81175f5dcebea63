import { spawn } from "node:child_process";
import { join } from "node:path";
import { createServer } from "vite";
import { readConfig } from "../config.ts";
import { stopWhenAsked } from "../signals.ts";

// `npm run dev`: the server starts again when one of its files changes, the page takes changes in place.
const config = readConfig(process.env);
const api = { ...process.env, PORT: String(config.port + 1), ZHISHI_HOST: "127.0.0.1" };
const server = spawn(process.execPath, ["--watch", join(import.meta.dirname, "../main.ts")], {
  env: api,
  stdio: ["ignore", "inherit", "inherit"],
});
const target = `http://127.0.0.1:${api.PORT}`;
const page = await createServer({
  configFile: join(import.meta.dirname, "../../vite.config.ts"),
  server: {
    port: config.port,
    host: config.host,
    strictPort: true,
    proxy: { "/api": { target }, "/healthz": { target }, "/readyz": { target } },
  },
});
await page.listen();
page.printUrls();

stopWhenAsked(async () => {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  if (server.kill("SIGTERM")) await ended;
  await page.close();
});
