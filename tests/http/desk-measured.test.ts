import { afterAll, beforeAll, expect, it } from "vitest";
import { atDesk, completeDraft, signInAs } from "../support/desk.ts";
import { competitionId } from "../support/competition.ts";
import { describeEngines } from "../support/engines.ts";
import { type Browser, openWorld, type World } from "../support/world.ts";

describeEngines("measured difficulty at the desk (B10)", (engine) => {
  let world: World;
  let browser: Browser;
  const use = (question_id: string, used: number, answered_right: number) => ({
    competition_id: competitionId,
    question_id,
    used,
    answered_right,
  });

  beforeAll(async () => {
    world = await openWorld(engine);
    browser = await signInAs(world, "甲");
    // f-single-0, -3 are guessed 易, -1, -4 中, -2, -5 难.
    const uses = [
      use("f-single-0", 400, 360),
      use("f-single-1", 400, 120),
      use("f-single-2", 199, 199),
      use("f-single-3", 200, 120),
      use("f-judge-0", 500, 490),
    ];
    await world.ctx.writer.run("attempts.keep-uses", { uses });
  });
  afterAll(() => world.close());

  const list = async (query: string) => atDesk(browser).done("GET", `/questions?${query}`);
  const measured = async (id: string) => (await atDesk(browser).show(id)).measured;

  it("stands beside the author's guess from 200 answers on", async () => {
    const { rows } = await list("q=f-single&sort=id&limit=5");
    expect(rows.map((row: { difficulty: number; measured: number | null }) => [row.difficulty, row.measured])).toEqual([
      [1, 1],
      [2, 3],
      [3, null],
      [1, 2],
      [2, null],
    ]);
    expect(await measured("f-single-1")).toBe(3);
    expect(await measured("f-single-2")).toBeNull();
  });

  it("what differs from the guess can be listed, with figures of its own", async () => {
    const { rows, total, facets } = await list("misjudged=1&sort=id");
    expect(rows.map(({ id }: { id: string }) => id)).toEqual(["f-single-1", "f-single-3"]);
    expect(total).toBe(2);
    expect(facets.difficulty).toEqual({ "1": 1, "2": 1 });
    expect((await list("misjudged=1&type=judge")).total).toBe(0);
  });

  it("taking it over is a draft like any other: nothing in use changes, and the question is no longer listed", async () => {
    const before = await atDesk(browser).show("f-single-1");
    const after = await atDesk(browser).rewrite("f-single-1", completeDraft({ ...before.content, difficulty: 3 }));
    expect(after.draft?.content.difficulty).toBe(3);
    expect(after.revisions).toEqual(before.revisions);
    expect((await list("misjudged=1")).total).toBe(1);
  });

  it("with nothing measured the list is empty, not whole", async () => {
    const other = await openWorld(engine);
    const reply = await (await signInAs(other, "甲")).request("GET", "/api/desk/questions?misjudged=1");
    expect(reply.body.total).toBe(0);
    await other.close();
  });
});
