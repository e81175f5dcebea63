import { readFileSync } from "node:fs";
import { read } from "@e965/xlsx";
import { parse as parseCsv } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { parse as parseGift } from "gift-pegjs";
import { SaxesParser } from "saxes";
import { readFileApart } from "../../server/imports/run.ts";
import type { FileKind } from "./import-files.ts";

/** What one process found out about files of one kind. */
export interface ImportRun {
  ms: number;
  questions: number;
  /** Why a file was not read, if so. */
  refused?: string;
}

// A process for one measurement: what it holds at most is this import's and nobody else's.
const [kind, how, ...paths] = process.argv.slice(2) as [FileKind, "product" | "bare", ...string[]];
const files = paths.map((path) => new Uint8Array(readFileSync(path)));
const started = performance.now();
const run = how === "product" ? await asTheProductDoes() : bare();
process.send?.({ ...run, ms: performance.now() - started });
// Whoever started this reads how much memory it took, then ends it.
setInterval(() => undefined, 60_000);

async function asTheProductDoes(): Promise<Omit<ImportRun, "ms">> {
  let questions = 0;
  for (const bytes of files) {
    const result = await readFileApart(bytes, `bench.${kind}`);
    if ("refused" in result) return { questions, refused: result.refused };
    questions += result.reading.readings.length;
  }
  return { questions };
}

/** The same bytes through the library alone, on the main thread: what reading costs before anything is understood. */
function bare(): Omit<ImportRun, "ms"> {
  for (const bytes of files) {
    if (kind === "xlsx" || kind === "xls") read(bytes, { dense: true });
    else if (kind === "csv") parseCsv(strFromU8(bytes));
    else if (kind === "json") JSON.parse(strFromU8(bytes));
    else if (kind === "gift") parseGift(strFromU8(bytes));
    else if (kind === "moodle") parseXml(strFromU8(bytes));
    else if (kind === "docx" || kind === "qti") {
      for (const entry of Object.values(unzipSync(bytes))) parseXml(strFromU8(entry));
    } else strFromU8(bytes).split("\n");
  }
  return { questions: 0 };
}

function parseXml(text: string): void {
  const parser = new SaxesParser();
  parser.on("opentag", () => undefined);
  parser.write(text).close();
}
