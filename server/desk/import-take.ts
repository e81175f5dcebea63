import { parentPort, workerData } from "node:worker_threads";
import type { ReadOptions } from "../imports/format.ts";
import { emptinessOf } from "../imports/report.ts";
import { readFileApart } from "../imports/run.ts";
import { type Address, reading } from "./connection.ts";
import { type ImportPieces, piecesOf, readingsAtOnce } from "./import-pieces.ts";
import { listBankQuestions } from "./import-same.ts";

export interface TakeRequest {
  bytes: Uint8Array;
  name: string;
  options: ReadOptions;
  address: Address;
  /** Questions that came out of this import itself say nothing against it. */
  importId: string | null;
}

/** Rows as JSON texts, so many questions to each: the main thread hands them on without looking inside. */
export interface Taken {
  format: string;
  summary: string;
  /** Each the content of one `import_part`. */
  units: string[];
  refusals: string[];
  /** Each a list of `[clear, reading]` for one write, in the order of the file. */
  readings: string[];
}

export type TakeReply = { refused: string } | { taken: Taken };

// The thread that reads an uploaded file (in a thread of its own within, bounded in memory and time), holds it against the banks and makes rows of it.
const { bytes, name, options, address, importId } = workerData as TakeRequest;
parentPort?.postMessage(await take());

async function take(): Promise<TakeReply> {
  const result = await readFileApart(bytes, name, options);
  if ("refused" in result) return result;
  const empty = emptinessOf(result.reading);
  if (empty !== undefined) return { refused: empty };
  const bank = await reading(address, (db) => listBankQuestions(db, importId));
  return { taken: asText(result.reading.format, piecesOf(result.reading, bank)) };
}

function asText(format: string, pieces: ImportPieces): Taken {
  const rows = pieces.readings.map((one) => [one.doubts.length === 0 ? 1 : 0, JSON.stringify(one)] as const);
  const chunks = Array.from({ length: Math.ceil(rows.length / readingsAtOnce) }, (_, i) =>
    rows.slice(i * readingsAtOnce, (i + 1) * readingsAtOnce),
  );
  return {
    format,
    summary: JSON.stringify(pieces.summary),
    units: pieces.units.map((row) => JSON.stringify(row)),
    refusals: pieces.refusals.map((row) => JSON.stringify(row)),
    readings: chunks.map((chunk) => JSON.stringify(chunk)),
  };
}
