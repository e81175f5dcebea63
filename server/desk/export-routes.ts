import { createRoute, z } from "@hono/zod-openapi";
import type { AppContext } from "../context.ts";
import { exportFormats } from "../exports/formats-list.ts";
import { type AppRequest, answers, createRoutes, ProblemView, reply } from "../http/door.ts";
import { BankPath, ExportQuery, LossesView, TemplatePath } from "./contract.ts";
import { type ExportedFile, exportBank, listLosses } from "./exports.ts";
import { buildTemplate } from "./templates.ts";

const tags = ["desk"];
const file = {
  200: { content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } }, description: "文件" },
  default: { content: { "application/problem+json": { schema: ProblemView } }, description: "没有做成：原因和下一步" },
} as const;

const download = createRoute({
  method: "get",
  path: "/desk/banks/{bankId}/export",
  summary: `导出一个版本：${exportFormats.join("、")}`,
  tags,
  request: { params: BankPath, query: ExportQuery },
  responses: file,
});
const losses = createRoute({
  method: "get",
  path: "/desk/banks/{bankId}/export/losses",
  summary: "这种格式放不下的内容，逐题列出",
  tags,
  request: { params: BankPath, query: ExportQuery },
  responses: answers(LossesView, "逐题的说明；没有就是空"),
});
const template = createRoute({
  method: "get",
  path: "/desk/templates/{kind}",
  summary: "供填写的 Word 和 Excel 模板",
  tags,
  request: { params: TemplatePath },
  responses: file,
});

/** Releases as files, and templates to fill in. The desk's own door has let in organisers alone. */
export function createDeskExportRoutes(ctx: AppContext) {
  return createRoutes()
    .openapi(download, async (c) => {
      const { format, release } = c.req.valid("query");
      return attach(c, await exportBank(ctx, c.req.valid("param").bankId, format, release ?? null));
    })
    .openapi(losses, async (c) => {
      const { format, release } = c.req.valid("query");
      return reply(c, LossesView, { losses: await listLosses(ctx, c.req.valid("param").bankId, format, release ?? null) });
    })
    .openapi(template, async (c) => attach(c, await buildTemplate(c.req.valid("param").kind)));
}

/** As a download, named in UTF-8 (RFC 8187): never shown in the page's own place, whatever is in it. */
function attach(c: AppRequest, { bytes, name, type }: ExportedFile) {
  c.header(
    "content-disposition",
    `attachment; filename="download"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escaped)}`,
  );
  c.header("content-security-policy", "default-src 'none'; sandbox");
  return c.body(bytes, 200, { "content-type": type });
}

const escaped = (c: string) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`;

export type DeskExportRoutes = ReturnType<typeof createDeskExportRoutes>;
