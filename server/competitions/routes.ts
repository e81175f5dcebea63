import { createRoute } from "@hono/zod-openapi";
import type { AppContext } from "../context.ts";
import { answers, body, createRoutes, reply } from "../http/door.ts";
import { type Actor, type MemberActor, requireAny, requireOrganiser } from "../identity/actor.ts";
import { isOperator } from "../identity/operator.ts";
import { CompetitionDocument, CompetitionPath, CompetitionsView, CompetitionView, type MemberPart } from "./contract.ts";
import { createCompetition } from "./create.ts";
import { type Competition, getVisibleCompetition, listCompetitionsFor, viewCompetition } from "./service.ts";

/** Attempts lie downstream of competitions: whoever puts the app together hands in what they know. */
export interface CompetitionRoutesNeeds {
  mine: (competition: Competition, member: MemberActor) => Promise<MemberPart>;
}

const list = createRoute({
  method: "get",
  path: "/competitions",
  summary: "我能看到的竞赛",
  tags: ["competitions"],
  responses: answers(CompetitionsView, "最近的在前"),
});
const one = createRoute({
  method: "get",
  path: "/competitions/{id}",
  summary: "一场竞赛和它的规则",
  tags: ["competitions"],
  request: { params: CompetitionPath },
  responses: answers(CompetitionView, "竞赛"),
});
const create = createRoute({
  method: "post",
  path: "/competitions",
  summary: "按审定的文件建立竞赛（组织者）",
  tags: ["competitions"],
  request: { body: body(CompetitionDocument) },
  responses: answers(CompetitionView, "已建立"),
});

/** Competitions and their rules. */
export function createCompetitionRoutes(ctx: AppContext, needs: CompetitionRoutesNeeds) {
  const view = async (competition: Competition, actor: Actor): Promise<CompetitionView> => ({
    ...viewCompetition(competition, ctx.clock.now()),
    ...(actor.role === "member" ? await needs.mine(competition, actor) : {}),
  });

  return createRoutes()
    .openapi(list, async (c) => {
      const actor = await requireAny(ctx, c);
      const seen = await listCompetitionsFor(ctx, actor);
      return reply(c, CompetitionsView, {
        serverNow: ctx.clock.now(),
        competitions: await Promise.all(seen.map((one) => view(one, actor))),
      });
    })
    .openapi(one, async (c) => {
      const actor = await requireAny(ctx, c);
      const competition = await getVisibleCompetition(ctx, actor, c.req.valid("param").id);
      return reply(c, CompetitionView, await view(competition, actor));
    })
    .openapi(create, async (c) => {
      if (!isOperator(ctx, c)) await requireOrganiser(ctx, c);
      const competition = await createCompetition(ctx, c.req.valid("json"));
      return reply(c, CompetitionView, viewCompetition(competition, ctx.clock.now()));
    });
}

export type CompetitionRoutes = ReturnType<typeof createCompetitionRoutes>;
