import { afterAll, beforeAll, expect, it } from "vitest";
import { cardToken } from "../../server/identity/digests.ts";
import { operatorHeader, operatorProof } from "../../server/identity/operator.ts";
import { countMembers } from "../../server/roster/store.ts";
import { describeEngines } from "../support/engines.ts";
import { openWorld, type World } from "../support/world.ts";

const person = { id: "late-1", branch_id: "b2", name: "晚到", elder: 0, created_at: 1 };
const enrolments = "/api/roster/enrolments";

describeEngines("commands on the server's own machine", (engine) => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld(engine);
  });
  afterAll(() => world.close());

  const asOperator = (path: string, body: unknown) => {
    const proof = operatorProof(world.ctx.config.secret, world.clock.now() + 20_000);
    return world.browser().request("POST", path, body, { [operatorHeader]: proof });
  };

  it("are open to nobody without the operator's proof", async () => {
    const others = [world.browser(), await world.signIn("b1-m0"), await world.signInScreen(null), await world.signInOrganiser()];
    for (const browser of others) {
      expect((await browser.request("POST", enrolments, { units: [], members: [person] })).status).toBe(403);
      expect((await browser.request("POST", "/api/members/b1-m0/card", {})).status).toBe(403);
    }
    expect((await countMembers(world.ctx.db)).get("b2")).toBe(5);
  });

  it("put a member on the roster of the running server, once, with a card", async () => {
    for (let i = 0; i < 2; i++) expect((await asOperator(enrolments, { units: [], members: [person] })).status).toBe(200);
    const cards = await world.ctx.db.selectFrom("card").select("id").where("member_id", "=", person.id).execute();
    expect(cards).toHaveLength(1);
    const token = cardToken(world.ctx.config.secret, cards[0]?.id ?? "");
    const reply = await world.browser().request("POST", "/api/session/card", { token });
    expect(reply.body.member).toMatchObject({ id: person.id, name: "晚到", branchId: "b2" });
  });

  it("end the sessions of a lost card at once", async () => {
    const phone = await world.signIn("b1-m0");
    expect((await phone.request("GET", "/api/session")).body.role).toBe("member");
    const { status, body } = await asOperator("/api/members/b1-m0/card", {});
    expect(status).toBe(200);
    expect((await phone.request("GET", "/api/session")).body.role).toBe("none");
    const token = (cardId: string) => ({ token: cardToken(world.ctx.config.secret, cardId) });
    expect((await world.browser().request("POST", "/api/session/card", token("card-b1-m0"))).status).toBe(401);
    expect((await world.browser().request("POST", "/api/session/card", token(body.id))).body.member.id).toBe("b1-m0");
  });

  it("refuse what does not fit", async () => {
    expect((await asOperator("/api/members/nobody/card", {})).status).toBe(404);
    expect((await asOperator(enrolments, { units: [], members: [{ ...person, score: 100 }] })).status).toBe(422);
    expect((await asOperator(enrolments, { units: [], members: [person], more: 1 })).status).toBe(422);
  });
});
