import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "./door.ts";

const files: Record<string, string> = {
  "swagger-ui.css": "text/css",
  "swagger-ui-bundle.js": "text/javascript",
};

const page = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>知史 · 接口文档</title><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><main id="reference"></main><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`;
const start = `SwaggerUIBundle({ url: "/api/openapi.json", domNode: document.getElementById("reference"), validatorUrl: null });`;

/** The OpenAPI document of the routes that run, and a reference page served from here alone. */
export function addReference(app: OpenAPIHono<AppEnv>): void {
  app.doc31("/api/openapi.json", { openapi: "3.1.0", info: { title: "知史 Zhishi", version: "1" } });
  const folder = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  app.get("/api/docs", (c) => c.html(page));
  app.get("/api/docs/start.js", (c) => c.body(start, 200, { "content-type": "text/javascript" }));
  app.get("/api/docs/:file", async (c, next) => {
    const name = c.req.param("file");
    const type = Object.hasOwn(files, name) ? files[name] : undefined;
    if (!type) return next();
    return c.body(new Uint8Array(await readFile(join(folder, name))), 200, { "content-type": type });
  });
}
