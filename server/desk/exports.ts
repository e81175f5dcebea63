import type { AppContext } from "../context.ts";
import type { Loss } from "../exports/content.ts";
import { type ExportFormat, formatFacts } from "../exports/formats-list.ts";
import { ApartError, runApart } from "../jobs/apart.ts";
import type { Address } from "./connection.ts";
import { mostInWord } from "./most-in-word.ts";
import { exportFailed, noRelease, tooManyForWord } from "./problems.ts";
import { getBank } from "./store.ts";

export interface ExportInput {
  database: Address;
  bankId: string;
  format: ExportFormat;
  /** Null: the newest. */
  release: string | null;
  lossesOnly: boolean;
}

export type ExportOutput =
  | { release: string; losses: Loss[]; bytes: Uint8Array<ArrayBuffer> | null }
  | { unknown: true }
  | { tooMany: number };

export interface ExportedFile {
  bytes: Uint8Array<ArrayBuffer>;
  /** With ending, in Chinese: for the header that names the download. */
  name: string;
  type: string;
}

/** Word's own objects take far more room than what they stand for. */
const limits = { memoryMb: 1_200, timeoutMs: 180_000 };
/** One at a time: a competition may be live on the other core. */
let turn: Promise<unknown> = Promise.resolve();

async function build({ database }: AppContext, input: Omit<ExportInput, "database">) {
  const run = () => runApart<ExportInput, ExportOutput>(new URL("./export-entry.ts", import.meta.url), { ...input, database }, limits);
  const mine = turn.then(run, run);
  turn = mine.catch(() => undefined);
  try {
    const output = await mine;
    if ("unknown" in output) throw noRelease(input.release);
    if ("tooMany" in output) throw tooManyForWord(output.tooMany, mostInWord);
    return output;
  } catch (error) {
    throw error instanceof ApartError && error.failure !== "failed" ? exportFailed() : error;
  }
}

/** A release of a bank as a file. @throws Problem when there is no such bank or release, or when it grows too large. */
export async function exportBank(ctx: AppContext, bankId: string, format: ExportFormat, release: string | null): Promise<ExportedFile> {
  const { title } = await getBank(ctx.db, bankId);
  const { bytes, release: name } = await build(ctx, { bankId, format, release, lossesOnly: false });
  const { ending, suffix, type } = formatFacts[format];
  return { bytes: bytes as Uint8Array<ArrayBuffer>, name: `${title}-${name}${suffix}.${ending}`, type };
}

/** What a format cannot carry of a release, question by question. */
export async function listLosses(ctx: AppContext, bankId: string, format: ExportFormat, release: string | null): Promise<Loss[]> {
  await getBank(ctx.db, bankId);
  return (await build(ctx, { bankId, format, release, lossesOnly: true })).losses;
}
