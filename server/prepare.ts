import { networkInterfaces } from "node:os";
import { loadReleases } from "./bank/service.ts";
import type { Config } from "./config.ts";
import type { AppContext } from "./context.ts";
import { loadMedia } from "./desk/media.ts";
import { offerSetup } from "./identity/service.ts";
import { hasOrganiser } from "./identity/store.ts";

/** What has to be true before the first request: every release of the question bank and every picture of it stands in the database. */
export async function prepare(ctx: AppContext): Promise<void> {
  const loaded = await loadReleases(ctx);
  if (loaded.length > 0) ctx.log.info({ releases: loaded }, "question bank loaded");
  await loadMedia(ctx);
}

/**
 * What `npm start` says on the console once it listens. Nobody can sign in on an empty database, so it prints a
 * one-time link for the first organiser; there is no default password (feature G13).
 */
export async function announce(ctx: AppContext, port: number): Promise<void> {
  const home = publicAddress(ctx.config, port);
  const lines = [`知史已启动：${home}`];
  if (!(await hasOrganiser(ctx.db)))
    lines.push(
      "还没有组织者。请打开下面的一次性链接，设定用户名和密码（重新启动会换一个新链接）：",
      `  ${home}/organiser/setup#${await offerSetup(ctx)}`,
    );
  // In one piece: log lines are written when there is time, and one would fall between the words and their link.
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** Where people reach this server: the proxy's origin when there is one. */
export function publicAddress(config: Pick<Config, "origin">, port: number): string {
  return config.origin ?? `http://localhost:${port}`;
}

/** Address of this machine on the local network, for phones in the same room; undefined when it has none. */
export function localAddress(port: number): string | undefined {
  const address = Object.values(networkInterfaces())
    .flat()
    .find((a) => a && a.family === "IPv4" && !a.internal)?.address;
  return address && `http://${address}:${port}`;
}
