import type { Rules } from "../../server/competitions/rules.ts";
import type { AppContext } from "../../server/context.ts";
import { cardToken } from "../../server/identity/digests.ts";
import { hashPassword, issueCards, issueScreen } from "../../server/identity/service.ts";
import type { Job } from "../../server/jobs/runner.ts";
import { startServer } from "../../server/main.ts";
import { loadRoster } from "../../server/roster/service.ts";
import { loadFixtureBank } from "./bank.ts";
import { createTestClock, type TestClock } from "./clock.ts";
import { competitionId, createCompetitionRow, fixtureRules } from "./competition.ts";
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
}

export async function openWorld(engine: Engine, options: WorldOptions = {}): Promise<World> {
  const { config, forget } = await freshConfig(engine);
  const clock = createTestClock();
  const server = await startServer(config, { clock, jobs: options.jobs ?? [] });
  const { ctx } = server;
  const members = await fill(ctx, clock, options);
  const origin = `http://127.0.0.1:${server.port}`;

  const browser = (): Browser => {
    const self: Browser = {
      cookie: "",
      async request(method, path, body, headers = {}) {
        const response = await fetch(origin + path, {
          method,
          redirect: "manual",
          headers: { origin, cookie: self.cookie, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
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

async function fill(ctx: AppContext, clock: TestClock, options: WorldOptions): Promise<string[]> {
  const unit = (id: string, parent_id: string | null, kind: "district" | "committee" | "branch", name: string, position: number) => ({
    id,
    parent_id,
    kind,
    name,
    short_name: name.slice(0, 9),
    position,
  });
  const units = [
    unit("d", null, "district", "测试区", 0),
    unit("k1", "d", "committee", "第一党委", 0),
    unit("k2", "d", "committee", "第二党委", 1),
    ...["b1", "b2"].map((id, i) => unit(id, "k1", "branch", `第一党委${i + 1}支部`, i)),
    ...["b3", "b4"].map((id, i) => unit(id, "k2", "branch", `第二党委${i + 1}支部`, i)),
  ];
  const sizes: [string, number][] = [
    ["b1", 8],
    ["b2", 5],
    ["b3", 4],
    ["b4", 3],
  ];
  const members = sizes.flatMap(([branch, size]) =>
    Array.from({ length: size }, (_, i) => ({
      id: `${branch}-m${i}`,
      branch_id: branch,
      name: branch === "b1" && i < 2 ? "张伟" : `姓名${branch}${i}`,
      elder: (i % 3 === 0 ? 1 : 0) as 0 | 1,
      created_at: 0,
    })),
  );
  await loadRoster(ctx, { units, members });
  await issueCards(
    ctx,
    members.map((m) => ({ id: `card-${m.id}`, memberId: m.id })),
  );
  await loadFixtureBank(ctx);
  await createCompetitionRow(ctx, fixtureRules(clock.now(), options.rules));
  return members.map((m) => m.id);
}
