import { createRoute, z } from "@hono/zod-openapi";
import type { AppContext } from "../context.ts";
import { type AppRequest, answers, body, createRoutes, reply } from "../http/door.ts";
import { notAllowed } from "../http/problem.ts";
import { enrol, reissueCard } from "./cards.ts";
import { CardView, Enrolment, Nothing } from "./contract.ts";
import { isOperator } from "./operator.ts";

const enrolment = createRoute({
  method: "post",
  path: "/roster/enrolments",
  summary: "加入组织和党员并发参赛证（服务器上的命令）",
  tags: ["roster"],
  request: { body: body(Enrolment) },
  responses: answers(Nothing, "已加入；原有的不变"),
});
const card = createRoute({
  method: "post",
  path: "/members/{id}/card",
  summary: "作废旧参赛证，换发一张（服务器上的命令）",
  tags: ["identity"],
  request: { params: z.object({ id: z.string().max(64) }) },
  responses: answers(CardView, "新证的编号"),
});

/** Changes that a command on the server's own machine hands to the running server. */
export function createOperatorRoutes(ctx: AppContext) {
  const requireOperator = (c: AppRequest) => {
    if (!isOperator(ctx, c)) throw notAllowed();
  };
  return createRoutes()
    .openapi(enrolment, async (c) => {
      requireOperator(c);
      await enrol(ctx, c.req.valid("json"));
      return reply(c, Nothing, {});
    })
    .openapi(card, async (c) => {
      requireOperator(c);
      return reply(c, CardView, { id: await reissueCard(ctx, c.req.valid("param").id) });
    });
}
