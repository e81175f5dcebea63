import type { AppContext } from "../context.ts";
import type { BackReply, BackRequest } from "./import-back-entry.ts";
import { fileGone } from "./import-problems.ts";
import { apart } from "./import-service.ts";
import { getImport, hasFile } from "./import-store.ts";

type Ctx = Pick<AppContext, "db" | "database">;

const entry = new URL("./import-back-entry.ts", import.meta.url);
const limits = { memoryMb: 512, timeoutMs: 60_000 };

/** What is wrong in a file, as a workbook to send back: a table's own sheets with a column more, anything else as a list. */
export async function errorsWorkbook(ctx: Ctx, importId: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; fileName: string }> {
  const { file_name } = await getImport(ctx.db, importId);
  const { bytes } = await apart<BackRequest, BackReply>(entry, { address: ctx.database, importId, want: "errors" }, limits);
  if (!bytes) throw fileGone();
  return { bytes, fileName: `${file_name.replace(/\.[^.]+$/, "")}（退回）.xlsx` };
}

/** The first rows of every sheet, by column letter. */
export async function viewSheets(ctx: Ctx, importId: string): Promise<{ sheets: NonNullable<BackReply["sheets"]> }> {
  await getImport(ctx.db, importId);
  if (!(await hasFile(ctx.db, importId))) throw fileGone();
  const { sheets } = await apart<BackRequest, BackReply>(entry, { address: ctx.database, importId, want: "sheets" }, limits);
  return { sheets: sheets ?? [] };
}
