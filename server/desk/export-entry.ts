import { parentPort, workerData } from "node:worker_threads";
import type { Built } from "../exports/content.ts";
import { buildExport, buildWhole } from "../exports/formats.ts";
import { reading } from "./connection.ts";
import { findContent, findWhole } from "./export-store.ts";
import type { ExportInput, ExportOutput } from "./exports.ts";
import { mostInWord } from "./most-in-word.ts";

// Builds one release of a bank as a file, with its own read-only connection.
const { database, bankId, format, release, lossesOnly } = workerData as ExportInput;

const output = await reading(database, async (db): Promise<ExportOutput> => {
  if (format === "zip") {
    const whole = await findWhole(db, bankId, release);
    return whole ? answer(buildWhole(whole), whole.release.name) : { unknown: true };
  }
  const content = await findContent(db, bankId, release);
  if (content && format.startsWith("docx") && content.questions.length > mostInWord) return { tooMany: content.questions.length };
  return content ? answer(await buildExport(format, content), content.release.name) : { unknown: true };
});
// Handed over, not copied: a large bank's file would be there twice.
const { bytes } = "losses" in output ? output : { bytes: null };
parentPort?.postMessage(output, bytes ? [bytes.buffer as ArrayBuffer] : []);

function answer({ bytes: built, losses }: Built, release: string): ExportOutput {
  // A buffer of its own: small ones come from a pool that others use too.
  return { release, losses, bytes: lossesOnly ? null : new Uint8Array(built) };
}
