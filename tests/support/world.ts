import type { Rules } from "../../server/competitions/rules.ts";
import type { AppContext } from "../../server/context.ts";
import { cardToken } from "../../server/identity/digests.ts";
import { hashPassword, issueScreen } from "../../server/identity/service.ts";
import type { Job } from "../../server/jobs/runner.ts";
import type { Logger } from "../../server/log.ts";
import { startServer } from "../../server/main.ts";
import { createTestClock, type TestClock } from "./clock.ts";
import { competitionId } from "./competition.ts";
import { fillDistrict } from "./district.ts";
import { type Engine, freshConfig } from "./engines.ts";

/** One browser: keeps its cookie, speaks JSON, comes from our own pages. */
export interface Browser {
  cookie: string;
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
}

export interface Reply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into replies field by field
  body: any;
  text: string;
  headers: Headers;
}

/** A whole server on its own database: a small district, a fixture bank, one open competition. */
export interface World {
  ctx: AppContext;
  clock: TestClock;
  origin: string;
  /** Member ids; the first eight belong to b1, two of them with one name, the rest to b2 … b4. */
  members: string[];
  browser(): Browser;
  /** A browser signed in by the member's card. */
  signIn(memberId: string): Promise<Browser>;
  signInScreen(unitId: string | null): Promise<Browser>;
  signInOrganiser(): Promise<Browser>;
  close(): Promise<void>;
}

export interface WorldOptions {
  rules?: Partial<Record<keyof Rules, unknown>>;
  jobs?: Job[];
  log?: Logger;
  /** ZHISHI_ORIGIN: what browsers call us when a proxy stands in front. */
  publicOrigin?: string;
}

export async function openWorld(engine: Engine, options: WorldOptions = {}): Promise<World> {
  const { config, forget } = await freshConfig(engine);
  const clock = createTestClock();
  const { log, publicOrigin } = options;
  const server = await startServer({ ...config, origin: publicOrigin }, { clock, jobs: options.jobs ?? [], ...(log ? { log } : {}) });
  const { ctx } = server;
  const members = await fillDistrict(ctx, clock.now(), options.rules);
  const origin = `http://127.0.0.1:${server.port}`;

  const browser = (): Browser => {
    const self: Browser = {
      cookie: "",
      async request(method, path, body, headers = {}) {
        const response = await fetch(origin + path, {
          method,
          redirect: "manual",
          headers: {
            origin: publicOrigin ?? origin,
            cookie: self.cookie,
            ...(body === undefined ? {} : { "content-type": "application/json" }),
            ...headers,
          },
          body: body === undefined ? undefined : JSON.stringify(body),
        });
        const set = response.headers.getSetCookie()[0];
        if (set) self.cookie = set.split(";")[0] as string;
        const text = await response.text();
        const isJson = response.headers.get("content-type")?.includes("json");
        return { status: response.status, text, body: isJson && text ? JSON.parse(text) : undefined, headers: response.headers };
      },
    };
    return self;
  };
  const opened = async (path: string, body: unknown) => {
    const b = browser();
    const reply = await b.request("POST", path, body);
    if (reply.status !== 200) throw new Error(`sign-in failed: ${reply.status} ${reply.text}`);
    return b;
  };

  return {
    ctx,
    clock,
    origin,
    members,
    browser,
    signIn: (memberId) => opened("/api/session/card", { token: cardToken(config.secret, `card-${memberId}`) }),
    signInScreen: async (unitId) => {
      const token = await issueScreen(ctx, { id: `screen-${unitId}`, competitionId, unitId });
      return opened("/api/session/screen", { token });
    },
    signInOrganiser: async () => {
      const password = "correct horse battery";
      const input = { id: "o1", name: "组织者", passwordHash: await hashPassword(password), now: clock.now() };
      await ctx.writer.run("identity.add-organiser", input).catch(() => undefined);
      return opened("/api/session/organiser", { name: "组织者", password });
    },
    async close() {
      await server.stop();
      await forget();
    },
  };
}
