import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cardNumber, cardToken } from "../../server/identity/digests.ts";
import { issueCards, revokeCards, signInByNumber } from "../../server/identity/service.ts";
import { describeEngines } from "../support/engines.ts";
import { expectProblem } from "../support/problem.ts";
import { openWorld, type World } from "../support/world.ts";

describeEngines("a member gets in", (engine) => {
  let world: World;
  const token = (member: string) => cardToken(world.ctx.config.secret, `card-${member}`);
  const number = (member: string) => cardNumber(world.ctx.config.secret, `card-${member}`);
  const byCard = (member: string) => world.browser().request("POST", "/api/session/card", { token: token(member) });
  const byNumber = (typed: string, branchId: string, name: string, headers = {}) =>
    world.browser().request("POST", "/api/session/number", { number: typed, branchId, name }, headers);
  const sessions = async () => (await world.ctx.db.selectFrom("session").select("id_hash").execute()).length;
  const wrongOf = (right: string) => cardNumber(world.ctx.config.secret, `no-card-${right}`);

  beforeAll(async () => {
    world = await openWorld(engine);
  });
  afterAll(() => world.close());

  describe("by card", () => {
    it("G06: a preview that fetches the link ten times consumes nothing; the press signs in", async () => {
      const before = await sessions();
      const preview = world.browser();
      for (let i = 0; i < 10; i++) {
        for (const method of ["GET", "HEAD"]) {
          const page = await preview.request(method, "/sign-in", undefined, { "user-agent": "Mozilla/5.0 MicroMessenger/8.0", origin: "" });
          expect(page.status).toBeLessThan(500);
          expect(page.headers.getSetCookie()).toEqual([]);
        }
        expect((await preview.request("GET", "/api/session/card")).status).toBe(404);
      }
      expect(await sessions()).toBe(before);
      const pressed = await byCard("b1-m0");
      expect(pressed).toMatchObject({
        status: 200,
        body: { role: "member", member: { id: "b1-m0", branchId: "b1", branchName: "第一党委1支部", elder: true } },
      });
    });

    it("G04: a new session id on signing in; the old one is dead, a planted one never lived", async () => {
      const browser = world.browser();
      const planted = `zhishi=${"p".repeat(43)}`;
      browser.cookie = planted;
      await browser.request("POST", "/api/session/card", { token: token("b1-m2") });
      const first = browser.cookie;
      expect(first).not.toBe(planted);
      expect((await browser.request("GET", "/api/competitions")).status).toBe(200);
      await browser.request("POST", "/api/session/card", { token: token("b1-m2") });
      expect(browser.cookie).not.toBe(first);
      for (const dead of [planted, first]) {
        const reply = await world.browser().request("GET", "/api/competitions", undefined, { cookie: dead });
        expectProblem(reply, 401, "sign-in");
      }
    });

    it("keeps neither session id nor token in the database", async () => {
      const browser = await world.signIn("b1-m3");
      const rows = JSON.stringify([
        await world.ctx.db.selectFrom("session").selectAll().execute(),
        await world.ctx.db.selectFrom("card").selectAll().execute(),
      ]);
      expect(rows).not.toContain(browser.cookie.slice("zhishi=".length));
      expect(rows).not.toContain(token("b1-m3"));
      expect(rows).not.toContain(number("b1-m3"));
    });

    it("refuses a token that no card has, however often, without holding the right one up", async () => {
      for (let i = 0; i < 12; i++)
        expectProblem(await world.browser().request("POST", "/api/session/card", { token: "A".repeat(22) }), 401, "card-unknown");
      expect((await byCard("b1-m3")).status).toBe(200);
    });

    it("says of a link cut short that it is incomplete, be it a card's, a screen's or the first organiser's", async () => {
      const setup = { name: "甲", password: "一段足够长的口令 2026" };
      for (const [path, body, status, slug] of [
        ["/api/session/card", {}, 401, "card-unknown"],
        ["/api/session/screen", {}, 401, "screen-unknown"],
        ["/api/organiser-setup", setup, 410, "setup-used"],
      ] as const)
        for (const token of ["x", "bad", "A".repeat(15)]) {
          const problem = expectProblem(await world.browser().request("POST", path, { token, ...body }), status, slug);
          expect(problem["detail"]).toContain("链接不完整");
        }
    });
  });

  describe("by number, branch and name", () => {
    it("takes the number in any width and grouping, the name with any spaces", async () => {
      const plain = number("b2-m0");
      const wide = [...plain].map((d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join("");
      const grouped = (text: string, by: string) => text.match(/.{4}/g)?.join(by) as string;
      for (const typed of [plain, wide, grouped(plain, " "), grouped(wide, "　"), grouped(plain, "-"), ` ${plain}\u200b`]) {
        expect(await byNumber(typed, "b2", "姓名b20"), typed).toMatchObject({ status: 200, body: { member: { id: "b2-m0" } } });
      }
      for (const typed of ["姓名 b20", "姓名ｂ２０", "姓名　b20 ", "姓\u200b名b20"]) {
        expect(await byNumber(plain, "b2", typed), typed).toMatchObject({ status: 200, body: { member: { id: "b2-m0" } } });
      }
    });

    it("finds a member whose name stands in the roster with spaces, as spreadsheets pad it", async () => {
      const member = { id: "padded", branch_id: "b4", name: "李　四", elder: 0 as const, created_at: 0 };
      await world.ctx.writer.run("roster.load", { units: [], members: [member] });
      await issueCards(world.ctx, [{ id: "card-padded", memberId: "padded" }]);
      expect(await byNumber(number("padded"), "b4", "李四")).toMatchObject({
        status: 200,
        body: { member: { id: "padded", name: "李　四" } },
      });
    });

    it("F12: two 张伟 of one branch each get in as themselves", async () => {
      const both = await Promise.all(["b1-m0", "b1-m1"].map((id) => byNumber(number(id), "b1", "张伟")));
      expect(both.map((reply) => reply.body.member.id)).toEqual(["b1-m0", "b1-m1"]);
    });

    it("opens nothing when branch or name belong to somebody else, and says the same in each case", async () => {
      const replies = [
        await byNumber(number("b2-m1"), "b3", "姓名b21"),
        await byNumber(number("b2-m1"), "b2", "姓名b22"),
        await byNumber(wrongOf("b2-m1"), "b2", "姓名b21"),
        await byNumber(number("b2-m1"), "nowhere", "姓名b21"),
      ];
      for (const reply of replies) expectProblem(reply, 401, "number-unknown");
      expect(new Set(replies.map((reply) => reply.text)).size).toBe(1);
    });

    it("a slip of the finger is told at once and costs no try", async () => {
      const right = number("b2-m2");
      const slipped = right.slice(0, 11) + String((Number(right[11]) + 1) % 10);
      for (let i = 0; i < 12; i++) expectProblem(await byNumber(slipped, "b2", "姓名b22"), 422, "number-mistyped");
      expect((await byNumber(right, "b2", "姓名b22")).status).toBe(200);
    });

    it("G01: after five wrong tries that person waits, from that place, by number only", async () => {
      const wrong = () => byNumber(wrongOf("x"), "b3", "姓名b30");
      for (let i = 0; i < 5; i++) expectProblem(await wrong(), 401, "number-unknown");
      const right = number("b3-m0");
      for (const name of ["姓名b30", "姓名 b30", "姓名Ｂ30"]) {
        // A header that anybody can write does not make another place of this one.
        const refused = await byNumber(right, "b3", name, { "x-forwarded-for": "198.51.100.7", forwarded: "for=198.51.100.7" });
        const { retryAfter } = expectProblem(refused, 429, "too-many-tries");
        expect(retryAfter).toBeGreaterThan(500);
        expect(retryAfter).toBeLessThanOrEqual(600);
      }
      expect((await byNumber(number("b3-m1"), "b3", "姓名b31")).status).toBe(200);
      const elsewhere = signInByNumber(world.ctx, { number: right, branchId: "b3", name: "姓名b30", from: "203.0.113.9" });
      await expect(elsewhere).resolves.toMatchObject({ sessionId: expect.any(String) });
      expect((await byCard("b3-m0")).status).toBe(200);
    });

    it("looks up no more than five of sixty-four wrong tries sent at once", async () => {
      const replies = await Promise.all(Array.from({ length: 64 }, (_, i) => byNumber(wrongOf(`burst ${i}`), "b3", "姓名b32")));
      expect(replies.filter((reply) => reply.status === 401)).toHaveLength(5);
      expect(replies.filter((reply) => reply.status === 429)).toHaveLength(59);
    });

    it("a right try forgets the wrong ones before it", async () => {
      for (let round = 0; round < 3; round++) {
        for (let i = 0; i < 4; i++) expect((await byNumber(wrongOf("y"), "b3", "姓名b33")).status).toBe(401);
        expect((await byNumber(number("b3-m3"), "b3", "姓名b33")).status).toBe(200);
      }
    });
  });

  describe("sessions", () => {
    it("a revoked card ends every session of its member at once, and nobody else's", async () => {
      const devices = [await world.signIn("b4-m0"), await world.signIn("b4-m0")];
      const other = await world.signIn("b4-m1");
      for (const device of [...devices, other]) expect((await device.request("GET", "/api/competitions")).status).toBe(200);
      await revokeCards(world.ctx, "b4-m0");
      for (const device of devices) expectProblem(await device.request("GET", "/api/competitions"), 401, "sign-in");
      expect((await other.request("GET", "/api/competitions")).status).toBe(200);
      expectProblem(await byCard("b4-m0"), 401, "card-unknown");
      expectProblem(await byNumber(number("b4-m0"), "b4", "姓名b40"), 401, "number-unknown");
    });

    it("signing out ends this session alone and takes the cookie back", async () => {
      const [here, there] = [await world.signIn("b4-m2"), await world.signIn("b4-m2")];
      const held = here.cookie;
      const [out] = await Promise.all([
        here.request("DELETE", "/api/session"),
        ...Array.from({ length: 8 }, () => here.request("GET", "/api/session")),
      ]);
      expect(out).toMatchObject({ status: 200, body: { role: "none" } });
      expect(out.headers.getSetCookie()[0]).toMatch(/^zhishi=;.*Max-Age=0/);
      expectProblem(await world.browser().request("GET", "/api/competitions", undefined, { cookie: held }), 401, "sign-in");
      expect((await there.request("GET", "/api/competitions")).status).toBe(200);
      expect(await world.browser().request("DELETE", "/api/session")).toMatchObject({ status: 200, body: { role: "none" } });
    });

    it("remembers the size of type with the member, not with the phone", async () => {
      const phone = await world.signIn("b1-m4");
      for (const typeSize of [18, 22, 26, 30])
        expect((await phone.request("PUT", "/api/session/type-size", { typeSize })).status).toBe(200);
      expect((await (await world.signIn("b1-m4")).request("GET", "/api/session")).body.member.typeSize).toBe(30);
      for (const typeSize of [17, 20, "18", null])
        expectProblem(await phone.request("PUT", "/api/session/type-size", { typeSize }), 422, "invalid-input");
      expectProblem(await world.browser().request("PUT", "/api/session/type-size", { typeSize: 18 }), 401, "sign-in");
      expectProblem(await (await world.signInOrganiser()).request("PUT", "/api/session/type-size", { typeSize: 18 }), 403, "not-allowed");
    });

    it("tells anybody who is nobody so, and finds branches by name for them", async () => {
      expect(await world.browser().request("GET", "/api/session")).toMatchObject({
        status: 200,
        body: { role: "none", serverNow: world.clock.now() },
      });
      const found = await world.browser().request("GET", `/api/branches?q=${encodeURIComponent("第二党委 1")}`);
      expect(found.body).toEqual({ branches: [{ id: "b3", name: "第二党委1支部", committeeName: "第二党委" }] });
      expectProblem(await world.browser().request("GET", "/api/branches?q=x&limit=5000"), 422, "invalid-input");
    });

    it("a session ends with its thirty days", async () => {
      const phone = await world.signIn("b1-m5");
      world.clock.advance(30 * 24 * 3_600_000 - 1);
      expect((await phone.request("GET", "/api/competitions")).status).toBe(200);
      world.clock.advance(1);
      expectProblem(await phone.request("GET", "/api/competitions"), 401, "sign-in");
    });
  });
});
