import { completeDraft } from "./desk.ts";
import type { Outcome, Route, Seat } from "./routes.ts";

const organisers: Record<Seat, Outcome> = {
  nobody: "sign-in",
  member: "no",
  outsider: "no",
  screen: "no",
  otherScreen: "no",
  organiser: "ok",
  operator: "sign-in",
};
/** Let in, and then told that there is nothing to do. */
const told = (organiser: Outcome): Record<Seat, Outcome> => ({ ...organisers, organiser });

/** A question of the fixture bank: its content holds the canary, so that nobody but organisers may ever be sent it. */
const at = "/api/desk/questions/f-single-0";
const question = (rest: string) => `/api/desk/questions/:questionId${rest}`;
const noImage = `${"a".repeat(64)}.png`;
const bank = { title: "镇题库", layer: "district", owner: "宣传办" };

/** The desk: every address is the organisers' alone, but for pictures, which whoever sits a paper has to see. */
export const deskRoutes: Route[] = [
  { name: "GET /api/desk/banks", expected: organisers },
  { name: "POST /api/desk/banks", body: () => ({ ...bank, id: "town" }), expected: organisers },
  {
    name: "PUT /api/desk/banks/:bankId",
    path: () => "/api/desk/banks/town",
    body: () => ({ title: "镇题库", owner: "党史办" }),
    expected: organisers,
  },
  { name: "GET /api/desk/questions", expected: organisers },
  { name: "POST /api/desk/questions", body: () => ({ bankId: "town", type: "judge", period: "1919-1949" }), expected: organisers },
  { name: `GET ${question("")}`, path: () => at, expected: organisers },
  {
    name: `PUT ${question("/draft")}`,
    path: () => `${at}/draft`,
    body: () => ({ version: 99, content: completeDraft() }),
    expected: told(409),
  },
  { name: `DELETE ${question("/draft")}`, path: () => `${at}/draft`, expected: organisers },
  {
    name: `POST ${question("/submissions")}`,
    path: () => `${at}/submissions`,
    body: () => ({ version: 99, reason: "请审" }),
    expected: told(409),
  },
  { name: `POST ${question("/withdrawals")}`, path: () => `${at}/withdrawals`, body: () => ({}), expected: told(409) },
  {
    name: "POST /api/desk/reviews",
    body: () => ({ items: [{ questionId: "f-single-0", ordinal: 1 }], verdict: "approve", comment: "" }),
    expected: organisers,
  },
  { name: "GET /api/desk/reviews", expected: organisers },
  { name: `POST ${question("/retirement")}`, path: () => `${at}/retirement`, body: () => ({ reason: "试一试" }), expected: organisers },
  { name: `DELETE ${question("/retirement")}`, path: () => `${at}/retirement`, expected: organisers },
  { name: `GET ${question("/diff")}`, path: () => `${at}/diff?from=0&to=1`, expected: organisers },
  { name: `GET ${question("/similar")}`, path: () => `${at}/similar`, expected: organisers },
  { name: "POST /api/desk/check", body: () => ({ bankId: "fixture" }), expected: organisers },
  { name: "GET /api/desk/banks/:bankId/releases", path: () => "/api/desk/banks/fixture/releases", expected: organisers },
  {
    name: "POST /api/desk/banks/:bankId/releases",
    path: () => "/api/desk/banks/fixture/releases",
    body: () => ({ name: "不合规矩", message: "试一试" }),
    expected: told(409),
  },
  {
    name: "GET /api/desk/banks/:bankId/export",
    path: () => "/api/desk/banks/fixture/export?format=xlsx",
    expected: organisers,
  },
  {
    name: "GET /api/desk/banks/:bankId/export/losses",
    path: () => "/api/desk/banks/fixture/export/losses?format=gift",
    expected: organisers,
  },
  { name: "GET /api/desk/templates/:kind", path: () => "/api/desk/templates/excel", expected: organisers },
  { name: "POST /api/desk/images", expected: told(422) },
  {
    name: "GET /api/images/:file",
    path: () => `/api/images/${noImage}`,
    expected: { ...organisers, member: 404, outsider: 404, screen: 404, otherScreen: 404, organiser: 404 },
  },
  { name: "GET /api/desk/formulations", expected: organisers },
  { name: "PUT /api/desk/formulations", body: () => ({ version: 0, formulations: [] }), expected: organisers },
  { name: "GET /api/desk/reports", expected: organisers },
  {
    name: "POST /api/desk/reports/:questionId/answers",
    path: () => "/api/desk/reports/f-single-0/answers",
    body: () => ({ answer: "已经核对", close: true, seenUntil: 1 }),
    expected: told(409),
  },
  { name: "GET /api/desk/organisers", expected: organisers },
  { name: "POST /api/desk/organisers/invitations", body: () => ({}), expected: organisers },
];
