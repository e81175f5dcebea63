import { statfs } from "node:fs/promises";
import type { Hono } from "hono";
import { sql } from "kysely";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { AppContext } from "../context.ts";
import type { AppEnv } from "./door.ts";

const leastFreeBytes = 1024 ** 3;

/**
 * /healthz (alive), /readyz (the main job can be done) and /metrics (Prometheus).
 * @param saves answers saved since the start by what became of them: attempts know, this module does not.
 */
export function addOperations(app: Hono<AppEnv>, ctx: AppContext, saves: () => ReadonlyMap<string, number>): void {
  app.get("/healthz", (c) => c.text("ok"));
  app.get("/readyz", async (c) => {
    const reasons = await whyNotReady(ctx);
    return reasons.length === 0 ? c.json({ ready: true, reasons }) : c.json({ ready: false, reasons }, 503);
  });

  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge("zhishi_writes_waiting", "Changes waiting for their commit", () => ctx.writer.waiting());
  gauge("zhishi_stream_readers", "Open event streams", () => ctx.streams.readers());
  gauge("zhishi_stream_readers_dropped", "Slow readers dropped since start", () => ctx.streams.dropped());
  new Gauge({
    name: "zhishi_saves",
    help: "Answers that arrived since start, by outcome",
    labelNames: ["outcome"],
    registers: [registry],
    collect() {
      for (const [outcome, count] of saves()) this.set({ outcome }, count);
    },
  });
  app.get("/metrics", async (c) => c.body(await registry.metrics(), 200, { "content-type": registry.contentType }));
}

async function whyNotReady(ctx: AppContext): Promise<string[]> {
  const reasons: string[] = [];
  try {
    await sql`select 1`.execute(ctx.db);
  } catch {
    reasons.push("数据库读不到");
  }
  const disk = await statfs(ctx.config.dataDir).catch(() => undefined);
  if (disk && disk.bavail * disk.bsize < leastFreeBytes) reasons.push("磁盘剩余不足 1 GB");
  return reasons;
}
