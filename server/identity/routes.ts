import { createRoute } from "@hono/zod-openapi";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { AppContext } from "../context.ts";
import { type AppRequest, answers, body, createRoutes, reply } from "../http/door.ts";
import { visitorAddress } from "../http/visitor.ts";
import { actorOfSession, cookieName, findCurrentActor, forgetActor, isSecure, requireMember } from "./actor.ts";
import { CardSignIn, Nothing, NumberSignIn, OrganiserSetup, OrganiserSignIn, ScreenSignIn, SessionView, TypeSize } from "./contract.ts";
import { sessionDigest } from "./digests.ts";
import { claimSetup, type Opened, signInByCard, signInByNumber, signInOrganiser, signInScreen, viewSession } from "./service.ts";

const session = answers(SessionView, "登录后的身份");
const post = <P extends string, S extends Parameters<typeof body>[0]>(path: P, schema: S, summary: string) =>
  createRoute({ method: "post", path, summary, tags: ["identity"], request: { body: body(schema) }, responses: session });

const byCard = post("/session/card", CardSignIn, "扫码登录：页面上按下按钮才发出，预览链接不消耗任何东西");
const byNumber = post("/session/number", NumberSignIn, "卡号、支部、姓名登录");
const byScreen = post("/session/screen", ScreenSignIn, "大屏或支部看板登录");
const byPassword = post("/session/organiser", OrganiserSignIn, "组织者登录");
const setup = post("/organiser-setup", OrganiserSetup, "用一次性链接建立组织者：第一个用服务器上的链接，以后的由组织者邀请");
const current = createRoute({ method: "get", path: "/session", summary: "当前身份", tags: ["identity"], responses: session });
const end = createRoute({ method: "delete", path: "/session", summary: "退出", tags: ["identity"], responses: session });
const typeSize = createRoute({
  method: "put",
  path: "/session/type-size",
  summary: "记住字号",
  tags: ["identity"],
  request: { body: body(TypeSize) },
  responses: answers(Nothing, "已记住"),
});

/** Sign-in by card, number, screen link or password; the current session. */
export function createIdentityRoutes(ctx: AppContext) {
  const name = cookieName(ctx);
  const previous = (c: AppRequest) => getCookie(c, name);
  const from = (c: AppRequest) => visitorAddress(c.env.incoming, ctx.config.proxies);

  const opened = async (c: AppRequest, { sessionId, maxAgeMs }: Opened) => {
    const before = previous(c);
    if (before) forgetActor(ctx, before);
    setCookie(c, name, sessionId, {
      httpOnly: true,
      secure: isSecure(ctx),
      sameSite: "Lax",
      path: "/",
      maxAge: Math.floor(maxAgeMs / 1000),
    });
    return reply(c, SessionView, await viewSession(ctx, await actorOfSession(ctx, sessionId)));
  };

  return createRoutes()
    .openapi(byCard, async (c) => opened(c, await signInByCard(ctx, c.req.valid("json").token, previous(c))))
    .openapi(byNumber, async (c) => opened(c, await signInByNumber(ctx, { ...c.req.valid("json"), from: from(c) }, previous(c))))
    .openapi(byScreen, async (c) => opened(c, await signInScreen(ctx, c.req.valid("json").token, previous(c))))
    .openapi(byPassword, async (c) => opened(c, await signInOrganiser(ctx, { ...c.req.valid("json"), from: from(c) }, previous(c))))
    .openapi(setup, async (c) => opened(c, await claimSetup(ctx, c.req.valid("json"), previous(c))))
    .openapi(current, async (c) => reply(c, SessionView, await viewSession(ctx, await findCurrentActor(ctx, c))))
    .openapi(end, async (c) => {
      const id = previous(c);
      if (id) {
        await ctx.writer.run("identity.end-session", { idHash: sessionDigest(id) });
        // After the commit: a request beside this one may have looked the session up a moment before.
        forgetActor(ctx, id);
        deleteCookie(c, name, { path: "/", secure: isSecure(ctx) });
      }
      return reply(c, SessionView, await viewSession(ctx, undefined));
    })
    .openapi(typeSize, async (c) => {
      const member = await requireMember(ctx, c);
      await ctx.writer.run("identity.set-type-size", { memberId: member.memberId, typeSize: c.req.valid("json").typeSize });
      return reply(c, Nothing, {});
    });
}

export type IdentityRoutes = ReturnType<typeof createIdentityRoutes>;
