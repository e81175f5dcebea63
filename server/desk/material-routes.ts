import { createRoute, z } from "@hono/zod-openapi";
import type { AppContext } from "../context.ts";
import { answers, body, createRoutes, ProblemView, reply } from "../http/door.ts";
import { requireAny, requireOrganiser } from "../identity/actor.ts";
import { inviteOrganiser } from "../identity/service.ts";
import { listInvitations, listOrganisers } from "../identity/store.ts";
import * as view from "./contract.ts";
import { getImage, storeImage } from "./images.ts";
import { namesOfOrganisers } from "./people.ts";
import { getRegisters } from "./registers.ts";

const tags = ["desk"];
const bytes = z.string().openapi({ format: "binary" });

const addImage = createRoute({
  method: "post",
  path: "/desk/images",
  summary: "传图片：PNG、JPEG 或 WebP，至多 300 KB",
  tags,
  request: {
    body: {
      content: {
        "image/png": { schema: bytes },
        "image/jpeg": { schema: bytes },
        "image/webp": { schema: bytes },
      },
    },
  },
  responses: answers(view.ImageStored, "文件名和宽高"),
});
const image = createRoute({
  method: "get",
  path: "/images/{file}",
  summary: "题目的图片；内容不变，可以一直缓存",
  tags,
  request: { params: view.ImagePath },
  responses: {
    200: {
      content: { "image/png": { schema: bytes } },
      description: "图片",
    },
    default: {
      content: { "application/problem+json": { schema: ProblemView } },
      description: "没有做成：原因和下一步",
    },
  },
});
const formulations = createRoute({
  method: "get",
  path: "/desk/formulations",
  summary: "不再使用的提法",
  tags,
  responses: answers(view.FormulationsView, "清单"),
});
const setFormulations = createRoute({
  method: "put",
  path: "/desk/formulations",
  summary: "改清单；别人先改了就不覆盖",
  tags,
  request: { body: body(view.FormulationsBody) },
  responses: answers(view.FormulationsView, "清单"),
});
const organisers = createRoute({
  method: "get",
  path: "/desk/organisers",
  summary: "组织者和未用的邀请",
  tags,
  responses: answers(view.OrganisersView, "组织者"),
});
const invite = createRoute({
  method: "post",
  path: "/desk/organisers/invitations",
  summary: "邀请一位组织者：链接只能用一次，48 小时内有效",
  tags,
  request: { body: body(view.Empty) },
  responses: answers(view.InvitationView, "邀请"),
});

/** Pictures, the register of formulations, organisers: what the desk works with beside questions. */
export function createDeskMaterialRoutes(ctx: AppContext) {
  const viewFormulations = async () => {
    const { formulations: list, version, updatedBy } = await getRegisters(ctx.db);
    const name = await namesOfOrganisers(ctx.db);
    return { formulations: [...list], version, updatedBy: updatedBy === null ? null : name(updatedBy) };
  };
  return createRoutes()
    .openapi(addImage, async (c) => {
      const { organiserId } = await requireOrganiser(ctx, c);
      return reply(c, view.ImageStored, await storeImage(ctx, organiserId, new Uint8Array(await c.req.arrayBuffer())));
    })
    .openapi(image, async (c) => {
      await requireAny(ctx, c);
      const { type, bytes: content } = await getImage(ctx, c.req.valid("param").file);
      // Its name is the digest of its content. Opened by itself it may do nothing at all.
      c.header("cache-control", "private, max-age=31536000, immutable");
      c.header("content-security-policy", "default-src 'none'; sandbox; frame-ancestors 'self'");
      return c.body(content, 200, { "content-type": type });
    })
    .openapi(formulations, async (c) => reply(c, view.FormulationsView, await viewFormulations()))
    .openapi(setFormulations, async (c) => {
      const { organiserId: by } = await requireOrganiser(ctx, c);
      const { version, formulations: list } = c.req.valid("json");
      await ctx.writer.run("desk.set-formulations", { value: JSON.stringify(list), version, by, now: ctx.clock.now() });
      return reply(c, view.FormulationsView, await viewFormulations());
    })
    .openapi(organisers, async (c) => {
      const [list, invitations] = await Promise.all([listOrganisers(ctx.db), listInvitations(ctx.db, ctx.clock.now())]);
      return reply(c, view.OrganisersView, {
        organisers: list,
        invitations: invitations.map((one) => ({ ...one, expiresAt: one.expiresAt ?? 0 })),
      });
    })
    .openapi(invite, async (c) => {
      const { organiserId } = await requireOrganiser(ctx, c);
      return reply(c, view.InvitationView, await inviteOrganiser(ctx, organiserId));
    });
}

export type DeskMaterialRoutes = ReturnType<typeof createDeskMaterialRoutes>;
