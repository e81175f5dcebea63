import { createRoute, z } from "@hono/zod-openapi";
import type { AppContext } from "../context.ts";
import { answers, body, createRoutes, pathNumber, reply } from "../http/door.ts";
import { requireMember, requireOrganiser } from "../identity/actor.ts";
import { AnswerBody, OwnReportsView, ReportBody, ThreadsQuery, ThreadsView } from "./contract.ts";
import { answerThread, reportQuestion, viewOwnReports, viewThreads } from "./service.ts";

const tags = ["reports"];
const attemptId = z.object({ attemptId: z.string().max(64) });
const own = answers(OwnReportsView, "自己说过的问题和答复，新的在前");

const report = createRoute({
  method: "post",
  path: "/attempts/{attemptId}/questions/{position}/reports",
  summary: "成绩公布后说一道题有问题；一人一题同时只有一封",
  tags,
  request: { params: attemptId.extend({ position: pathNumber(0, 500) }), body: body(ReportBody) },
  responses: own,
});
const mine = createRoute({
  method: "get",
  path: "/attempts/{attemptId}/reports",
  summary: "自己对这份试卷的题说过什么",
  tags,
  request: { params: attemptId },
  responses: own,
});
const threads = createRoute({
  method: "get",
  path: "/desk/reports",
  summary: "来信，按题归拢，不写是谁来的",
  tags,
  request: { query: ThreadsQuery },
  responses: answers(ThreadsView, "新的在前"),
});
const answer = createRoute({
  method: "post",
  path: "/desk/reports/{questionId}/answers",
  summary: "答复一道题的来信，可以同时了结",
  tags,
  request: { params: z.object({ questionId: z.string().max(40) }), body: body(AnswerBody) },
  responses: answers(ThreadsView, "还没了结的来信"),
});

/** Faulty questions: members say so after the reveal point, organisers answer. */
export function createReportRoutes(ctx: AppContext) {
  return createRoutes()
    .openapi(report, async (c) => {
      const member = await requireMember(ctx, c);
      const { attemptId: id, position } = c.req.valid("param");
      await reportQuestion(ctx, member, id, position, c.req.valid("json"));
      return reply(c, OwnReportsView, await viewOwnReports(ctx, member, id));
    })
    .openapi(mine, async (c) => {
      const member = await requireMember(ctx, c);
      return reply(c, OwnReportsView, await viewOwnReports(ctx, member, c.req.valid("param").attemptId));
    })
    .openapi(threads, async (c) => {
      await requireOrganiser(ctx, c);
      return reply(c, ThreadsView, await viewThreads(ctx, c.req.valid("query").state));
    })
    .openapi(answer, async (c) => {
      const { organiserId } = await requireOrganiser(ctx, c);
      await answerThread(ctx, c.req.valid("param").questionId, organiserId, c.req.valid("json"));
      return reply(c, ThreadsView, await viewThreads(ctx, "open"));
    });
}

export type ReportRoutes = ReturnType<typeof createReportRoutes>;
