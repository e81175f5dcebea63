import { type ChildProcess, fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Config } from "../../server/config.ts";
import { type AppContext, createContext } from "../../server/context.ts";
import { QueueFull } from "../../server/db/batch-queue.ts";
import { Problem } from "../../server/http/problem.ts";
import { loadRoster } from "../../server/roster/service.ts";
import { describeEngines, freshConfig } from "../support/engines.ts";

const session = (id: string) => ({ idHash: id, now: 1, expiresAt: 2 });
const branch = { id: "b", parent_id: null, kind: "branch" as const, name: "支部", short_name: "支部", position: 0 };

describeEngines("the writer", (engine) => {
  let config: Config;
  let ctx: AppContext;
  let forget: () => Promise<void>;
  const open = (id: string) => ctx.writer.run("identity.open-session", { role: "organiser", subjectId: "o", session: session(id) });
  const sessions = async () =>
    (await ctx.db.selectFrom("session").select("id_hash").orderBy("id_hash").execute()).map((row) => row.id_hash);

  beforeEach(async () => {
    ({ config, forget } = await freshConfig(engine));
    ctx = await createContext(config);
  });
  afterEach(async () => {
    await ctx.close();
    await forget();
  });

  it("one write that fails does not fail those committed with it", async () => {
    const results = await Promise.allSettled(["a", "b", "a", "c", "b", "d"].map(open));
    expect(results.map((r) => r.status).sort()).toEqual(["fulfilled", "fulfilled", "fulfilled", "fulfilled", "rejected", "rejected"]);
    expect(await sessions()).toEqual(["a", "b", "c", "d"]);
  });

  it("a write that fails half-way leaves nothing behind, and its Problem arrives as a Problem", async () => {
    await ctx.writer.run("identity.add-organiser", { id: "o1", name: "甲", passwordHash: "x", now: 1 });
    await ctx.writer.run("identity.offer-setup", { id: "s1", tokenHash: "t", now: 1 });
    const claim = (name: string) =>
      ctx.writer.run("identity.claim-setup", {
        tokenHash: "t",
        organiser: { id: `o-${name}`, name, passwordHash: "x" },
        session: session(name),
      });
    // The link is marked used before the name turns out to be taken.
    const [before, refused, after] = await Promise.allSettled([open("before"), claim("甲"), open("after")]);
    expect([before?.status, after?.status]).toEqual(["fulfilled", "fulfilled"]);
    const reason = (refused as PromiseRejectedResult).reason;
    expect(reason).toBeInstanceOf(Problem);
    expect(reason.toProblem()).toMatchObject({ type: "/problems/organiser-exists", status: 409 });
    expect(await ctx.db.selectFrom("organiser_setup").select(["id", "used_at"]).execute()).toEqual([{ id: "s1", used_at: null }]);
    await claim("乙");
    expect(await sessions()).toEqual(["after", "before", "乙"]);
  });

  it("an error that nobody foresaw arrives as one, with its code, and the next write works", async () => {
    const error = await open("twice").then(() => open("twice").catch((e: Error & { code?: string }) => e));
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(Problem);
    expect((error as { code?: string }).code).toMatch(/^(SQLITE_CONSTRAINT_PRIMARYKEY|23505)$/);
    await open("next");
    expect(await sessions()).toEqual(["next", "twice"]);
  });

  it("rows that point nowhere are refused", async () => {
    const member = { id: "m", branch_id: "nowhere", name: "甲", elder: 0 as const, created_at: 0 };
    await expect(ctx.writer.run("roster.load", { units: [], members: [member] })).rejects.toMatchObject({
      code: expect.stringMatching(/^(SQLITE_CONSTRAINT_FOREIGNKEY|23503)$/),
    });
  });

  it("what was accepted is committed before it closes", async () => {
    const accepted = Array.from({ length: 400 }, (_, i) => open(`s${String(i).padStart(3, "0")}`));
    await ctx.close();
    await Promise.all(accepted);
    ctx = await createContext(config);
    expect(await sessions()).toHaveLength(400);
  });

  it("reading cannot write", async () => {
    await expect(ctx.db.deleteFrom("session").execute()).rejects.toThrow(/read-?only/i);
  });
});

describe("the writer's queue on SQLite", () => {
  it("is bounded: half of it for saves alone; who is sent away has written nothing", async () => {
    const { config, forget } = await freshConfig("sqlite");
    const ctx = await createContext(config);
    const save = (n: number) =>
      ctx.writer.runBulk("attempts.save", { attemptId: "none", position: 0, epoch: 1, seq: n, choice: "1", key: `k${n}`, receivedAt: 1 });
    const open = (n: number) => ctx.writer.run("identity.open-session", { role: "organiser", subjectId: "o", session: session(`s${n}`) });
    const settle = async (work: Promise<unknown>[]) =>
      (await Promise.allSettled(work)).map((r) => (r.status === "fulfilled" ? "done" : r.reason instanceof QueueFull ? "full" : r.reason));
    const opened = settle(Array.from({ length: 4_100 }, (_, n) => open(n)));
    const saved = settle(Array.from({ length: 4_100 }, (_, n) => save(n)));
    expect(ctx.writer.waiting()).toBe(8_000);
    const results = { opened: await opened, saved: await saved };
    expect(results.opened).toEqual([...Array(4_000).fill("done"), ...Array(100).fill("full")]);
    expect(results.saved).toEqual([...Array(4_000).fill("done"), ...Array(100).fill("full")]);
    expect(ctx.writer.waiting()).toBe(0);
    expect(await ctx.db.selectFrom("session").select("id_hash").execute()).toHaveLength(4_000);
    await open(9_999);
    await ctx.close();
    await forget();
  });
});

describe("a data folder has one owner (A07)", () => {
  let config: Config;
  let forget: () => Promise<void>;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    ({ config, forget } = await freshConfig("sqlite"));
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
    await forget();
  });

  /** Opens the folder in another process. @returns what it says: "open" or why not. */
  async function openElsewhere(): Promise<{ said: unknown; child: ChildProcess }> {
    const child = fork(join(import.meta.dirname, "../support/open-data.ts"), [config.dataDir], { execArgv: [], stdio: "ignore" });
    children.push(child);
    return { said: await new Promise((resolve) => child.once("message", resolve)), child };
  }

  it("a second process is refused and told why, in either order", async () => {
    const ctx = await createContext(config);
    expect((await openElsewhere()).said).toContain("另一个知史进程");
    await expect(createContext(config)).rejects.toThrow("另一个知史进程");
    await loadRoster(ctx, { units: [branch], members: [] });
    await ctx.close();
    expect((await openElsewhere()).said).toBe("open");
    await expect(createContext(config)).rejects.toThrow("另一个知史进程");
  });

  it("what a killed process held is free at once, and its commits are there", async () => {
    const first = await createContext(config);
    await loadRoster(first, { units: [branch], members: [] });
    await first.close();
    const { child } = await openElsewhere();
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
    const ctx = await createContext(config);
    expect(await ctx.db.selectFrom("unit").select("id").execute()).toEqual([{ id: "b" }]);
    await ctx.close();
  });

  it("a process number that belongs to another program by now holds nothing", async () => {
    writeFileSync(join(config.dataDir, "zhishi.db.lock"), String(process.ppid));
    writeFileSync(join(config.dataDir, "server.json"), JSON.stringify({ pid: process.ppid, port: 1 }));
    await (await createContext(config)).close();
  });

  it("a failed start lets go of it", async () => {
    writeFileSync(join(config.dataDir, "zhishi.db"), "this is no database, and longer than a hundred bytes ".repeat(4));
    await expect(createContext(config)).rejects.toThrow(/not a database/);
    await expect(createContext(config)).rejects.toThrow(/not a database/);
  });
});
