import { createRoute } from "@hono/zod-openapi";
import type { AppContext } from "../context.ts";
import { type AppRequest, answers, body, createRoutes, reply } from "../http/door.ts";
import type { OwnBody } from "../http/own-body.ts";
import { requireOrganiser } from "../identity/actor.ts";
import { ensureAdopted } from "./adopt.ts";
import { checkBank, findSimilar, releaseBankAtDesk, viewReleases } from "./check.ts";
import * as view from "./contract.ts";
import { imageTypes, largestImage } from "./image-file.ts";
import { addBank, changeBank, viewBanks, viewQuestions } from "./overview.ts";
import * as service from "./service.ts";

/** Attempts lie downstream of the desk: whoever puts the app together hands in what they know. */
export interface DeskRoutesNeeds {
  uses: service.Uses;
  frequentUses: service.FrequentUses;
}

/** Bodies of the desk that are not JSON of the usual size. */
export const deskBodies: OwnBody[] = [
  { method: "POST", path: "/api/desk/images", types: Object.values(imageTypes), largest: largestImage },
  { method: "PUT", path: "/api/desk/formulations", types: ["application/json"], largest: 512 * 1024 },
];

const tags = ["desk"];
const question = { params: view.QuestionPath };
const bank = { params: view.BankPath };
const desk = answers(view.QuestionDesk, "题目、草稿、各稿和检查结果");
const at = "/desk/questions/{questionId}";

const banks = createRoute({ method: "get", path: "/desk/banks", summary: "题库", tags, responses: answers(view.BanksView, "题库") });
const newBank = createRoute({
  method: "post",
  path: "/desk/banks",
  summary: "新建题库",
  tags,
  request: { body: body(view.NewBank) },
  responses: answers(view.BanksView, "题库"),
});
const bankChange = createRoute({
  method: "put",
  path: "/desk/banks/{bankId}",
  summary: "改题库的名称和负责单位",
  tags,
  request: {
    ...bank,
    body: body(view.BankChange),
  },
  responses: answers(view.BanksView, "题库"),
});
const list = createRoute({
  method: "get",
  path: "/desk/questions",
  summary: "题目列表；各条件的数目在其他条件之内",
  tags,
  request: { query: view.QuestionsQuery },
  responses: answers(view.QuestionsView, "一页题目"),
});
const create = createRoute({
  method: "post",
  path: "/desk/questions",
  summary: "新建题目，先是草稿",
  tags,
  request: { body: body(view.NewQuestion) },
  responses: desk,
});
const show = createRoute({ method: "get", path: at, summary: "一道题", tags, request: question, responses: desk });
const saveDraft = createRoute({
  method: "put",
  path: `${at}/draft`,
  summary: "自动保存草稿；别人先改了就不覆盖",
  tags,
  request: {
    ...question,
    body: body(view.DraftBody),
  },
  responses: answers(view.DraftSaved, "已保存"),
});
const dropDraft = createRoute({
  method: "delete",
  path: `${at}/draft`,
  summary: "放弃草稿",
  tags,
  request: {
    ...question,
    query: view.DropQuery,
  },
  responses: answers(view.DraftDropped, "已放弃"),
});
const submit = createRoute({
  method: "post",
  path: `${at}/submissions`,
  summary: "交审：草稿冻结成一稿",
  tags,
  request: {
    ...question,
    body: body(view.Submission),
  },
  responses: desk,
});
const withdraw = createRoute({
  method: "post",
  path: `${at}/withdrawals`,
  summary: "撤回交审",
  tags,
  request: {
    ...question,
    body: body(view.Empty),
  },
  responses: desk,
});
const review = createRoute({
  method: "post",
  path: "/desk/reviews",
  summary: "审定或退回；作者不能审自己的稿",
  tags,
  request: { body: body(view.Reviews) },
  responses: answers(view.ReviewsView, "办成的和没有办成的"),
});
const waiting = createRoute({
  method: "get",
  path: "/desk/reviews",
  summary: "待审的稿，附改动和检查结果",
  tags,
  request: { query: view.WaitingQuery },
  responses: answers(view.WaitingView, "先交的在前"),
});
const retire = createRoute({
  method: "post",
  path: `${at}/retirement`,
  summary: "停用：不再进入以后的版本",
  tags,
  request: {
    ...question,
    body: body(view.Retirement),
  },
  responses: desk,
});
const bringBack = createRoute({
  method: "delete",
  path: `${at}/retirement`,
  summary: "恢复使用",
  tags,
  request: question,
  responses: desk,
});
const diff = createRoute({
  method: "get",
  path: `${at}/diff`,
  summary: "两稿之间的改动",
  tags,
  request: {
    ...question,
    query: view.DiffQuery,
  },
  responses: answers(view.DiffView, "逐项的改动"),
});
const similar = createRoute({
  method: "get",
  path: `${at}/similar`,
  summary: "相近的题：题干、选项和答案，或填上答案后的说法",
  tags,
  request: question,
  responses: answers(view.SimilarView, "最像的在前"),
});
const check = createRoute({
  method: "post",
  path: "/desk/check",
  summary: "检查整个题库",
  tags,
  request: { body: body(view.CheckBody) },
  responses: answers(view.CheckView, "检查结果"),
});
const releases = createRoute({
  method: "get",
  path: "/desk/banks/{bankId}/releases",
  summary: "题库版本，和下一版会有的改动",
  tags,
  request: bank,
  responses: answers(view.ReleasesView, "新的在前"),
});
const release = createRoute({
  method: "post",
  path: "/desk/banks/{bankId}/releases",
  summary: "发布：冻结现在审定的题目",
  tags,
  request: {
    ...bank,
    body: body(view.NewRelease),
  },
  responses: answers(view.ReleaseMade, "新的版本"),
});

/** Questions, reviews and releases. Everything beneath /desk is the organisers' alone. */
export function createDeskRoutes(ctx: AppContext, { uses, frequentUses }: DeskRoutesNeeds) {
  const organiser = async (c: AppRequest) => (await requireOrganiser(ctx, c)).organiserId;
  const shown = async (c: AppRequest, id: string) =>
    reply(c, view.QuestionDesk, await service.viewQuestion(ctx, uses, await organiser(c), id));
  const routes = createRoutes();
  // Before any body is looked at: whoever is no organiser learns nothing here, not even what a body should be.
  routes.use("/desk/*", async (c, next) => {
    await requireOrganiser(ctx, c);
    await ensureAdopted(ctx);
    await next();
  });
  return routes
    .openapi(banks, async (c) => reply(c, view.BanksView, await viewBanks(ctx)))
    .openapi(newBank, async (c) => {
      await addBank(ctx, c.req.valid("json"));
      return reply(c, view.BanksView, await viewBanks(ctx));
    })
    .openapi(bankChange, async (c) => {
      await changeBank(ctx, { id: c.req.valid("param").bankId, ...c.req.valid("json") });
      return reply(c, view.BanksView, await viewBanks(ctx));
    })
    .openapi(list, async (c) => reply(c, view.QuestionsView, await viewQuestions(ctx, uses, frequentUses, c.req.valid("query"))))
    .openapi(create, async (c) => shown(c, await service.createQuestion(ctx, await organiser(c), c.req.valid("json"))))
    .openapi(show, async (c) => shown(c, c.req.valid("param").questionId))
    .openapi(saveDraft, async (c) => {
      const { version, content } = c.req.valid("json");
      const saved = await service.saveDraft(ctx, await organiser(c), c.req.valid("param").questionId, version, content);
      return reply(c, view.DraftSaved, saved);
    })
    .openapi(dropDraft, async (c) => {
      const dropped = await service.dropDraft(ctx, await organiser(c), c.req.valid("param").questionId, c.req.valid("query").version);
      return reply(c, view.DraftDropped, dropped);
    })
    .openapi(submit, async (c) => {
      const { questionId } = c.req.valid("param");
      const { version, reason } = c.req.valid("json");
      await service.submitQuestion(ctx, await organiser(c), questionId, version, reason);
      return shown(c, questionId);
    })
    .openapi(withdraw, async (c) => {
      const { questionId } = c.req.valid("param");
      await ctx.writer.run("desk.withdraw", { questionId, by: await organiser(c), now: ctx.clock.now() });
      return shown(c, questionId);
    })
    .openapi(review, async (c) => reply(c, view.ReviewsView, await service.reviewQuestions(ctx, await organiser(c), c.req.valid("json"))))
    .openapi(waiting, async (c) => {
      return reply(c, view.WaitingView, await service.viewWaiting(ctx, await organiser(c), c.req.valid("query").bank));
    })
    .openapi(retire, async (c) => {
      const { questionId } = c.req.valid("param");
      await ctx.writer.run("desk.retire", { questionId, ...c.req.valid("json"), by: await organiser(c), now: ctx.clock.now() });
      return shown(c, questionId);
    })
    .openapi(bringBack, async (c) => {
      const { questionId } = c.req.valid("param");
      await ctx.writer.run("desk.bring-back", { questionId, by: await organiser(c), now: ctx.clock.now() });
      return shown(c, questionId);
    })
    .openapi(diff, async (c) => {
      const { from, to } = c.req.valid("query");
      return reply(c, view.DiffView, await service.viewDiff(ctx, c.req.valid("param").questionId, from, to));
    })
    .openapi(similar, async (c) => reply(c, view.SimilarView, await findSimilar(ctx, c.req.valid("param").questionId)))
    .openapi(check, async (c) => reply(c, view.CheckView, await checkBank(ctx, c.req.valid("json").bankId)))
    .openapi(releases, async (c) => reply(c, view.ReleasesView, await viewReleases(ctx, c.req.valid("param").bankId)))
    .openapi(release, async (c) => {
      const made = await releaseBankAtDesk(ctx, c.req.valid("param").bankId, c.req.valid("json"));
      return reply(c, view.ReleaseMade, made);
    });
}

export type DeskRoutes = ReturnType<typeof createDeskRoutes>;
