import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { publishJob } from "../../server/leaderboards/jobs.ts";
import { openProjector } from "../../server/leaderboards/projector-calls.ts";
import { createProjector } from "../../server/leaderboards/projector.ts";
import { boardsOf, topicOf } from "../../server/leaderboards/service.ts";
import { competitionId } from "../support/competition.ts";
import { describeEngines } from "../support/engines.ts";
import { type BoardWorld, locked, openBoardWorld } from "./leaderboards-fixture.ts";

let world: BoardWorld;
afterEach(() => world.close());

const figures = (body: Uint8Array) => JSON.parse(Buffer.from(body).toString("utf8"));

describeEngines("publishing", (engine) => {
  it("has the boards at once after a restart, and their numbers go on", async () => {
    world = await openBoardWorld(engine);
    await world.putAttempts([locked("丁/0", 40)]);
    await publishJob.run(world.ctx);
    const before = await boardsOf(world.ctx).get(competitionId);
    expect(before.version).toBe(1);

    const ctx = await world.restart();
    const after = await boardsOf(ctx).get(competitionId);
    expect(after.version).toBe(1);
    expect(figures(after.bodies.branches.plain)).toEqual(figures(before.bodies.branches.plain));
    await world.putAttempts([locked("丙/0", 60)]);
    world.clock.advance(1_000);
    await publishJob.run(ctx);
    expect((await boardsOf(ctx).get(competitionId)).version).toBe(2);
  });

  it("shows what there is before the first publication, without a number that could come again", async () => {
    world = await openBoardWorld(engine);
    const board = await boardsOf(world.ctx).get(competitionId);
    expect(board.version).toBe(0);
    expect(figures(board.bodies.branches.plain).rows).toHaveLength(6);
    await publishJob.run(world.ctx);
    expect((await boardsOf(world.ctx).get(competitionId)).version).toBe(1);
  });

  it("is harmless when run twice, and one call loads for all who wait", async () => {
    world = await openBoardWorld(engine);
    await Promise.all([publishJob.run(world.ctx), publishJob.run(world.ctx), publishJob.run(world.ctx)]);
    const boards = boardsOf(world.ctx);
    const all = await Promise.all(Array.from({ length: 50 }, () => boards.get(competitionId)));
    expect(new Set(all.map((board) => board.version))).toEqual(new Set([1]));
  });
});

describe("several processes on one PostgreSQL", () => {
  it("follow what one of them publishes, and tell their own readers", async () => {
    world = await openBoardWorld("postgres");
    const other = await world.again();
    await publishJob.run(world.ctx);
    expect((await boardsOf(other).get(competitionId)).version).toBe(1);
    const told = vi.spyOn(other.streams, "publish");

    await world.putAttempts([locked("丁/0", 40)]);
    world.clock.advance(1_000);
    await publishJob.run(world.ctx);
    await vi.waitFor(async () => expect((await boardsOf(other).get(competitionId)).version).toBe(2), { timeout: 20_000 });
    expect(told).toHaveBeenCalledExactlyOnceWith(
      topicOf(competitionId),
      `${competitionId}.i1.2`,
      "board",
      expect.stringContaining('"locked":1'),
    );
    expect(await boardsOf(other).findPlace(competitionId, "丁/0")).toMatchObject({ rank: 1, total: 1 });

    // The publisher is gone; the other takes over where it stopped.
    await world.putAttempts([locked("丙/0", 60)]);
    world.clock.advance(1_000);
    await publishJob.run(other);
    expect((await boardsOf(other).get(competitionId)).version).toBe(3);
    expect(await boardsOf(other).findPlace(competitionId, "丁/0")).toMatchObject({ rank: 2, total: 2 });
  });
});

describeEngines("a board on which the shadow disagrees", (engine) => {
  it("is not published until the two agree again", async () => {
    world = await openBoardWorld(engine);
    const projector = createProjector(world.ctx.db);
    await projector.findDue(world.clock.now());
    // Damage that no write of ours makes: ordinals count from 1, so the projector takes 丁/0 for two people.
    await world.putAttempts([locked("丁/0", 40), locked("丁/0", 50, 60_000, 0)]);
    world.clock.advance(60_000);
    const trouble = { competitionId, reason: "the shadow comes to other figures" };
    expect(await projector.findDue(world.clock.now())).toEqual({ due: [], troubles: [trouble] });
    world.clock.advance(1_000);
    expect((await projector.findDue(world.clock.now())).troubles).toEqual([trouble]);
    await world.alter((tx) => tx.updateTable("attempt").set({ ordinal: 2 }).where("ordinal", "=", 0).execute());
    world.clock.advance(1_000);
    const { due, troubles } = await projector.findDue(world.clock.now());
    expect(troubles).toEqual([]);
    expect(due).toHaveLength(1);
  });
});

describeEngines("a competition whose board cannot be made", (engine) => {
  it("holds up no other", async () => {
    world = await openBoardWorld(engine);
    const now = world.clock.now();
    await world.alter(async (tx) => {
      const broken = { id: "broken", title: "坏", rules: "{}", opens_at: now, closes_at: now + 1, reveal_at: now + 2, created_at: 0 };
      await tx.insertInto("competition").values(broken).execute();
    });
    const { due, troubles } = await createProjector(world.ctx.db).findDue(now);
    expect(due.map((one) => one.competitionId)).toEqual([competitionId]);
    expect(troubles.map((one) => one.competitionId)).toEqual(["broken"]);
    await publishJob.run(world.ctx);
    expect((await boardsOf(world.ctx).get(competitionId)).version).toBe(1);
  });
});

describe("the projector's thread", () => {
  it("that dies answers nobody with silence, and the next call starts another", async () => {
    world = await openBoardWorld("sqlite");
    const folder = await mkdtemp(join(tmpdir(), "zhishi-projector-"));
    const file = join(folder, "zhishi.db");
    const projector = openProjector({ engine: "sqlite", file });
    const calls = await Promise.allSettled([projector.findDue(0), projector.load(competitionId, 0)]);
    expect(calls.map((call) => call.status)).toEqual(["rejected", "rejected"]);

    if (world.ctx.database.engine === "sqlite") await symlink(world.ctx.database.file, file);
    expect((await projector.findDue(world.clock.now())).due).toHaveLength(1);
    await projector.close();
    await rm(folder, { recursive: true });
  });
});
