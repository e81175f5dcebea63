import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cardToken } from "../../server/identity/digests.ts";
import { describeEngines } from "../support/engines.ts";
import { expectProblem } from "../support/problem.ts";
import { openConnection, sendRaw } from "../support/raw-http.ts";
import { openWorld, type World } from "../support/world.ts";

const json = { "content-type": "application/json" };
const publicOrigin = "https://zhishi.example.gov.cn";

describeEngines("requests from elsewhere", (engine) => {
  describe("without a configured origin", () => {
    let world: World;
    let cookie: string;
    let attempt: string;
    const sizeBody = JSON.stringify({ typeSize: 22 });
    /** One change by each door: through the guard, and by the save route, which has its own. */
    const changes = (): { method: string; path: string; body: string }[] => [
      { method: "PUT", path: "/api/session/type-size", body: sizeBody },
      {
        method: "PUT",
        path: `/api/attempts/${attempt}/answers/4`,
        body: JSON.stringify({ epoch: 1, seq: 1, choice: true, key: "k".repeat(16) }),
      },
    ];

    beforeAll(async () => {
      world = await openWorld(engine);
      const browser = await world.signIn("b1-m0");
      cookie = browser.cookie;
      attempt = (await browser.request("POST", "/api/competitions/c1/attempts", {})).body.id;
    });
    afterAll(() => world.close());

    it.each([
      ["from our own page", (own: string) => ({ "sec-fetch-site": "same-origin", origin: own })],
      ["from an older browser that sends Origin alone", (own: string) => ({ origin: own })],
      ["typed by the person", () => ({ "sec-fetch-site": "none" })],
    ])("takes a change %s", async (_, headers) => {
      for (const change of changes()) {
        const reply = await sendRaw(world.origin, { ...change, headers: { ...json, cookie, ...headers(world.origin) } });
        expect(reply.status, reply.text).toBe(200);
      }
    });

    it.each([
      ["another site's page", (own: string) => ({ "sec-fetch-site": "cross-site", origin: own })],
      ["a neighbouring subdomain", (own: string) => ({ "sec-fetch-site": "same-site", origin: own })],
      ["two answers about the site", (own: string) => ({ "sec-fetch-site": "same-origin, cross-site", origin: own })],
      ["another origin", () => ({ origin: "https://evil.example" })],
      ["our host on another port", (own: string) => ({ origin: own.replace(/:\d+$/, ":1") })],
      ["an origin that only begins like ours", (own: string) => ({ origin: `${own}.evil.example` })],
      ["an origin with our host as its user", (own: string) => ({ origin: `${own}@evil.example` })],
      ["an opaque origin", () => ({ origin: "null" })],
      ["nowhere: neither header", () => ({})],
    ])("G05: refuses a change from %s", async (_, headers) => {
      for (const change of changes()) {
        const reply = await sendRaw(world.origin, { ...change, headers: { ...json, cookie, ...headers(world.origin) } });
        expectProblem(reply, 403, "cross-site");
      }
      const signIn = {
        method: "POST",
        path: "/api/session/card",
        body: JSON.stringify({ token: cardToken(world.ctx.config.secret, "card-b1-m1") }),
      };
      const reply = await sendRaw(world.origin, { ...signIn, headers: { ...json, ...headers(world.origin) } });
      expectProblem(reply, 403, "cross-site");
      expect(reply.headers.getSetCookie()).toEqual([]);
    });

    it("G05: refuses what a form of another site can send: other types than JSON, other methods in disguise", async () => {
      const own = { cookie, "sec-fetch-site": "same-origin" };
      for (const type of [
        "text/plain",
        "text/plain; application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonp",
        "",
      ]) {
        for (const change of changes())
          expectProblem(await sendRaw(world.origin, { ...change, headers: { ...own, "content-type": type } }), 415, "not-json");
      }
      const override = { ...own, ...json, "x-http-method-override": "PUT", "x-method-override": "PUT" };
      expect(
        (await sendRaw(world.origin, { method: "POST", path: "/api/session/type-size?_method=PUT", headers: override, body: sizeBody }))
          .status,
      ).toBe(404);
    });

    it("sends no permission for other origins to read", async () => {
      for (const method of ["GET", "OPTIONS"]) {
        const reply = await sendRaw(world.origin, {
          method,
          path: "/api/session",
          headers: { origin: "https://evil.example", "access-control-request-method": "PUT" },
        });
        expect([...reply.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
      }
    });

    it("keeps the cookie from scripts and other sites, on http too", async () => {
      const reply = await world.browser().request("POST", "/api/session/card", { token: cardToken(world.ctx.config.secret, "card-b1-m2") });
      const [set] = reply.headers.getSetCookie();
      expect(set).toMatch(/^zhishi=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
    });

    it("F06: gives no file but those of the client, however the address is written", async () => {
      for (const path of [
        "/assets/../../../package.json",
        "/assets/..%2f..%2f..%2fpackage.json",
        "/assets/%2e%2e/%2e%2e/%2e%2e/package.json",
        "/assets/..%5c..%5cpackage.json",
        "/assets//etc/passwd",
        "/assets/%00",
        "/api/docs/..%2f..%2fpackage.json",
        "/api/docs/__proto__",
        "/api/docs/constructor",
      ]) {
        const reply = await sendRaw(world.origin, { path });
        expect(reply.text, path).not.toMatch(/"private": true|root:/);
        expect(reply.status, path).toBeLessThan(500);
      }
    });

    it("D11: refuses a request that says its length in two ways", async () => {
      const connection = openConnection(world.origin);
      connection.write(
        `POST /api/session/card HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\ncontent-type: application/json\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /api/session HTTP/1.1\r\nhost: x\r\n\r\n`,
      );
      const came = await connection.reply;
      expect(came).toMatch(/^HTTP\/1\.1 400 /);
      expect(came).not.toContain('"role"');
    });

    it("G15, G17: says on every page and reply that it may be framed by nobody (the desk's preview by the desk), kept and sniffed by nobody", async () => {
      for (const path of ["/", "/sign-in", "/api/session", "/api/competitions", "/api/none", "/api/openapi.json", "/api/docs", "/readyz"]) {
        const { headers } = await sendRaw(world.origin, { path });
        expect(headers.get("content-security-policy"), path).toMatch(
          /script-src 'self';.*object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'$/,
        );
        expect(headers.get("x-content-type-options"), path).toBe("nosniff");
        expect(headers.get("referrer-policy"), path).toBe("no-referrer");
        if (path.startsWith("/api/")) expect(headers.get("cache-control"), path).toContain("no-store");
      }
      const preview = await sendRaw(world.origin, { path: "/desk/preview" });
      expect(preview.headers.get("content-security-policy")).toMatch(/script-src 'self';.*frame-ancestors 'self'$/);
    });
  });

  describe("behind a proxy, with ZHISHI_ORIGIN", () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(engine, { publicOrigin });
    });
    afterAll(() => world.close());
    const press = (headers: Record<string, string>) =>
      sendRaw(world.origin, {
        method: "POST",
        path: "/api/session/card",
        headers: { ...json, ...headers },
        body: JSON.stringify({ token: cardToken(world.ctx.config.secret, "card-b1-m0") }),
      });

    it("gives a __Host- cookie that only https carries", async () => {
      const reply = await press({ origin: publicOrigin });
      expect(reply.status).toBe(200);
      expect(reply.headers.getSetCookie()[0]).toMatch(
        /^__Host-zhishi=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
      const browser = await world.signIn("b1-m1");
      expect((await browser.request("GET", "/api/session")).body.role).toBe("member");
      expect((await browser.request("DELETE", "/api/session")).headers.getSetCookie()[0]).toMatch(/^__Host-zhishi=;.*Secure/);
      const plain = await world.browser().request("GET", "/api/session", undefined, { cookie: browser.cookie.replace("__Host-", "") });
      expect(plain.body.role).toBe("none");
    });

    it("G17: believes its configuration and not the Host header", async () => {
      expect((await press({ origin: publicOrigin, host: "127.0.0.1" })).status).toBe(200);
      const foreign: Record<string, string>[] = [
        { origin: "https://evil.example", host: "evil.example" },
        { origin: "https://evil.example", host: "evil.example", "x-forwarded-host": "zhishi.example.gov.cn" },
        { origin: "http://zhishi.example.gov.cn" },
        { origin: "https://zhishi.example.gov.cn:8443" },
      ];
      for (const headers of foreign) expectProblem(await press(headers), 403, "cross-site");
      const poisoned = await sendRaw(world.origin, { path: "/api/session", headers: { host: "evil.example" } });
      expect(`${poisoned.text}${JSON.stringify([...poisoned.headers])}`).not.toContain("evil.example");
    });
  });
});
