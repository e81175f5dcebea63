import { afterAll, beforeAll, expect, it } from "vitest";
import { hour } from "../support/competition.ts";
import { describeEngines } from "../support/engines.ts";
import { openWorld, type World } from "../support/world.ts";

describeEngines("the list of members when several attempts are allowed", (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(engine, { rules: { attempts: { limit: 2 } } });
  });
  afterAll(() => world.close());

  it("E07: waits for the reveal point, so that no score shows between two attempts", async () => {
    const member = await world.signIn("b1-m2");
    const started = await member.request("POST", "/api/competitions/c1/attempts", {});
    await member.request("POST", `/api/attempts/${started.body.id}/submit`, { epoch: 1 });

    const ask = (path: string) => member.request("GET", `/api/competitions/c1${path}`);
    expect((await ask("")).body.memberBoard).toBe(false);
    for (const path of ["/leaderboards/members", "/leaderboards/members/me"]) {
      expect(await ask(path)).toMatchObject({ status: 404, body: { type: "/problems/members-off" } });
    }
    world.clock.advance(5 * hour);
    expect((await ask("")).body.memberBoard).toBe(true);
    expect((await ask("/leaderboards/members")).status).toBe(200);
  });
});
