import { createApp } from "../../server/app.ts";
import { createSaveRoute } from "../../server/attempts/save-route.ts";
import { cardNumber, cardToken, screenToken } from "../../server/identity/digests.ts";
import { operatorHeader, operatorProof } from "../../server/identity/operator.ts";
import { issueScreen, offerSetup } from "../../server/identity/service.ts";
import { competitionId, createCompetitionRow, fixtureRules } from "./competition.ts";
import { deskRoutes } from "./desk-routes.ts";
import { importRoutes } from "./import-routes.ts";
import { newKey } from "./sitting.ts";
import type { Browser, World } from "./world.ts";

/** Everybody who may knock: nobody, who the competition is for and who not, its screen and another's, organiser, operator. */
export const seats = ["nobody", "member", "outsider", "screen", "otherScreen", "organiser", "operator"] as const;
export type Seat = (typeof seats)[number];

/** What a seat gets: an answer, "sign in first", a refusal that may hide that the thing exists, or one status. */
export type Outcome = "ok" | "sign-in" | "no" | 403 | 404 | 409 | 410 | 422;

export interface Route {
  /** As registered: `GET /api/attempts/:attemptId`. */
  name: string;
  path?: (ids: Ids) => string;
  body?: (ids: Ids) => unknown;
  /** The answer does not end: a stream. */
  endless?: true;
  expected: Record<Seat, Outcome>;
}

/** Things of the member's that routes speak of. */
export interface Ids {
  world: World;
  attemptId: string;
  receiptCode: string;
  /** Made before each request. */
  setupToken: string;
}

const all = (outcome: Outcome): Record<Seat, Outcome> => ({
  nobody: outcome,
  member: outcome,
  outsider: outcome,
  screen: outcome,
  otherScreen: outcome,
  organiser: outcome,
  operator: outcome,
});
// The operator's proof is no session: it opens what a command on the server's machine needs and nothing else.
const signedIn = { ...all("ok"), nobody: "sign-in", operator: "sign-in" } as const;
const seeing = { ...signedIn, outsider: "no", otherScreen: "no" } as const;
const members = { ...signedIn, outsider: "no", screen: "no", otherScreen: "no", organiser: "no" } as const;
const organisers = { ...all("no"), nobody: "sign-in", operator: "sign-in", organiser: "ok" } as const;
const operators = { ...all("no"), operator: "ok" } as const;
const secretOf = ({ world }: Ids) => world.ctx.config.secret;
const key = newKey;

/** Every route of the product and what each seat gets from it while the competition is open. */
export const routes: Route[] = [
  { name: "POST /api/session/card", body: (ids) => ({ token: cardToken(secretOf(ids), "card-b1-m7") }), expected: all("ok") },
  {
    name: "POST /api/session/number",
    body: (ids) => ({ number: cardNumber(secretOf(ids), "card-b1-m7"), branchId: "b1", name: "姓名b17" }),
    expected: all("ok"),
  },
  { name: "POST /api/session/screen", body: (ids) => ({ token: screenToken(secretOf(ids), "hall") }), expected: all("ok") },
  { name: "POST /api/session/organiser", body: () => ({ name: "组织者", password: "correct horse battery" }), expected: all("ok") },
  {
    name: "POST /api/organiser-setup",
    body: ({ setupToken }) => ({ token: setupToken, name: `组织者 ${setupToken.slice(0, 8)}`, password: "correct horse battery" }),
    expected: all("ok"),
  },
  { name: "GET /api/session", expected: all("ok") },
  { name: "DELETE /api/session", expected: all("ok") },
  { name: "PUT /api/session/type-size", body: () => ({ typeSize: 22 }), expected: { ...members, outsider: "ok" } },
  { name: "GET /api/branches", expected: all("ok") },
  { name: "POST /api/roster/enrolments", body: () => ({ units: [], members: [] }), expected: operators },
  { name: "POST /api/members/:id/card", path: () => "/api/members/b3-m3/card", expected: operators },
  { name: "GET /api/competitions", expected: signedIn },
  { name: "GET /api/competitions/:id", path: () => `/api/competitions/${competitionId}`, expected: seeing },
  // Let in far enough to be told what is wrong with an empty document.
  { name: "POST /api/competitions", body: () => ({}), expected: { ...organisers, organiser: 422, operator: 422 } },
  {
    name: "POST /api/competitions/:competitionId/attempts",
    path: () => `/api/competitions/${competitionId}/attempts`,
    body: () => ({}),
    expected: members,
  },
  {
    name: "POST /api/competitions/:competitionId/rehearsals",
    path: () => `/api/competitions/${competitionId}/rehearsals`,
    body: () => ({}),
    expected: members,
  },
  { name: "GET /api/attempts/:attemptId", path: ({ attemptId }) => `/api/attempts/${attemptId}`, expected: members },
  {
    name: "POST /api/attempts/:attemptId/lease",
    path: ({ attemptId }) => `/api/attempts/${attemptId}/lease`,
    body: () => ({}),
    expected: members,
  },
  // This competition has no limit for each question, so there is nothing to open even for its member.
  {
    name: "POST /api/attempts/:attemptId/questions/:position/open",
    path: ({ attemptId }) => `/api/attempts/${attemptId}/questions/0/open`,
    body: () => ({}),
    expected: { ...members, member: 404 },
  },
  // The lease was taken above, so an answer under epoch 1 is from the older device.
  {
    name: "PUT /api/attempts/:attemptId/answers/:position",
    path: ({ attemptId }) => `/api/attempts/${attemptId}/answers/4`,
    body: () => ({ epoch: 1, seq: 1, choice: true, key: key() }),
    expected: { ...members, member: 409 },
  },
  {
    name: "GET /api/attempts/:attemptId/result",
    path: ({ attemptId }) => `/api/attempts/${attemptId}/result`,
    expected: { ...members, member: "no" },
  },
  // Let in, and told that nothing can be said of a question before its key is public.
  {
    name: "POST /api/attempts/:attemptId/questions/:position/reports",
    path: ({ attemptId }) => `/api/attempts/${attemptId}/questions/0/reports`,
    body: () => ({ reason: "key", text: "" }),
    expected: { ...members, member: 403 },
  },
  { name: "GET /api/attempts/:attemptId/reports", path: ({ attemptId }) => `/api/attempts/${attemptId}/reports`, expected: members },
  {
    name: "POST /api/attempts/:attemptId/submit",
    path: ({ attemptId }) => `/api/attempts/${attemptId}/submit`,
    body: () => ({ epoch: 2 }),
    expected: members,
  },
  { name: "GET /api/receipts/:code", path: ({ receiptCode }) => `/api/receipts/${receiptCode}`, expected: signedIn },
  {
    name: "POST /api/receipts/:code/refund",
    path: ({ receiptCode }) => `/api/receipts/${receiptCode}/refund`,
    body: () => ({ reason: "停电" }),
    // The organiser asked first; the operator finds it given back.
    expected: { ...organisers, operator: 409 },
  },
  ...["branches", "committees", "members"].map(
    (board): Route => ({
      name: `GET /api/competitions/:id/leaderboards/${board}`,
      path: () => `/api/competitions/${competitionId}/leaderboards/${board}`,
      expected: seeing,
    }),
  ),
  {
    name: "GET /api/competitions/:id/leaderboards/members/me",
    path: () => `/api/competitions/${competitionId}/leaderboards/members/me`,
    expected: members,
  },
  { name: "GET /api/competitions/:id/stream", path: () => `/api/competitions/${competitionId}/stream`, endless: true, expected: seeing },
  { name: "GET /api/competitions/:id/overview", path: () => `/api/competitions/${competitionId}/overview`, expected: organisers },
  ...deskRoutes,
  ...importRoutes,
  { name: "GET /healthz", expected: all("ok") },
  { name: "GET /readyz", expected: all("ok") },
  { name: "GET /metrics", expected: all("ok") },
  { name: "GET /api/openapi.json", expected: all("ok") },
  { name: "GET /api/docs", expected: all("ok") },
  { name: "GET /api/docs/start.js", expected: all("ok") },
  { name: "GET /api/docs/:file", path: () => "/api/docs/swagger-ui.css", expected: all("ok") },
];

/** `METHOD path` of everything the server answers to, from the routes that run. Middleware answers nothing by itself. */
export function registeredRoutes(world: World): string[] {
  const names = createApp(world.ctx)
    .routes.filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path}`);
  // The client's pages: one file for every address that is not the API's.
  return [...new Set([...names, createSaveRoute(world.ctx).name])].filter((name) => name !== "GET /*").sort();
}

export const pathOf = (route: Route, ids: Ids): string => route.path?.(ids) ?? (route.name.split(" ")[1] as string);
export const methodOf = (route: Route): string => route.name.split(" ")[0] as string;

/** A second competition and screens of both; the fixture's own screen is the hall's. */
export async function furnish(world: World): Promise<void> {
  await createCompetitionRow(world.ctx, { ...fixtureRules(world.clock.now()), id: "c2", audience: ["k2"] });
  await issueScreen(world.ctx, { id: "hall", competitionId, unitId: null });
  await issueScreen(world.ctx, { id: "other-hall", competitionId: "c2", unitId: null });
}

const cookies = new WeakMap<World, Map<Seat, string>>();

/** A browser in a seat, signed in once for the whole world. @returns it and the headers that the seat adds to every request. */
export async function takeSeat(world: World, seat: Seat): Promise<{ browser: Browser; headers: Record<string, string> }> {
  const known = cookies.get(world) ?? new Map<Seat, string>();
  cookies.set(world, known);
  const cookie = known.get(seat);
  if (cookie !== undefined) return { browser: Object.assign(world.browser(), { cookie }), headers: headersOf(world, seat) };
  const browser = await signIn(world, seat);
  known.set(seat, browser.cookie);
  return { browser, headers: headersOf(world, seat) };
}

const headersOf = (world: World, seat: Seat): Record<string, string> =>
  seat === "operator" ? { [operatorHeader]: operatorProof(world.ctx.config.secret, world.clock.now() + 30_000) } : {};

async function signIn(world: World, seat: Seat): Promise<Browser> {
  const { secret } = world.ctx.config;
  const screen = async (id: string) => {
    const browser = world.browser();
    await browser.request("POST", "/api/session/screen", { token: screenToken(secret, id) });
    return browser;
  };
  switch (seat) {
    case "nobody":
    case "operator":
      return world.browser();
    case "member":
      return world.signIn("b1-m0");
    case "outsider":
      return world.signIn("b3-m0");
    case "screen":
      return screen("hall");
    case "otherScreen":
      return screen("other-hall");
    case "organiser":
      return world.signInOrganiser();
  }
}

/** Sends one request of the table from a seat; of an endless answer only the beginning is read. */
export async function knock(ids: Ids, route: Route, seat: Seat): Promise<{ status: number; text: string; headers: Headers }> {
  const { world } = ids;
  const { browser, headers } = await takeSeat(world, seat);
  // Signing in or out ends the session that came with the request.
  if (/ \/api\/(session|organiser-setup)/.test(route.name) && methodOf(route) !== "GET") cookies.get(world)?.delete(seat);
  const now = { ...ids, setupToken: route.name.endsWith("organiser-setup") ? await offerSetup(world.ctx) : "" };
  const path = pathOf(route, now);
  if (!route.endless) return browser.request(methodOf(route), path, route.body?.(now), headers);
  const leave = new AbortController();
  const response = await fetch(world.origin + path, { headers: { ...headers, cookie: browser.cookie }, signal: leave.signal });
  const first = await response.body?.getReader().read();
  leave.abort();
  return { status: response.status, headers: response.headers, text: new TextDecoder().decode(first?.value) };
}
