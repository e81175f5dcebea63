import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeEngines } from "../support/engines.ts";
import { expectProblem } from "../support/problem.ts";
import { furnish, type Ids, knock, methodOf, type Outcome, pathOf, registeredRoutes, routes, seats, takeSeat } from "../support/routes.ts";
import { start, submit } from "../support/sitting.ts";
import { openWorld, type World } from "../support/world.ts";

const statuses: Record<string, number[]> = { ok: [200], "sign-in": [401], no: [403, 404] };
const fits = (outcome: Outcome, status: number): boolean =>
  (typeof outcome === "number" ? [outcome] : (statuses[outcome] ?? [])).includes(status);

describeEngines("routes by seat (G07)", (engine) => {
  let world: World;
  let ids: Ids;

  beforeAll(async () => {
    world = await openWorld(engine, { rules: { audience: ["k1"] } });
    await furnish(world);
    const neighbour = await world.signIn("b1-m1");
    const receipt = await submit(neighbour, (await start(neighbour)).id);
    const { id } = await start(await world.signIn("b1-m0"));
    ids = { world, attemptId: id, receiptCode: receipt.body.receiptCode, setupToken: "" };
  });
  afterAll(() => world.close());

  it("every registered route is classified here, and nothing is classified that is not registered", () => {
    expect(routes.map((route) => route.name).sort()).toEqual(registeredRoutes(world));
  });

  it("the document describes every route of the API", async () => {
    const { paths } = (await world.browser().request("GET", "/api/openapi.json")).body as {
      paths: Record<string, Record<string, unknown>>;
    };
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`),
    );
    const own = registeredRoutes(world).filter((name) => / \/api\//.test(name) && !/ \/api\/(docs|openapi)/.test(name));
    expect(described.map((name) => name.replace(" ", " /api").replace("/api/api", "/api")).sort()).toEqual(own);
  });

  describe.each(routes)("$name", (route) => {
    it.each(seats)("for %s", async (seat) => {
      const reply = await knock(ids, route, seat);
      expect(fits(route.expected[seat], reply.status), `${route.name} as ${seat}: ${reply.status} ${reply.text.slice(0, 200)}`).toBe(true);
      if (reply.status >= 400) {
        const slug = /"\/problems\/([\w-]+)"/.exec(reply.text)?.[1] ?? "no type";
        expectProblem(reply, reply.status, slug);
      }
    });
  });

  it("G09: whoever may send a body may not send a key that is not asked for", async () => {
    for (const route of routes.filter(({ body }) => body)) {
      const seat = seats.find((one) => !["no", "sign-in"].includes(String(route.expected[one])));
      if (!seat) throw new Error(`nobody may use ${route.name}`);
      const { browser, headers } = await takeSeat(world, seat);
      const now = { ...ids, setupToken: "s".repeat(32) };
      const body = { ...(route.body?.(now) as object), role: "organiser" };
      const reply = await browser.request(methodOf(route), pathOf(route, now), body, headers);
      expect(reply.status, `${route.name}: ${reply.text}`).toBe(422);
    }
  });

  it("other methods on known addresses do nothing", async () => {
    const { browser } = await takeSeat(world, "organiser");
    for (const route of routes) {
      const known = routes.filter((other) => pathOf(other, ids) === pathOf(route, ids)).map(methodOf);
      for (const method of ["POST", "PUT", "PATCH", "DELETE", "PROPFIND"].filter((other) => !known.includes(other))) {
        const reply = await browser.request(method, pathOf(route, ids));
        expect([404, 405], `${method} ${pathOf(route, ids)}`).toContain(reply.status);
      }
    }
  });
});
