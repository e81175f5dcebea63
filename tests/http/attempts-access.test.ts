import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AttemptView } from "../../server/attempts/contract.ts";
import { canary } from "../support/bank.ts";
import { describeEngines } from "../support/engines.ts";
import { expectProblem } from "../support/problem.ts";
import { newKey, save, start, submit } from "../support/sitting.ts";
import { type Browser, openWorld, type World } from "../support/world.ts";

describeEngines("somebody else's attempt (G07)", (engine) => {
  let world: World;
  let view: AttemptView;
  let seats: Record<string, Browser>;

  beforeAll(async () => {
    world = await openWorld(engine, { rules: { questionLimitSeconds: 60 } });
    const owner = await world.signIn("b1-m0");
    view = await start(owner);
    await owner.request("POST", `/api/attempts/${view.id}/questions/0/open`, {});
    await save(owner, view.id, 0, { choice: 1, seq: 1 });
    seats = {
      owner,
      neighbour: await world.signIn("b1-m1"),
      elsewhere: await world.signIn("b4-m0"),
      organiser: await world.signInOrganiser(),
      screen: await world.signInScreen(null),
      branchScreen: await world.signInScreen("b1"),
      nobody: world.browser(),
    };
  });
  afterAll(() => world.close());

  const routes = (id: string) => [
    { name: "look", method: "GET", path: `/api/attempts/${id}` },
    { name: "lease", method: "POST", path: `/api/attempts/${id}/lease`, body: {} },
    { name: "open", method: "POST", path: `/api/attempts/${id}/questions/1/open`, body: {} },
    { name: "save", method: "PUT", path: `/api/attempts/${id}/answers/0`, body: { epoch: 1, seq: 9, choice: 2, key: newKey() } },
    { name: "submit", method: "POST", path: `/api/attempts/${id}/submit`, body: { epoch: 1 } },
    { name: "result", method: "GET", path: `/api/attempts/${id}/result` },
  ];
  const tell = async (seat: string, id: string) => {
    const replies = [];
    for (const { name, method, path, body } of routes(id))
      replies.push({ name, reply: await (seats[seat] as Browser).request(method, path, body) });
    return replies;
  };

  describe("before the reveal point", () => {
    it.each(["neighbour", "elsewhere"])("another member (%s) is told what is told of an attempt that does not exist", async (seat) => {
      const foreign = await tell(seat, view.id);
      const absent = await tell(seat, "01890000-0000-7000-8000-000000000000");
      for (const [i, { name, reply }] of foreign.entries()) {
        expectProblem(reply, 404, "not-found");
        expect(reply.text, name).toBe(absent[i]?.reply.text);
      }
    });

    it.each(["organiser", "screen", "branchScreen"])("a %s has no business there", async (seat) => {
      for (const { reply } of await tell(seat, view.id)) expectProblem(reply, 403, "not-allowed");
    });

    it("nobody is asked to sign in", async () => {
      for (const { reply } of await tell("nobody", view.id)) expectProblem(reply, 401, "sign-in");
    });

    it("nothing of it was changed by any of them", async () => {
      const row = await world.ctx.db.selectFrom("attempt").selectAll().where("id", "=", view.id).executeTakeFirstOrThrow();
      expect(row).toMatchObject({ state: "open", epoch: 1 });
      expect(await world.ctx.db.selectFrom("answer_event").selectAll().where("attempt_id", "=", view.id).execute()).toHaveLength(1);
      expect(await world.ctx.db.selectFrom("question_opening").selectAll().where("attempt_id", "=", view.id).execute()).toHaveLength(1);
    });

    it("E08: the result is for nobody yet, in any seat, submitted or not", async () => {
      const owner = seats["owner"] as Browser;
      expectProblem(await owner.request("GET", `/api/attempts/${view.id}/result`), 403, "not-revealed");
      await submit(owner, view.id);
      for (const [seat, browser] of Object.entries(seats)) {
        const reply = await browser.request("GET", `/api/attempts/${view.id}/result`);
        expect([401, 403, 404], seat).toContain(reply.status);
        expect(reply.text).not.toContain(canary);
      }
    });
  });

  it("after the reveal point the result is its member's and nobody else's", async () => {
    world.clock.set((await (seats["owner"] as Browser).request("GET", "/api/competitions/c1")).body.revealAt);
    const fresh = { ...seats, organiser: await world.signInOrganiser() };
    for (const [seat, browser] of Object.entries(fresh)) {
      const reply = await browser.request("GET", `/api/attempts/${view.id}/result`);
      expect(reply.status, seat).toBe({ owner: 200, neighbour: 404, elsewhere: 404, nobody: 401 }[seat] ?? 403);
    }
  });
});

describeEngines("somebody else's competition", (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(engine, { rules: { audience: ["k1"] } });
  });
  afterAll(() => world.close());

  it("cannot be started or rehearsed from outside its audience, nor by who is no member", async () => {
    for (const path of ["/api/competitions/c1/attempts", "/api/competitions/c1/rehearsals"]) {
      const outside = await (await world.signIn("b3-m0")).request("POST", path, {});
      expect([403, 404]).toContain(outside.status);
      for (const browser of [await world.signInOrganiser(), await world.signInScreen(null)])
        expectProblem(await browser.request("POST", path, {}), 403, "not-allowed");
      expectProblem(await world.browser().request("POST", path, {}), 401, "sign-in");
      expect((await (await world.signIn("b2-m0")).request("POST", path, {})).status).toBe(200);
    }
    expectProblem(await (await world.signIn("b2-m0")).request("POST", "/api/competitions/none/attempts", {}), 404, "not-found");
    expect((await (await world.signIn("b3-m0")).request("GET", "/api/competitions")).body.competitions).toEqual([]);
  });
});
