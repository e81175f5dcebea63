import type { Outcome, Route, Seat } from "./routes.ts";

const told = (organiser: Outcome): Record<Seat, Outcome> => ({
  nobody: "sign-in",
  member: "no",
  outsider: "no",
  screen: "no",
  otherScreen: "no",
  organiser,
  operator: "sign-in",
});

/** An import that is not there: whoever is let in is told so. */
const at = "/api/desk/imports/none";
const route = (method: string, rest: string, body?: unknown): Route => ({
  name: `${method} /api/desk/imports/:importId${rest}`,
  path: () => at + rest.replace(":number", "1"),
  ...(body === undefined ? {} : { body: () => body }),
  expected: told(404),
});
const defaults = { period: null, topic: null, difficulty: null, source: null };

/** Imports at the desk: the organisers' alone. */
export const importRoutes: Route[] = [
  { name: "POST /api/desk/imports", expected: told(422) },
  { name: "GET /api/desk/imports", expected: told("ok") },
  route("GET", ""),
  route("DELETE", ""),
  route("GET", "/units"),
  route("GET", "/refusals"),
  route("GET", "/sheets"),
  route("PUT", "/questions/:number", { decision: "take" }),
  route("POST", "/bulk", { numbers: [1], change: { decision: "skip" } }),
  route("PUT", "/columns", { sheet: "Sheet1", headerRow: 1, columns: { A: "stem" } }),
  route("POST", "/confirmation", { only: "decided", defaults }),
  route("DELETE", "/confirmation"),
  route("GET", "/errors.xlsx"),
];
