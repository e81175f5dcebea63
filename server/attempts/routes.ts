import { createRoute, z } from "@hono/zod-openapi";
import { getCompetition } from "../competitions/service.ts";
import type { AppContext } from "../context.ts";
import { type AppRequest, answers, body, createRoutes, pathNumber, ProblemView, reply } from "../http/door.ts";
import { notFound } from "../http/problem.ts";
import { requireAny, requireMember, requireOrganiser } from "../identity/actor.ts";
import { isOperator } from "../identity/operator.ts";
import {
  AttemptView,
  Empty,
  QuestionView,
  ReceiptView,
  RefundBody,
  ResultView,
  SaveBody,
  SavedView,
  SubmitBody,
  SubmittedView,
} from "./contract.ts";
import { questionsOf } from "./questions.ts";
import { attemptClosed, notLocked, notRevealed } from "./problems.ts";
import { checkReceipt, refundAttempt } from "./receipts.ts";
import { getOwnAttempt, submitAttempt, takeLease } from "./service.ts";
import { startAttempt, startRehearsal } from "./start.ts";
import { getSlots } from "./store.ts";
import { viewAttempt, viewQuestion, viewResult } from "./view.ts";

const tags = ["attempts"];
const attemptId = z.object({ attemptId: z.string().max(64) });
const competitionId = z.object({ competitionId: z.string().max(64) });
const place = attemptId.extend({ position: pathNumber(0, 500) });
const attempt = answers(AttemptView, "试卷、已存的答案和剩余时间");

const start = createRoute({
  method: "post",
  path: "/competitions/{competitionId}/attempts",
  summary: "开始答题；按多少次都是同一份试卷",
  tags,
  request: { params: competitionId, body: body(Empty) },
  responses: attempt,
});
const rehearse = createRoute({
  method: "post",
  path: "/competitions/{competitionId}/rehearsals",
  summary: "先练三道题，不计分",
  tags,
  request: { params: competitionId, body: body(Empty) },
  responses: attempt,
});
const show = createRoute({
  method: "get",
  path: "/attempts/{attemptId}",
  summary: "看试卷，不取作答权",
  tags,
  request: { params: attemptId },
  responses: attempt,
});
const lease = createRoute({
  method: "post",
  path: "/attempts/{attemptId}/lease",
  summary: "在这台设备上作答；原来的设备变为只读",
  tags,
  request: { params: attemptId, body: body(Empty) },
  responses: attempt,
});
const open = createRoute({
  method: "post",
  path: "/attempts/{attemptId}/questions/{position}/open",
  summary: "打开一题（每题限时的竞赛）",
  tags,
  request: { params: place, body: body(Empty) },
  responses: answers(QuestionView, "题目和本题剩余时间"),
});
const submit = createRoute({
  method: "post",
  path: "/attempts/{attemptId}/submit",
  summary: "交卷；再按一次得到同一张回执",
  tags,
  request: { params: attemptId, body: body(SubmitBody) },
  responses: answers(SubmittedView, "回执"),
});
const result = createRoute({
  method: "get",
  path: "/attempts/{attemptId}/result",
  summary: "成绩与解析，公布时刻之后",
  tags,
  request: { params: attemptId },
  responses: answers(ResultView, "成绩与解析"),
});
const receipt = createRoute({
  method: "get",
  path: "/receipts/{code}",
  summary: "凭回执码查交卷记录",
  tags,
  request: { params: z.object({ code: z.string().max(20) }) },
  responses: answers(ReceiptView, "交卷记录"),
});

const refund = createRoute({
  method: "post",
  path: "/receipts/{code}/refund",
  summary: "因系统故障退还一次作答（组织者）",
  tags,
  request: { params: z.object({ code: z.string().max(20) }), body: body(RefundBody) },
  responses: answers(ReceiptView, "已退还，不再计入成绩"),
});

/** Sitting: start, lease, save, submit, result. */
export function createAttemptRoutes(ctx: AppContext) {
  const routes = createRoutes();
  // Described for the document by hand: it stands before the router (see save-route.ts).
  routes.openAPIRegistry.registerPath({
    method: "put",
    path: "/attempts/{attemptId}/answers/{position}",
    summary: "存一题的答案；落盘之后才回复",
    tags,
    request: { params: place, body: body(SaveBody) },
    responses: {
      ...answers(SavedView, "已落盘，附回执"),
      423: { description: "时间已到", content: { "application/problem+json": { schema: ProblemView } } },
    },
  });

  const begin = async (c: AppRequest, id: string, startOne: typeof startAttempt) => {
    const member = await requireMember(ctx, c);
    const attemptId = await startOne(ctx, member, id);
    return reply(c, AttemptView, await viewAttempt(ctx, await getOwnAttempt(ctx, member, attemptId)));
  };

  return routes
    .openapi(start, async (c) => begin(c, c.req.valid("param").competitionId, startAttempt))
    .openapi(rehearse, async (c) => begin(c, c.req.valid("param").competitionId, startRehearsal))
    .openapi(show, async (c) => {
      const own = await getOwnAttempt(ctx, await requireMember(ctx, c), c.req.valid("param").attemptId);
      return reply(c, AttemptView, await viewAttempt(ctx, own));
    })
    .openapi(lease, async (c) => {
      const own = await getOwnAttempt(ctx, await requireMember(ctx, c), c.req.valid("param").attemptId);
      const taken = await takeLease(ctx, own);
      return reply(c, AttemptView, await viewAttempt(ctx, taken.attempt, taken.previousEpoch));
    })
    .openapi(open, async (c) => {
      const { attemptId, position } = c.req.valid("param");
      const own = await getOwnAttempt(ctx, await requireMember(ctx, c), attemptId);
      const slots = await getSlots(ctx.db, own.id);
      const slot = slots[position];
      if (!slot || own.question_limit_ms === 0) throw notFound();
      if (own.state === "locked") throw attemptClosed(null, own.receipt_code);
      const now = ctx.clock.now();
      const { openedAt } = await ctx.writer.run("attempts.open-question", { attemptId, position, now });
      const [question] = await questionsOf(ctx.db, [slot]);
      if (!question) throw notFound();
      const { rules } = await getCompetition(ctx.db, own.competition_id);
      return reply(
        c,
        QuestionView,
        viewQuestion({ slot, question, position, rules, attempt: own, openings: new Map([[position, openedAt]]), now }),
      );
    })
    .openapi(submit, async (c) => {
      const own = await getOwnAttempt(ctx, await requireMember(ctx, c), c.req.valid("param").attemptId);
      return reply(c, SubmittedView, await submitAttempt(ctx, own, c.req.valid("json").epoch));
    })
    .openapi(result, async (c) => {
      const own = await getOwnAttempt(ctx, await requireMember(ctx, c), c.req.valid("param").attemptId);
      const { row } = await getCompetition(ctx.db, own.competition_id);
      // Three locks: own submit, every window closed, the reveal point. A rehearsal holds nothing worth guarding.
      if (own.kind === "scored" && ctx.clock.now() < row.reveal_at) throw notRevealed(row.reveal_at);
      if (own.state === "open") throw notLocked();
      return reply(c, ResultView, await viewResult(ctx, own));
    })
    .openapi(receipt, async (c) => {
      await requireAny(ctx, c);
      return reply(c, ReceiptView, await checkReceipt(ctx, c.req.valid("param").code));
    })
    .openapi(refund, async (c) => {
      const organiserId = isOperator(ctx, c) ? null : (await requireOrganiser(ctx, c)).organiserId;
      return reply(c, ReceiptView, await refundAttempt(ctx, c.req.valid("param").code, c.req.valid("json").reason, organiserId));
    });
}

export type AttemptRoutes = ReturnType<typeof createAttemptRoutes>;
