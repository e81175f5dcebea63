import { createServer, type Server } from "node:http";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { createApp } from "./app.ts";
import { createSaveRoute } from "./attempts/save-route.ts";
import { type Config, readConfig } from "./config.ts";
import { type AppContext, type ContextOverrides, createContext } from "./context.ts";
import { answerRefused, createListenerErrorHandler, refuseHostless } from "./http/refusals.ts";
import { jobs } from "./jobs/list.ts";
import { type Job, startJobs } from "./jobs/runner.ts";
import { giveUp } from "./give-up.ts";
import { announce, prepare } from "./prepare.ts";
import { stopWhenAsked } from "./signals.ts";

export interface RunningServer {
  ctx: AppContext;
  port: number;
  stop(): Promise<void>;
}

/** Parts of the world a test brings itself. */
export interface StartOverrides extends ContextOverrides {
  jobs?: Job[];
}

/** The opening minute connects thousands at once; Node's default of 511 would refuse some of them. */
const backlog = 4_096;
/**
 * Shorter than a member thinks about a question: fourteen thousand idle connections would cost 130 MB, a new one costs
 * a round trip. Each reply says how long its connection is kept (Keep-Alive), and a proxy in front pools its own.
 */
const keepAliveMs = 5_000;
const limits = { headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: keepAliveMs, requireHostHeader: false };
/** How long answers under way may take at a stop before their connections are cut. */
const drainMs = 4_000;

/** config → context → app → jobs → listen. `stop` takes it apart in reverse: nothing accepted is lost. */
export async function startServer(config: Config, overrides: StartOverrides = {}): Promise<RunningServer> {
  const ctx = await createContext(config, overrides);
  await prepare(ctx);
  const app = createApp(ctx);
  const save = createSaveRoute(ctx);
  const running = startJobs(ctx, overrides.jobs ?? jobs);
  const routed = getRequestListener(app.fetch, { errorHandler: createListenerErrorHandler(ctx.log) });
  const server = createServer(limits, (incoming, outgoing) => {
    if (refuseHostless(incoming, outgoing)) return;
    if (!save.take(incoming, outgoing)) void routed(incoming, outgoing);
  });
  answerRefused(server);
  await listen(server, config);
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : config.port;
  writeFileSync(join(config.dataDir, "server.json"), JSON.stringify({ pid: process.pid, port }));
  return {
    ctx,
    port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      // A phone that asks again and again on one connection would hold up the end: each closes with its next answer.
      server.prependListener("request", (_request, response) => response.setHeader("connection", "close"));
      ctx.streams.close();
      server.closeIdleConnections();
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, drainMs))]);
      server.closeAllConnections();
      await running.stop();
      await ctx.close();
    },
  };
}

function listen(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? new Error(`端口 ${config.port} 已被占用。请用 PORT 指定别的端口。`) : error);
    });
    server.listen({ port: config.port, host: config.host, backlog }, resolve);
  });
}

if (import.meta.main) {
  try {
    const running = await startServer(readConfig(process.env));
    running.ctx.log.info({ port: running.port }, "listening");
    stopWhenAsked(() => running.stop());
    await announce(running.ctx, running.port);
  } catch (error) {
    giveUp(error);
  }
}
