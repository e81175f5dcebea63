import { afterAll, beforeAll, expect, it } from "vitest";
import { isOperatorProof, operatorHeader, operatorProof } from "../../server/identity/operator.ts";
import { competitionId, fixtureRules, hour } from "../support/competition.ts";
import { describeEngines } from "../support/engines.ts";
import { type Browser, openWorld, type World } from "../support/world.ts";

describeEngines("competitions over HTTP", (engine) => {
  let world: World;
  let member: Browser;
  let organiser: Browser;

  beforeAll(async () => {
    world = await openWorld(engine, { rules: { audience: ["k1"] } });
    member = await world.signIn("b1-m0");
    organiser = await world.signInOrganiser();
  });
  afterAll(() => world.close());

  const document = (id: string) => fixtureRules(world.clock.now(), { id, audience: ["d"] });
  const one = `/api/competitions/${competitionId}`;

  it("shows a member the rules in plain words, the own attempts and the own branch", async () => {
    const { status, body } = await member.request("GET", one);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: competitionId, phase: "open", questions: 12, maxScore: 60, serverNow: world.clock.now() });
    expect(body.mine).toEqual({ attempts: [], attemptsLeft: 1, attemptsLeftToday: null });
    expect(body.branch).toMatchObject({ id: "b1", eligible: 8, locked: 0 });
    expect(body.rules.join("")).toContain("每人只答一次");
    const list = await member.request("GET", "/api/competitions");
    expect(list.body.competitions.map((c: { id: string }) => c.id)).toEqual([competitionId]);
  });

  it("shows it to nobody outside its audience", async () => {
    const outsider = await world.signIn("b3-m0");
    expect((await outsider.request("GET", one)).status).toBe(404);
    expect((await outsider.request("GET", "/api/competitions")).body.competitions).toEqual([]);
    expect((await world.browser().request("GET", one)).status).toBe(401);
    expect((await member.request("GET", "/api/competitions/nothing")).status).toBe(404);
  });

  it("gives screens and organisers the rules without anybody's own part", async () => {
    const screen = await world.signInScreen(null);
    for (const browser of [screen, organiser]) {
      const { status, body } = await browser.request("GET", one);
      expect(status).toBe(200);
      expect(body.mine).toBeUndefined();
      expect(body.branch).toBeUndefined();
    }
  });

  it("moves through its phases by the server's clock", async () => {
    const phaseAfter = async (ms: number) => {
      world.clock.advance(ms);
      return (await organiser.request("GET", one)).body.phase;
    };
    const start = world.clock.now();
    expect(await phaseAfter(-2 * hour)).toBe("scheduled");
    expect(await phaseAfter(2 * hour)).toBe("open");
    expect(await phaseAfter(3 * hour)).toBe("closed");
    expect(await phaseAfter(hour)).toBe("revealed");
    world.clock.set(start);
  });

  it("is set up by organisers alone", async () => {
    expect((await member.request("POST", "/api/competitions", document("c-member"))).status).toBe(403);
    expect((await world.browser().request("POST", "/api/competitions", document("c-nobody"))).status).toBe(401);
    const made = await organiser.request("POST", "/api/competitions", document("c-organiser"));
    expect(made.body).toMatchObject({ id: "c-organiser", phase: "open" });
    expect((await organiser.request("POST", "/api/competitions", document("c-organiser"))).status).toBe(409);
  });

  it("answers a faulty document with every place that has to change", async () => {
    const { title: _, ...rest } = document("c-faulty");
    const { status, body } = await organiser.request("POST", "/api/competitions", { ...rest, timeLimitMinutes: 0, colour: "red" });
    expect(status).toBe(422);
    expect(body.type).toBe("/problems/invalid-competition");
    expect(body.errors.map((e: { pointer: string }) => e.pointer).sort()).toEqual(["/", "/timeLimitMinutes", "/title"]);
  });

  it("is set up by the operator of the machine, whose proof runs out", async () => {
    const { secret } = world.ctx.config;
    const proofUntil = (expires: number) => ({ [operatorHeader]: operatorProof(secret, expires) });
    const now = world.clock.now();
    const post = (id: string, headers: Record<string, string>) =>
      world.browser().request("POST", "/api/competitions", document(id), headers);
    expect((await post("c-late", proofUntil(now - 1))).status).toBe(401);
    expect((await post("c-forged", { [operatorHeader]: `${now + 1_000}.${"0".repeat(64)}` })).status).toBe(401);
    expect(isOperatorProof(secret, operatorProof(secret, now + 1_000), now)).toBe(true);
    expect((await post("c-operator", proofUntil(now + 30_000))).status).toBe(200);
  });

  it("lists branches for signing in by number, at most twenty, to anybody", async () => {
    const { body } = await world.browser().request("GET", `/api/branches?q=${encodeURIComponent("第一党委1")}`);
    expect(body).toEqual({ branches: [{ id: "b1", name: "第一党委1支部", committeeName: "第一党委" }] });
    expect((await world.browser().request("GET", "/api/branches")).body.branches).toHaveLength(4);
    expect((await world.browser().request("GET", `/api/branches?q=${"长".repeat(50)}`)).status).toBe(422);
  });
});
