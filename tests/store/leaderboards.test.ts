import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import { canonicalRows } from "../../server/leaderboards/canonical.ts";
import type { Leaderboard } from "../../server/leaderboards/leaderboard.ts";
import { createProjector, type Publication } from "../../server/leaderboards/projector.ts";
import { shadowRows } from "../../server/leaderboards/shadow.ts";
import { competitionId, fixtureRules, hour } from "../support/competition.ts";
import { describeEngines } from "../support/engines.ts";
import { type AttemptRow, begun, type BoardWorld, branchIds, locked, memberIds, openBoardWorld } from "./leaderboards-fixture.ts";

describeEngines("the projector", (engine) => {
  let world: BoardWorld;
  afterEach(() => world.close());

  const boardOf = (publication: Publication | undefined): Leaderboard => JSON.parse(publication?.stored ?? "null");
  const publish = ({ competitionId: id, follows, asOf, digest, stored }: Publication) =>
    world.ctx.writer.run("leaderboards.publish", { competitionId: id, follows, asOf, digest, body: stored });
  /** Publishes what is due and returns the board, if any. */
  const step = async (projector: ReturnType<typeof createProjector>): Promise<Leaderboard | undefined> => {
    const { due, troubles } = await projector.findDue(world.clock.now());
    expect(troubles).toEqual([]);
    if (!due[0]) return undefined;
    expect(await publish(due[0])).toBe(true);
    return boardOf(due[0]);
  };

  it("publishes a first board with every branch, then only what says something new", async () => {
    world = await openBoardWorld(engine);
    const projector = createProjector(world.ctx.db);
    const first = await step(projector);
    expect(first).toMatchObject({ version: 1, asOf: world.clock.now(), maxScore: 60, totals: { eligible: 42, started: 0, locked: 0 } });
    // In the order of the roster: by position, then by the id's code units, the same on both engines.
    expect(first?.branches.map((row) => row.unitId)).toEqual(["丁", "丙", "b-1", "b_3", "B_2", "é"]);
    world.clock.advance(1_000);
    expect(await step(projector)).toBeUndefined();

    await world.putAttempts([begun("丁/0")]);
    world.clock.advance(1_000);
    expect(await step(projector)).toMatchObject({ version: 2, totals: { started: 1, locked: 0 } });

    await world.putAttempts([locked("丙/0", 50)]);
    world.clock.advance(1_000);
    const third = await step(projector);
    // C16: the same bytes from both engines, today and in later versions.
    const { digest } = await world.ctx.db.selectFrom("leaderboard").select("digest").executeTakeFirstOrThrow();
    expect(digest).toBe("f9b066192a98acbdb974585777c9349cdbdf58ae3a3c2ffce2f323ced106850b");
    expect(third).toMatchObject({ version: 3, totals: { started: 2, locked: 1 } });
    expect(third?.branches[0]).toMatchObject({ unitId: "丙", rank: 1, locked: 1, scoreSum: 50, value: 714 });
    expect(third?.branches.slice(1).map((row) => row.rank)).toEqual([2, 2, 2, 2, 2]);
    world.clock.advance(1_000);
    expect(await step(projector)).toBeUndefined();
  });

  it("E07: answers that can still change, and rehearsals, move nothing but the number begun", async () => {
    world = await openBoardWorld(engine);
    const projector = createProjector(world.ctx.db);
    const before = await step(projector);
    await world.putAttempts([
      { ...begun("丁/0"), score: 60 },
      { ...locked("丁/1", 60), kind: "rehearsal" },
    ]);
    world.clock.advance(1_000);
    const after = await step(projector);
    expect(after?.totals).toEqual({ eligible: 42, started: 1, locked: 0 });
    const figures = (board: Leaderboard | undefined) => board?.branches.map(({ started: _, ...row }) => row);
    expect(figures(after)).toEqual(figures(before));
    expect(after?.members).toEqual([]);
  });

  it("sees a changed score or head-count within half a minute though the number of attempts is the same", async () => {
    world = await openBoardWorld(engine);
    const projector = createProjector(world.ctx.db);
    await world.putAttempts([locked("丁/0", 40)]);
    await step(projector);
    await world.alter((tx) => tx.updateTable("attempt").set({ score: 45 }).execute());
    await world.alter((tx) =>
      tx.insertInto("member").values({ id: "new", branch_id: "丁", name: "新", elder: 0, created_at: 0 }).execute(),
    );
    world.clock.advance(30_000);
    const board = await step(projector);
    expect(board?.branches[0]).toMatchObject({ unitId: "丁", scoreSum: 45, eligible: 8 });
  });

  it("goes on from the stored number after a restart, with the same content and movement", async () => {
    world = await openBoardWorld(engine);
    const before = createProjector(world.ctx.db);
    await world.putAttempts([locked("丁/0", 40)]);
    await step(before);
    await world.putAttempts([locked("丙/0", 60)]);
    world.clock.advance(1_000);
    const second = await step(before);

    const after = createProjector(world.ctx.db);
    expect((await after.load(competitionId, world.clock.now())).version).toBe(2);
    expect(await step(after)).toBeUndefined();
    await world.putAttempts([locked("丁/1", 60)]);
    world.clock.advance(1_000);
    const third = await step(after);
    expect(third?.version).toBe(3);
    const moved = (board: Leaderboard | undefined, id: string) => board?.branches.find((row) => row.unitId === id)?.moved;
    expect(moved(second, "丁")).toBe(-1);
    // Compared with the board that stood before the restart, where 丁 had fallen to second.
    expect(moved(third, "丁")).toBe(1);
  });

  it("never gives one number to two boards, whichever process is first", async () => {
    world = await openBoardWorld(engine);
    const [one, other] = [createProjector(world.ctx.db), createProjector(world.ctx.db)];
    const [a, b] = [(await one.findDue(world.clock.now())).due[0], (await other.findDue(world.clock.now() + 1)).due[0]];
    expect(await Promise.all([publish(a as Publication), publish(b as Publication)])).toEqual(expect.arrayContaining([true, false]));
    await world.putAttempts([locked("丁/0", 40)]);
    world.clock.advance(1_000);
    const [c, d] = [(await one.findDue(world.clock.now())).due[0], (await other.findDue(world.clock.now())).due[0]];
    expect([c?.version, d?.version]).toEqual([2, 2]);
    expect(await publish(d as Publication)).toBe(true);
    expect(await publish(c as Publication)).toBe(false);
    // The one that came too late takes up from what was published and finds nothing to add.
    world.clock.advance(30_000);
    expect((await one.findDue(world.clock.now())).due).toEqual([]);
    const row = await world.ctx.db.selectFrom("leaderboard").select("version").executeTakeFirstOrThrow();
    expect(row.version).toBe(2);
  });

  it("says a member's place with two neighbours each side, names masked", async () => {
    world = await openBoardWorld(engine);
    const projector = createProjector(world.ctx.db);
    await world.putAttempts(memberIds.slice(0, 10).map((id, i) => locked(id, 60 - 5 * Math.floor(i / 2), 60_000)));
    const fifth = memberIds[4] as string;
    const place = await projector.findPlace(competitionId, fifth);
    expect(place).toMatchObject({ rank: 5, total: 10 });
    expect(place.rows.map((row) => [row.rank, row.mine])).toEqual([
      [3, false],
      [3, false],
      [5, true],
      [5, false],
      [7, false],
    ]);
    expect(JSON.stringify(place)).not.toContain("周大");
    expect(await projector.findPlace(competitionId, "nobody")).toEqual({ rank: null, total: 10, rows: [] });
    // A later board brings later places, whoever published it.
    await world.putAttempts([locked(memberIds[20] as string, 60, 1)]);
    await step(projector);
    expect(await projector.findPlace(competitionId, fifth)).toMatchObject({ rank: 6, total: 11 });
  });

  it("publishes the final board once all is locked, and rests", async () => {
    world = await openBoardWorld(engine);
    const projector = createProjector(world.ctx.db);
    await world.putAttempts([begun("丁/0")]);
    await step(projector);
    world.clock.advance(4 * hour);
    expect(await step(projector)).toBeUndefined();
    await world.alter((tx) => tx.updateTable("attempt").set({ state: "locked", score: 30, elapsed_ms: 1_000 }).execute());
    world.clock.advance(1_000);
    expect(await step(projector)).toMatchObject({ version: 2, totals: { locked: 1 } });
    // A late transfer of an answer is found all the same, only not at once.
    await world.putAttempts([locked("丁/1", 60)]);
    world.clock.advance(2_000);
    expect(await step(projector)).toBeUndefined();
    world.clock.advance(300_000);
    expect(await step(projector)).toMatchObject({ version: 3, totals: { locked: 2 } });
  });

  it("knows nothing of a competition that does not exist", async () => {
    world = await openBoardWorld(engine);
    await expect(createProjector(world.ctx.db).load("none", 0)).rejects.toMatchObject({ status: 404 });
  });

  it("agrees byte for byte with the shadow in plain SQL, for every formula and audience", async () => {
    world = await openBoardWorld(engine);
    const attempts: fc.Arbitrary<AttemptRow[]> = fc
      .subarray(memberIds)
      .chain((members) =>
        fc.tuple(
          ...members.map((memberId) =>
            fc
              .array(
                fc.record({
                  branchId: fc.constantFrom(...branchIds),
                  state: fc.constantFrom("open" as const, "locked" as const, "locked" as const),
                  score: fc.integer({ min: 0, max: 4 }),
                  elapsedMs: fc.integer({ min: 0, max: 3_000 }),
                }),
                { minLength: 1, maxLength: 3 },
              )
              .map((list) => list.map((one, i) => ({ memberId, ordinal: i + 1, ...one }))),
          ),
        ),
      )
      .map((lists) => lists.flat());
    const formula = fc.oneof(
      fc.constant({ name: "mean-of-eligible" }),
      fc.record({ name: fc.constant("mean-of-locked"), minimumLocked: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ name: fc.constant("best-n"), n: fc.integer({ min: 1, max: 5 }) }),
    );
    const audience = fc.constantFrom(["d"], ["甲"], ["总", "丁", "丁"], ["é"]);
    await fc.assert(
      fc.asyncProperty(attempts, formula, audience, async (rows, branches, invited) => {
        const rules = fixtureRules(world.clock.now(), { audience: invited, leaderboards: { branches } });
        await world.alter(async (tx) => {
          await tx.deleteFrom("attempt").execute();
          await tx
            .updateTable("competition")
            .set({ rules: JSON.stringify(rules) })
            .execute();
        });
        await world.putAttempts(rows);
        const { due, troubles } = await createProjector(world.ctx.db).findDue(world.clock.now());
        expect(troubles).toEqual([]);
        expect(canonicalRows(await shadowRows(world.ctx.db, competitionId, rules))).toBe(canonicalRows(boardOf(due[0]).branches));
      }),
      { numRuns: engine === "sqlite" ? 40 : 20 },
    );
  });
});
