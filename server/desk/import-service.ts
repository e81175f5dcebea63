import { createHash } from "node:crypto";
import { newId } from "../http/ids.ts";
import type { AppContext } from "../context.ts";
import { ApartError, type ApartLimits, runApart } from "../jobs/apart.ts";
import type { ColumnMap } from "../imports/reading.ts";
import { fileTextAtOnce, readingsAtOnce } from "./import-pieces.ts";
import { alreadyImported, emptyFile, fileGone, fileRefused, questionsInBank, tookTooLong } from "./import-problems.ts";
import { findFile, findSameFile, getImport } from "./import-store.ts";
import type { Taken, TakeReply, TakeRequest } from "./import-take.ts";
import { namesOfOrganisers } from "./people.ts";
import { getBank } from "./store.ts";

type Ctx = Pick<AppContext, "db" | "writer" | "clock" | "database">;

const takeEntry = new URL("./import-take.ts", import.meta.url);
/** Beyond the reader's own bounds: the banks, and twenty thousand questions as text. */
const takeLimits = { memoryMb: 512, timeoutMs: 120_000 };
const daysKept = 30;
export const fileKeptMs = daysKept * 24 * 3_600_000;

/** Work in a thread of its own; what goes wrong there is told in words. */
export async function apart<I, O>(entry: URL, input: I, limits: ApartLimits): Promise<O> {
  try {
    return await runApart<I, O>(entry, input, limits);
  } catch (error) {
    if (error instanceof ApartError && error.failure !== "failed") throw tookTooLong();
    throw error;
  }
}

/**
 * Reads an uploaded file and keeps what was read. The same file again leads to the import that is being looked through.
 * @returns the import's id. Throws `file-refused`, `already-imported` (with who, when and which), `bank-unknown`.
 */
export async function upload(
  ctx: Ctx,
  input: { bankId: string; fileName: string; bytes: Uint8Array; by: string; signal?: AbortSignal },
): Promise<string> {
  const { bankId, fileName, bytes, by, signal } = input;
  await getBank(ctx.db, bankId);
  if (bytes.length === 0) throw emptyFile();
  const hash = createHash("sha256").update(bytes).digest("hex");
  const same = await findSameFile(ctx.db, bankId, hash);
  if (same?.state === "open") return same.id;
  if (same) {
    const name = await namesOfOrganisers(ctx.db);
    throw alreadyImported({ importId: same.id, by: name(same.created_by), at: Number(same.confirmed_at) });
  }
  const taken = await take(ctx, { bytes, name: fileName, columns: [], importId: null }, signal);
  const id = newId();
  await stage(ctx, { id, taken, row: { bank_id: bankId, file_name: fileName, file_hash: hash, mending: "[]", created_by: by } });
  await stageFile(ctx, id, bytes);
  await ctx.writer.run("desk.import-open", { importId: id, replaces: null });
  return id;
}

/** Reads the file again with a sheet's columns as somebody mapped them. What was mended before is gone. */
export async function mapColumns(ctx: Ctx, importId: string, map: Pick<ColumnMap, "sheet" | "headerRow" | "columns">): Promise<void> {
  const before = await getImport(ctx.db, importId);
  if (before.state === "confirmed") throw questionsInBank();
  const bytes = await findFile(ctx.db, importId);
  if (!bytes) throw fileGone();
  const earlier = (JSON.parse(before.mending) as ColumnMap[]).filter(({ sheet }) => sheet !== map.sheet);
  const columns: ColumnMap[] = [...earlier, { ...map, headings: {}, complete: true }];
  const taken = await take(ctx, { bytes, name: before.file_name, columns, importId });
  const { bank_id, file_name, file_hash, created_by } = before;
  const id = newId();
  await stage(ctx, { id, taken, row: { bank_id, file_name, file_hash, mending: JSON.stringify(columns), created_by } });
  await ctx.writer.run("desk.import-open", { importId: id, replaces: importId });
}

async function take(
  ctx: Ctx,
  { bytes, name, columns, importId }: { bytes: Uint8Array; name: string; columns: ColumnMap[]; importId: string | null },
  signal?: AbortSignal,
): Promise<Taken> {
  const input: TakeRequest = { bytes, name, options: columns.length > 0 ? { columns } : {}, address: ctx.database, importId };
  const reply = await apart<TakeRequest, TakeReply>(takeEntry, input, { ...takeLimits, signal });
  if ("refused" in reply) throw fileRefused(reply.refused);
  return reply.taken;
}

interface Staged {
  id: string;
  taken: Taken;
  row: { bank_id: string; file_name: string; file_hash: string; mending: string; created_by: string };
}

/** Small writes one after another: none of them keeps a save waiting. Nobody sees the import until it is opened. */
async function stage(ctx: Ctx, { id, taken, row }: Staged): Promise<void> {
  const { format, summary, units, refusals, readings } = taken;
  await ctx.writer.run("desk.import-stage", { id, ...row, format, reading: summary, created_at: ctx.clock.now() });
  for (const [ordinal, content] of units.entries())
    await ctx.writer.run("desk.import-part", { import_id: id, kind: "units", ordinal, content });
  for (const [ordinal, content] of refusals.entries()) {
    await ctx.writer.run("desk.import-part", { import_id: id, kind: "refusals", ordinal, content });
  }
  for (const [i, rows] of readings.entries()) {
    await ctx.writer.run("desk.import-readings", { importId: id, first: i * readingsAtOnce + 1, rows });
  }
}

async function stageFile(ctx: Ctx, id: string, bytes: Uint8Array): Promise<void> {
  const bytesAtOnce = (fileTextAtOnce / 4) * 3;
  for (let ordinal = 0; ordinal * bytesAtOnce < bytes.length; ordinal++) {
    const content = Buffer.from(bytes.subarray(ordinal * bytesAtOnce, (ordinal + 1) * bytesAtOnce)).toString("base64");
    await ctx.writer.run("desk.import-part", { import_id: id, kind: "file", ordinal, content });
  }
}
