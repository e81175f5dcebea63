import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { publishJob } from "../../server/leaderboards/jobs.ts";
import { competitionId } from "../support/competition.ts";
import { describeEngines } from "../support/engines.ts";
import { expectProblem } from "../support/problem.ts";
import { rightChoice, save, start, submit } from "../support/sitting.ts";
import { openStream, requestRaw } from "../support/stream.ts";
import { type Browser, openWorld, type World } from "../support/world.ts";

const base = `/api/competitions/${competitionId}`;
const board = (name: string) => `${base}/leaderboards/${name}`;

/** Sits the competition, the first `right` questions rightly (5 marks each), and submits. */
async function sit(world: World, memberId: string, right: number): Promise<Browser> {
  const browser = await world.signIn(memberId);
  const view = await start(browser);
  for (const question of view.questions.slice(0, right)) {
    const seq = question.position + 1;
    const reply = await save(browser, view.id, question.position, { choice: rightChoice(question), seq });
    expect(reply.status).toBe(200);
  }
  expect((await submit(browser, view.id)).status).toBe(200);
  return browser;
}

describeEngines("boards over HTTP", (engine) => {
  let world: World;
  let first: Browser;
  let waiting: Browser;
  const publish = async () => {
    world.clock.advance(1_000);
    await publishJob.run(world.ctx);
  };

  beforeAll(async () => {
    world = await openWorld(engine);
    world.clock.advance(60_000);
    first = await sit(world, "b1-m0", 12);
    await sit(world, "b1-m1", 6);
    await sit(world, "b3-m0", 6);
    waiting = await world.signIn("b4-m0");
    await start(waiting);
    await publish();
  });
  afterAll(() => world.close());

  it("the branch board has every branch in rank order with its figures, and nothing else", async () => {
    const { status, body, headers } = await waiting.request("GET", board("branches"));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      competitionId,
      version: 1,
      asOf: world.clock.now(),
      maxScore: 60,
      formulaText: expect.stringContaining("应参赛人数"),
      totals: { eligible: 20, started: 4, locked: 3 },
    });
    expect(body.rows).toEqual([
      {
        unitId: "b1",
        rank: 1,
        name: "第一党委1支部",
        shortName: "第一党委1支部",
        parentId: "k1",
        eligible: 8,
        locked: 2,
        scoreSum: 90,
        value: 1125,
        moved: 0,
      },
      {
        unitId: "b3",
        rank: 2,
        name: "第二党委1支部",
        shortName: "第二党委1支部",
        parentId: "k2",
        eligible: 4,
        locked: 1,
        scoreSum: 30,
        value: 750,
        moved: 0,
      },
      {
        unitId: "b2",
        rank: 3,
        name: "第一党委2支部",
        shortName: "第一党委2支部",
        parentId: "k1",
        eligible: 5,
        locked: 0,
        scoreSum: 0,
        value: 0,
        moved: 0,
      },
      {
        unitId: "b4",
        rank: 3,
        name: "第二党委2支部",
        shortName: "第二党委2支部",
        parentId: "k2",
        eligible: 3,
        locked: 0,
        scoreSum: 0,
        value: 0,
        moved: 0,
      },
    ]);
    expect(headers.get("cache-control")).toBe("private, no-cache");
    expect(headers.get("etag")).toBe(`"${competitionId}.1"`);
  });

  it("committees roll up what is beneath them by the same formula", async () => {
    const { body } = await waiting.request("GET", board("committees"));
    expect(
      body.rows.map((row: Record<string, unknown>) => [row.unitId, row.rank, row.eligible, row.locked, row.scoreSum, row.value]),
    ).toEqual([
      ["k1", 1, 13, 2, 90, 692],
      ["k2", 2, 7, 1, 30, 429],
    ]);
  });

  it("members see masked names, their own row marked, ties sharing a rank", async () => {
    const mine = await first.request("GET", board("members"));
    expect(mine.body.rows.map((row: Record<string, unknown>) => [row.rank, row.score, row.mine])).toEqual([
      [1, 60, true],
      [2, 30, false],
      [2, 30, false],
    ]);
    expect(Object.keys(mine.body.rows[0]).sort()).toEqual(["branchName", "elapsedMs", "maskedName", "mine", "rank", "score"]);
    expect(mine.body.rows[0].maskedName).toBe("张＊");
    const others = await waiting.request("GET", board("members"));
    expect(others.body.rows.every((row: { mine: boolean }) => !row.mine)).toBe(true);
    // One phone, two people: what was kept for one must not pass for the other's.
    expect(mine.headers.get("etag")).not.toBe(others.headers.get("etag"));
    for (const { text } of [mine, others]) expect(text).not.toMatch(/张伟|姓名|b1-m/);
  });

  it("G5: my place and my neighbours", async () => {
    expect((await first.request("GET", board("members/me"))).body).toMatchObject({
      rank: 1,
      total: 3,
      rows: [{ mine: true }, { mine: false }, { mine: false }],
    });
    expect((await waiting.request("GET", board("members/me"))).body).toEqual({ rank: null, total: 3, rows: [] });
    expectProblem(await (await world.signInScreen(null)).request("GET", board("members/me")), 403, "not-allowed");
  });

  it("the organiser's overview counts and names nobody", async () => {
    const organiser = await world.signInOrganiser();
    const { body, text } = await organiser.request("GET", `${base}/overview`);
    expect(body).toMatchObject({ competition: { id: competitionId, phase: "open" }, asOf: world.clock.now(), streams: { readers: 0 } });
    expect(body.totals).toEqual({ eligible: 20, started: 4, locked: 3 });
    expect(body.committees).toEqual([
      { unitId: "k1", name: "第一党委", eligible: 13, started: 2, locked: 2, value: 692, branches: [25, 0] },
      { unitId: "k2", name: "第二党委", eligible: 7, started: 2, locked: 1, value: 429, branches: [25, 0] },
    ]);
    expect(text).not.toMatch(/张伟|姓名|b1-m/);
    expectProblem(await first.request("GET", `${base}/overview`), 403, "not-allowed");
  });

  it("answers 304 to who has this version, and gzip to who can read it", async () => {
    for (const name of ["branches", "committees", "members"]) {
      const tag = (await waiting.request("GET", board(name))).headers.get("etag") as string;
      for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
        const again = await waiting.request("GET", board(name), undefined, { "if-none-match": known });
        expect([again.status, again.text, again.headers.get("etag")]).toEqual([304, "", tag]);
      }
      expect((await waiting.request("GET", board(name), undefined, { "if-none-match": `"${competitionId}.0"` })).status).toBe(200);
    }
    const raw = (encoding: string) => readRaw(world, waiting, board("branches"), { "accept-encoding": encoding });
    const packed = await raw("br, gzip;q=0.8");
    expect(packed.headers["content-encoding"]).toBe("gzip");
    const plain = await raw("br, gzip;q=0");
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
    expect(packed.headers.vary).toBe("accept-encoding, cookie");
  });

  it("has one address for each thing, and says so when there is none", async () => {
    expectProblem(await first.request("GET", "/api/competitions/none/leaderboards/branches"), 404, "not-found");
    expectProblem(await first.request("GET", "/api/competitions/none/stream"), 404, "not-found");
    expectProblem(await world.browser().request("GET", board("branches")), 401, "sign-in");
    expectProblem(await world.browser().request("GET", `${base}/stream`), 401, "sign-in");
  });

  describe("the stream", () => {
    it("has a head without a body", async () => {
      const reply = await first.request("HEAD", `${base}/stream`);
      expect([reply.status, reply.headers.get("content-type")]).toEqual([200, "text/event-stream; charset=utf-8"]);
      expect(world.ctx.streams.readers()).toBe(0);
    });

    it("begins with the newest notice, tells of the next, and resumes without repeating", async () => {
      const screen = await world.signInScreen(null);
      const reader = await openStream(world, `${base}/stream`, screen);
      await vi.waitFor(() => expect(reader.notices()).toHaveLength(1), { timeout: 20_000 });
      expect(reader.headers).toMatchObject({ "content-type": "text/event-stream; charset=utf-8", "x-accel-buffering": "no" });
      const [newest] = reader.notices();
      expect(newest?.id).toBe(`${competitionId}.${world.ctx.config.instanceId}.1`);
      expect(newest?.data).toEqual({
        competitionId,
        version: 1,
        asOf: world.clock.now(),
        totals: { eligible: 20, started: 4, locked: 3 },
        top: expect.arrayContaining([{ unitId: "b1", rank: 1, shortName: "第一党委1支部", value: 1125, moved: 0 }]),
      });

      await sit(world, "b4-m1", 12);
      await publish();
      await vi.waitFor(() => expect(reader.notices()).toHaveLength(2), { timeout: 20_000 });
      const next = reader.notices()[1];
      expect(next?.data).toMatchObject({
        version: 2,
        totals: { locked: 4 },
        top: [{ unitId: "b4", rank: 1, value: 2000 }, { unitId: "b1", rank: 2, moved: -1 }, {}, {}],
      });
      expect((await waiting.request("GET", board("branches"))).headers.get("etag")).toBe(`"${competitionId}.2"`);
      reader.leave();

      const resumed = await openStream(world, `${base}/stream`, screen, next?.id);
      const behind = await openStream(world, `${base}/stream`, screen, newest?.id);
      await vi.waitFor(() => expect(behind.notices()).toHaveLength(1), { timeout: 20_000 });
      await sit(world, "b4-m2", 12);
      await publish();
      await vi.waitFor(() => expect(resumed.notices()).toHaveLength(1), { timeout: 20_000 });
      expect(resumed.notices()[0]?.data).toMatchObject({ version: 3 });
      for (const one of [reader, resumed, behind]) expect(one.text()).not.toMatch(/张伟|姓名|maskedName|b1-m/);
      resumed.leave();
      behind.leave();
      await vi.waitFor(() => expect(world.ctx.streams.readers()).toBe(0), { timeout: 20_000 });
    });
  });
});

describeEngines("who sees which board", (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(engine, { rules: { audience: ["k1"], leaderboards: { members: false } } });
  });
  afterAll(() => world.close());

  it("a member of another committee does not learn that there is a board", async () => {
    const outsider = await world.signIn("b3-m0");
    for (const path of [board("branches"), board("committees"), board("members"), board("members/me"), `${base}/stream`]) {
      expectProblem(await outsider.request("GET", path), 404, "not-found");
    }
    expect((await (await world.signIn("b2-m0")).request("GET", board("branches"))).body.rows).toHaveLength(2);
  });

  it("G11: no list of persons when the rules say so, for nobody", async () => {
    for (const browser of [await world.signIn("b1-m0"), await world.signInOrganiser(), await world.signInScreen(null)]) {
      expectProblem(await browser.request("GET", board("members")), 404, "members-off");
    }
    expectProblem(await (await world.signIn("b1-m0")).request("GET", board("members/me")), 404, "members-off");
  });

  it("before the first publication there is a board already, and it is asked for anew each time", async () => {
    const { body, headers } = await (await world.signInScreen(null)).request("GET", board("branches"));
    expect(body).toMatchObject({ version: 0, totals: { eligible: 13, started: 0, locked: 0 } });
    expect(headers.get("etag")).toBeNull();
  });
});

async function readRaw(world: World, browser: Browser, path: string, headers: Record<string, string>) {
  const response = await requestRaw(world, browser, path, headers);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { headers: response.headers, body: Buffer.concat(chunks) };
}
