import { type ServerType, serve } from "@hono/node-server";
import type { Server } from "node:http";
import { createApp } from "./app.ts";
import type { Config } from "./config.ts";
import { readConfig } from "./config.ts";
import { type AppContext, createContext } from "./context.ts";
import { jobs } from "./jobs/list.ts";
import { startJobs } from "./jobs/runner.ts";
import { prepare } from "./prepare.ts";

export interface RunningServer {
  ctx: AppContext;
  port: number;
  stop(): Promise<void>;
}

/** config → context → app → jobs → listen. `stop` takes it apart in reverse: nothing accepted is lost. */
export async function startServer(config: Config): Promise<RunningServer> {
  const ctx = await createContext(config);
  await prepare(ctx);
  const app = createApp(ctx);
  const running = startJobs(ctx, jobs);
  const server = await listen(app.fetch, config);
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : config.port;
  return {
    ctx,
    port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      ctx.streams.close();
      (server as Server).closeIdleConnections();
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 4_000))]);
      (server as Server).closeAllConnections();
      await running.stop();
      await ctx.close();
    },
  };
}

function listen(fetch: (request: Request, env: never) => Response | Promise<Response>, config: Config): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: fetch as never,
        port: config.port,
        hostname: config.host,
        serverOptions: { headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 75_000 },
        // The opening minute connects thousands at once; the default backlog of 511 refuses some (LinkedIn's first limit).
      },
      () => resolve(server),
    );
    server.once("error", reject);
  });
}

if (import.meta.main) {
  const running = await startServer(readConfig(process.env));
  running.ctx.log.info({ port: running.port }, "listening");
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void running.stop().then(() => process.exit(0)));
  }
}
