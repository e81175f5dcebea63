import { afterAll, beforeAll, expect, it } from "vitest";
import { fixtureQuestions, fixtureRelease } from "../support/bank.ts";
import { hour } from "../support/competition.ts";
import { describeEngines } from "../support/engines.ts";
import { type Browser, openWorld, type World } from "../support/world.ts";

const day = 24 * hour;

describeEngines("how often and how long", (engine) => {
  let world: World;
  beforeAll(async () => {
    const start = Date.parse("2026-12-01T09:00:00+08:00");
    world = await openWorld(engine, {
      rules: {
        closesAt: new Date(start + 5 * day).toISOString(),
        revealAt: new Date(start + 5 * day).toISOString(),
        attempts: { limit: 4, perDay: 2 },
        elderTimePercent: 150,
        // Six single questions in the fixture bank: two papers of three have nothing in common, a third must repeat.
        blueprint: { releases: [fixtureRelease], rows: [{ type: "single", count: 3, marks: 5 }], difficultyBound: 4 },
      },
    });
  });
  afterAll(() => world.close());

  const start = (browser: Browser) => browser.request("POST", "/api/competitions/c1/attempts", {});
  const sit = async (browser: Browser) => {
    const { body } = await start(browser);
    const submitted = await browser.request("POST", `/api/attempts/${body.id}/submit`, { epoch: 1 });
    return { view: body, code: submitted.body.receiptCode as string };
  };
  const mine = async (browser: Browser) => (await browser.request("GET", "/api/competitions/c1")).body.mine;

  it("E9: counts days in Beijing and shows what is left", async () => {
    const browser = await world.signIn("b1-m1");
    expect(await mine(browser)).toMatchObject({ attemptsLeft: 4, attemptsLeftToday: 2 });
    await sit(browser);
    await sit(browser);
    expect(await mine(browser)).toMatchObject({ attemptsLeft: 2, attemptsLeftToday: 0 });
    const refused = await start(browser);
    expect(refused).toMatchObject({ status: 409, body: { type: "/problems/attempts-used-up-today" } });
    expect(refused.body.detail).toContain("12月2日 00:00");

    world.clock.set(Date.parse("2026-12-02T00:00:00+08:00"));
    await sit(browser);
    await sit(browser);
    world.clock.advance(day);
    expect(await start(browser)).toMatchObject({ status: 409, body: { type: "/problems/attempts-used-up" } });
    world.clock.set(Date.parse("2026-12-01T09:00:00+08:00"));
  });

  it("D3: repeats no question while the bank has others", async () => {
    const browser = await world.signIn("b1-m2");
    const stems = async () => (await sit(browser)).view.questions.map((q: { stem: string }) => q.stem);
    const [first, second] = [await stems(), await stems()];
    expect(new Set([...first, ...second]).size).toBe(6);
    world.clock.advance(day);
    const all = fixtureQuestions().map((question) => question.stem);
    for (const stem of await stems()) expect(all).toContain(stem);
    world.clock.advance(-day);
  });

  it("E9: a technical failure gives the attempt back, with a reason, and it leaves the count", async () => {
    const browser = await world.signIn("b2-m1");
    const { view, code } = await sit(browser);
    expect((await browser.request("POST", `/api/receipts/${code}/refund`, { reason: "停电" })).status).toBe(403);
    const organiser = await world.signInOrganiser();
    expect((await organiser.request("POST", `/api/receipts/${code}/refund`, { reason: " " })).status).toBe(422);
    const refunded = await organiser.request("POST", `/api/receipts/${code}/refund`, { reason: "支部停电" });
    expect(refunded).toMatchObject({ status: 200, body: { counted: false } });
    expect(await organiser.request("POST", `/api/receipts/${code}/refund`, { reason: "支部停电" })).toMatchObject({
      status: 409,
      body: { type: "/problems/not-refundable" },
    });
    expect(await mine(browser)).toMatchObject({ attempts: [], attemptsLeft: 4 });
    const [row] = await world.ctx.db.selectFrom("attempt_refund").selectAll().execute();
    expect(row).toMatchObject({ attempt_id: view.id, reason: "支部停电", organiser_id: "o1" });
    const again = await sit(browser);
    expect(again.view.id).not.toBe(view.id);
    expect(again.view.questions[0].stem).not.toBe(view.questions[0].stem);
  });

  it("E11: an elder has half as much time again, for the same questions' worth of marks", async () => {
    const elder = (await start(await world.signIn("b3-m0"))).body;
    const other = (await start(await world.signIn("b3-m1"))).body;
    expect(elder.deadlineAt - elder.startedAt).toBe(45 * 60_000);
    expect(other.deadlineAt - other.startedAt).toBe(30 * 60_000);
    expect(elder.maxScore).toBe(other.maxScore);
    expect((await (await world.signIn("b3-m0")).request("GET", "/api/competitions/c1")).body.timeLimitMs).toBe(45 * 60_000);
  });
});
