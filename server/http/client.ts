import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono } from "hono";
import type { AppEnv } from "./door.ts";

const dist = join(import.meta.dirname, "../../client/dist");

/** The built client: hashed files for ever, the one page for every address that is not the API's. */
export function addClient(app: Hono<AppEnv>): void {
  app.use("/assets/*", async (c, next) => {
    c.header("cache-control", "public, max-age=31536000, immutable");
    await next();
  });
  app.use("/assets/*", serveStatic({ root: dist, precompressed: true }));
  let page: Promise<string> | undefined;
  app.get("*", async (c, next) => {
    if (c.req.path.startsWith("/api/") || c.req.path.startsWith("/assets/")) return next();
    const file = join(dist, "index.html");
    if (!existsSync(file)) return next();
    page ??= readFile(file, "utf8");
    c.header("cache-control", "no-cache");
    return c.html(await page);
  });
}
