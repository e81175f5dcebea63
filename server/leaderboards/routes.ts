import { createRoute } from "@hono/zod-openapi";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { CompetitionPath } from "../competitions/contract.ts";
import { type Competition, getCompetition, listsMembers, maySee, viewCompetition } from "../competitions/service.ts";
import type { AppContext } from "../context.ts";
import { type AppRequest, answers, createRoutes, reply } from "../http/door.ts";
import { notFound } from "../http/problem.ts";
import { type Actor, requireAny, requireMember, requireOrganiser, sessionOf } from "../identity/actor.ts";
import type { Body } from "./bodies.ts";
import { OverviewView } from "./contract.ts";
import { membersOff } from "./problems.ts";
import { sendBody } from "./replies.ts";
import { boardsOf, topicOf } from "./service.ts";
import { MemberBoardView, MyPlaceView, UnitBoardView } from "./views.ts";

const tags = ["leaderboards"];
const request = { params: CompetitionPath };

const branches = createRoute({
  method: "get",
  path: "/competitions/{id}/leaderboards/branches",
  summary: "支部榜：全部支部，按名次",
  tags,
  request,
  responses: answers(UnitBoardView, "最近公布的一版；带 ETag，没有变化时答 304"),
});
const committees = createRoute({
  method: "get",
  path: "/competitions/{id}/leaderboards/committees",
  summary: "党（工）委榜：由所属支部合计",
  tags,
  request,
  responses: answers(UnitBoardView, "最近公布的一版；带 ETag，没有变化时答 304"),
});
const members = createRoute({
  method: "get",
  path: "/competitions/{id}/leaderboards/members",
  summary: "个人榜前 100 名，姓名隐去",
  tags,
  request,
  responses: answers(MemberBoardView, "最近公布的一版；带 ETag，没有变化时答 304"),
});
const me = createRoute({
  method: "get",
  path: "/competitions/{id}/leaderboards/members/me",
  summary: "我的名次和前后各两名（党员）",
  tags,
  request,
  responses: answers(MyPlaceView, "我的名次；还没交卷时为 null"),
});
const stream = createRoute({
  method: "get",
  path: "/competitions/{id}/stream",
  summary: "榜单有新版时的通知（Server-Sent Events）",
  tags,
  request,
  responses: {
    200: {
      content: { "text/event-stream": { schema: { type: "string" } } },
      description: "event: board；id 可在重连时用 Last-Event-ID 带回",
    },
  },
});
const overview = createRoute({
  method: "get",
  path: "/competitions/{id}/overview",
  summary: "总览：各党（工）委开始和交卷的人数（组织者）",
  tags,
  request,
  responses: answers(OverviewView, "只有人数，没有名单"),
});

/** Boards of a competition, to who may see the competition. */
export function createLeaderboardRoutes(ctx: AppContext) {
  const boards = boardsOf(ctx);

  /** Whoever may not see a competition does not learn that it exists. @throws Problem 404 */
  const visible = async (actor: Actor, id: string): Promise<Competition> => {
    const competition = await getCompetition(ctx.db, id);
    if (!(await maySee(ctx, actor, competition))) throw notFound();
    return competition;
  };
  const boardFor = async (c: AppRequest, id: string) => {
    const actor = await requireAny(ctx, c);
    await visible(actor, id);
    return { actor, ...(await boards.get(id)) };
  };
  /** A board before the first publication has no number of its own. */
  const tagOf = (id: string, version: number, row = "") => (version > 0 ? `"${id}.${version}${row}"` : undefined);

  return createRoutes()
    .openapi(branches, async (c) => {
      const { id } = c.req.valid("param");
      const { bodies, version } = await boardFor(c, id);
      return sendBody(c, bodies.branches, tagOf(id, version)) as never;
    })
    .openapi(committees, async (c) => {
      const { id } = c.req.valid("param");
      const { bodies, version } = await boardFor(c, id);
      return sendBody(c, bodies.committees, tagOf(id, version)) as never;
    })
    .openapi(members, async (c) => {
      const { id } = c.req.valid("param");
      const { actor, bodies, version } = await boardFor(c, id);
      if (!bodies.members || !listsMembers(await visible(actor, id), ctx.clock.now())) throw membersOff();
      const mine = actor.role === "member" ? bodies.owners.indexOf(actor.memberId) : -1;
      if (mine < 0) return sendBody(c, bodies.members, tagOf(id, version)) as never;
      return sendBody(c, markRow(bodies.members, mine), tagOf(id, version, `.${mine}`)) as never;
    })
    .openapi(me, async (c) => {
      const { id } = c.req.valid("param");
      const member = await requireMember(ctx, c);
      if (!listsMembers(await visible(member, id), ctx.clock.now())) throw membersOff();
      return reply(c, MyPlaceView, await boards.findPlace(id, member.memberId));
    })
    .openapi(stream, async (c) => {
      const { id } = c.req.valid("param");
      // Brings the newest board into this process, so that the stream can begin with it.
      await boardFor(c, id);
      // A HEAD request comes this way too and must not be left with a body that never ends.
      if (c.env.incoming.method !== "GET") return c.body(null, 200, { "content-type": "text/event-stream; charset=utf-8" }) as never;
      ctx.streams.join(topicOf(id), c.env.outgoing, c.req.header("last-event-id"), sessionOf(ctx, c));
      return RESPONSE_ALREADY_SENT as never;
    })
    .openapi(overview, async (c) => {
      const { id } = c.req.valid("param");
      const competition = await visible(await requireOrganiser(ctx, c), id);
      const { bodies } = await boards.get(id);
      return reply(c, OverviewView, {
        ...bodies.progress,
        competition: viewCompetition(competition, ctx.clock.now()),
        streams: { readers: ctx.streams.readers(topicOf(id)) },
      });
    });
}

export type LeaderboardRoutes = ReturnType<typeof createLeaderboardRoutes>;

/** The list as one of those on it sees it: at most a hundred people, so their replies are made when they ask. */
function markRow({ plain }: Body, row: number): Body {
  const board = MemberBoardView.parse(JSON.parse(Buffer.from(plain).toString("utf8")));
  const marked = new TextEncoder().encode(JSON.stringify({ ...board, rows: board.rows.map((one, i) => ({ ...one, mine: i === row })) }));
  return { plain: marked };
}
