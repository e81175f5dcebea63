import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { offerSetup } from "../../server/identity/service.ts";
import { hasOrganiser } from "../../server/identity/store.ts";
import { describeEngines } from "../support/engines.ts";
import { expectProblem } from "../support/problem.ts";
import { openWorld, type World } from "../support/world.ts";

const password = "一段足够长的口令 2026";

describeEngines("an organiser gets in", (engine) => {
  let world: World;
  const claim = (token: string, name: string, secret = password) =>
    world.browser().request("POST", "/api/organiser-setup", { token, name, password: secret });
  const signIn = (name: string, secret: string) => world.browser().request("POST", "/api/session/organiser", { name, password: secret });

  beforeAll(async () => {
    world = await openWorld(engine);
  });
  afterAll(() => world.close());

  describe("by the one-time link (G13)", () => {
    it("an empty database has no organiser, and no password opens it", async () => {
      expect(await hasOrganiser(world.ctx.db)).toBe(false);
      for (const name of ["admin", "root", "组织者"])
        for (const secret of ["admin", "123456", "password", ""]) expect([401, 422]).toContain((await signIn(name, secret)).status);
    });

    it("works once, even when pressed twice at the same time", async () => {
      const token = await offerSetup(world.ctx);
      const both = await Promise.all([claim(token, "甲"), claim(token, "乙")]);
      expect(both.map((reply) => reply.status).toSorted((a, b) => a - b)).toEqual([200, 410]);
      const [won] = both.filter((reply) => reply.status === 200);
      expect(won?.body).toMatchObject({ role: "organiser", organiser: { name: expect.stringMatching(/甲|乙/) } });
      expectProblem(await claim(token, "丙"), 410, "setup-used");
    });

    it("is void as soon as a newer one was printed", async () => {
      const [older, newer] = [await offerSetup(world.ctx), await offerSetup(world.ctx)];
      expectProblem(await claim(older, "丁"), 410, "setup-used");
      expect((await claim(newer, "丁")).status).toBe(200);
    });

    it("is not used up by a short password, a taken name or a made-up token", async () => {
      const token = await offerSetup(world.ctx);
      expectProblem(await claim("B".repeat(32), "戊"), 410, "setup-used");
      expectProblem(await claim(token, "戊", "九位的密码九位数"), 422, "invalid-input");
      expectProblem(await claim(token, "丁"), 409, "organiser-exists");
      expect((await claim(token, "戊")).status).toBe(200);
    });

    it("keeps argon2id of the password and no token", async () => {
      const token = await offerSetup(world.ctx);
      const rows = await world.ctx.db.selectFrom("organiser").select("password_hash").execute();
      for (const { password_hash } of rows) expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      expect(JSON.stringify(await world.ctx.db.selectFrom("organiser_setup").selectAll().execute())).not.toContain(token);
    });
  });

  describe("by password", () => {
    it("opens a session of half a day", async () => {
      const browser = await world.signInOrganiser();
      expect(await browser.request("GET", "/api/session")).toMatchObject({ body: { role: "organiser", organiser: { name: "组织者" } } });
      world.clock.advance(12 * 3_600_000);
      expectProblem(await browser.request("GET", "/api/competitions"), 401, "sign-in");
    });

    it("says the same of a wrong password and of a name nobody has", async () => {
      const replies = [await signIn("组织者", "wrong horse"), await signIn("没有这个人", "wrong horse")];
      for (const reply of replies) expectProblem(reply, 401, "password");
      expect(replies[0]?.text).toBe(replies[1]?.text);
    });

    it("makes who tries a name too often wait, and nobody else", async () => {
      for (let i = 0; i < 8; i++) expectProblem(await signIn("戊", `猜第 ${i} 次`), 401, "password");
      expectProblem(await signIn("戊", password), 429, "too-many-tries");
      expect((await signIn("丁", password)).status).toBe(200);
    });

    it("G03: a flood of wrong passwords is answered busy and holds no card up", async () => {
      const flood = Promise.all(Array.from({ length: 120 }, (_, i) => signIn(`无名${i}`, "guess guess guess")));
      const cards = await Promise.all(["b1-m0", "b1-m1", "b2-m0"].map((id) => world.signIn(id)));
      expect(cards).toHaveLength(3);
      const replies = await flood;
      for (const reply of replies) expectProblem(reply, reply.status, reply.status === 503 ? "busy" : "password");
      expect(replies.every((reply) => [401, 503].includes(reply.status))).toBe(true);
      expect((await signIn("丁", password)).status).toBe(200);
    });
  });
});
