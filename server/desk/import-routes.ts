import { createRoute, z } from "@hono/zod-openapi";
import type { AppContext } from "../context.ts";
import { type AppRequest, answers, body, createRoutes, ProblemView, reply } from "../http/door.ts";
import type { OwnBody } from "../http/own-body.ts";
import { atWork } from "../http/problem.ts";
import { requireOrganiser } from "../identity/actor.ts";
import { confirmImport } from "./import-confirm.ts";
import * as view from "./import-contract.ts";
import { errorsWorkbook, viewSheets } from "./import-back.ts";
import { mendMany, mendQuestion } from "./import-mending.ts";
import { noFileName } from "./import-problems.ts";
import { mapColumns, upload } from "./import-service.ts";
import { viewImport, viewImports, viewMended } from "./import-show.ts";
import { getImport, listRefusals, listUnits, readMarks } from "./import-store.ts";
import type { ImportSummary } from "./import-tables.ts";
import { discardImport, undoImport } from "./import-undo.ts";
import { countsOf, indexed } from "./import-views.ts";

const fileType = "application/octet-stream";
export const importBodies: OwnBody[] = [{ method: "POST", path: "/api/desk/imports", types: [fileType], largest: 20 * 1024 * 1024 }];

/** Files on their way in, each held whole until it is read. */
const mostUploads = 3;

const tags = ["imports"];
const params = { params: view.ImportPath };
const at = "/desk/imports/{importId}";
const desk = answers(view.ImportDesk, "读成的题、疑点和数目；题目一页一页地取");
const bytes = z.string().openapi({ format: "binary" });

const uploading = createRoute({
  method: "post",
  path: "/desk/imports",
  summary: "上传题库文件并读出题目；文件名在 x-file-name 里，按 UTF-8 百分号编码",
  tags,
  request: { query: view.UploadQuery, body: { content: { [fileType]: { schema: bytes } } } },
  responses: desk,
});
const list = createRoute({
  method: "get",
  path: "/desk/imports",
  summary: "导入记录",
  tags,
  responses: answers(view.ImportsView, "新的在前"),
});
const show = createRoute({
  method: "get",
  path: at,
  summary: "一次导入，和其中一页题目",
  tags,
  request: { ...params, query: view.ImportQuery },
  responses: desk,
});
const discard = createRoute({
  method: "delete",
  path: at,
  summary: "不要这次导入；题目已进题库的先撤销",
  tags,
  request: params,
  responses: answers(view.ImportsView, "其余的导入"),
});
const units = createRoute({
  method: "get",
  path: `${at}/units`,
  summary: "原文的一段，每一行写明归哪一题",
  tags,
  request: { ...params, query: view.WindowQuery },
  responses: answers(view.UnitsView, "原文"),
});
const refusals = createRoute({
  method: "get",
  path: `${at}/refusals`,
  summary: "没读成题的地方",
  tags,
  request: { ...params, query: view.WindowQuery },
  responses: answers(view.RefusalsView, "没读成的"),
});
const sheets = createRoute({
  method: "get",
  path: `${at}/sheets`,
  summary: "表格的头几行，供指认各列",
  tags,
  request: params,
  responses: answers(view.SheetsView, "头几行"),
});
const mending = createRoute({
  method: "put",
  path: `${at}/questions/{number}`,
  summary: "改一题，或定下导入与否",
  tags,
  request: { params: view.ImportQuestionPath, body: body(view.MendBody) },
  responses: answers(view.MendedView, "改过的题和数目"),
});
const bulk = createRoute({
  method: "post",
  path: `${at}/bulk`,
  summary: "许多题一起改",
  tags,
  request: { ...params, body: body(view.BulkBody) },
  responses: answers(view.BulkView, "改了几题，哪些没改成"),
});
const columns = createRoute({
  method: "put",
  path: `${at}/columns`,
  summary: "指认表格的各列，重新读",
  tags,
  request: { ...params, body: body(view.ColumnsBody) },
  responses: desk,
});
const confirm = createRoute({
  method: "post",
  path: `${at}/confirmation`,
  summary: "导入题库：一次办成，重复请求不会重复导入",
  tags,
  request: { ...params, body: body(view.ConfirmBody) },
  responses: desk,
});
const undo = createRoute({
  method: "delete",
  path: `${at}/confirmation`,
  summary: "24 小时内撤销；有人改过的题留下",
  tags,
  request: params,
  responses: answers(view.UndoneView, "撤下几题，留下哪些"),
});
const back = createRoute({
  method: "get",
  path: `${at}/errors.xlsx`,
  summary: "退回的 Excel，带错误栏",
  tags,
  request: params,
  responses: {
    200: {
      content: { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": { schema: bytes } },
      description: "Excel 工作簿",
    },
    default: { content: { "application/problem+json": { schema: ProblemView } }, description: "没有做成：原因和下一步" },
  },
});

/** Files of questions: read, looked through, confirmed, undone. Organisers only. */
export function createImportRoutes(ctx: AppContext) {
  const organiser = async (c: AppRequest) => (await requireOrganiser(ctx, c)).organiserId;
  const first = { from: 1, count: 20 };
  const shown = async (c: AppRequest, id: string, page: Parameters<typeof viewImport>[2] = first) =>
    reply(c, view.ImportDesk, await viewImport(ctx, id, page));
  let uploads = 0;
  const routes = createRoutes();
  routes.use("/desk/imports/*", async (c, next) => {
    await requireOrganiser(ctx, c);
    await next();
  });
  return routes
    .openapi(uploading, async (c) => {
      const by = await organiser(c);
      const { bank: bankId } = c.req.valid("query");
      const fileName = fileNameOf(c.req.header("x-file-name"));
      if (uploads >= mostUploads) throw atWork(5);
      uploads++;
      try {
        const bytes = new Uint8Array(await c.req.arrayBuffer());
        return await shown(c, await upload(ctx, { bankId, fileName, bytes, by, signal: c.req.raw.signal }));
      } finally {
        uploads--;
      }
    })
    .openapi(list, async (c) => {
      await organiser(c);
      return reply(c, view.ImportsView, await viewImports(ctx));
    })
    .openapi(show, async (c) => shown(c, c.req.valid("param").importId, c.req.valid("query")))
    .openapi(discard, async (c) => {
      await discardImport(ctx, c.req.valid("param").importId);
      return reply(c, view.ImportsView, await viewImports(ctx));
    })
    .openapi(units, async (c) => {
      const { importId } = c.req.valid("param");
      const { from, count } = c.req.valid("query");
      await getImport(ctx.db, importId);
      return reply(c, view.UnitsView, { units: indexed(await listUnits(ctx.db, importId, from, count), from) });
    })
    .openapi(refusals, async (c) => {
      const { importId } = c.req.valid("param");
      const { from, count } = c.req.valid("query");
      await getImport(ctx.db, importId);
      return reply(c, view.RefusalsView, { refusals: await listRefusals(ctx.db, importId, from, count) });
    })
    .openapi(sheets, async (c) => reply(c, view.SheetsView, await viewSheets(ctx, c.req.valid("param").importId)))
    .openapi(mending, async (c) => {
      const { importId, number } = c.req.valid("param");
      await mendQuestion(ctx, importId, number, c.req.valid("json"));
      return reply(c, view.MendedView, await viewMended(ctx, importId, number));
    })
    .openapi(bulk, async (c) => {
      const { importId } = c.req.valid("param");
      const { changed, refused, marks } = await mendMany(ctx, importId, c.req.valid("json"));
      const { reading } = await getImport(ctx.db, importId);
      const counts = countsOf(await readMarks(ctx.db, importId), JSON.parse(reading) as ImportSummary);
      return reply(c, view.BulkView, { changed, refused: refused.slice(0, 200), marks, counts });
    })
    .openapi(columns, async (c) => {
      const { importId } = c.req.valid("param");
      await mapColumns(ctx, importId, c.req.valid("json") as Parameters<typeof mapColumns>[2]);
      return shown(c, importId);
    })
    .openapi(confirm, async (c) => {
      const { importId } = c.req.valid("param");
      await confirmImport(ctx, { importId, ...c.req.valid("json"), by: await organiser(c) });
      return shown(c, importId);
    })
    .openapi(undo, async (c) => {
      const { importId } = c.req.valid("param");
      const undone = await undoImport(ctx, importId);
      return reply(c, view.UndoneView, { ...undone, import: await viewImport(ctx, importId, first) });
    })
    .openapi(back, async (c) => {
      const { importId } = c.req.valid("param");
      const { bytes: content, fileName } = await errorsWorkbook(ctx, importId);
      c.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, encodeByte)}`);
      return c.body(content, 200, { "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
    });
}

const encodeByte = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** What the file is called, for people: without folders and control characters, at most 120 characters. */
function fileNameOf(header: string | undefined): string {
  if (!header) throw noFileName();
  try {
    const name = decodeURIComponent(header).split(/[/\\]/).at(-1) ?? "";
    const clean = name.replace(/\p{C}/gu, "").trim();
    if (clean === "") throw noFileName();
    return [...clean].slice(0, 120).join("");
  } catch (error) {
    if (error instanceof URIError) throw noFileName();
    throw error;
  }
}

export type ImportRoutes = ReturnType<typeof createImportRoutes>;
