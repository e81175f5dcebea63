import { formatFacts } from "../exports/formats-list.ts";
import { runApart } from "../jobs/apart.ts";
import type { ExportedFile } from "./exports.ts";

export type TemplateKind = "word" | "excel";

/** A template to fill in. It never changes while the server runs: made once, in a thread of its own. */
export async function buildTemplate(kind: TemplateKind): Promise<ExportedFile> {
  const bytes =
    made.get(kind) ?? runApart<TemplateKind, Uint8Array<ArrayBuffer>>(new URL("./template-entry.ts", import.meta.url), kind, limits);
  made.set(kind, bytes);
  bytes.catch(() => made.delete(kind));
  const { ending, type } = formatFacts[kind === "word" ? "docx" : "xlsx"];
  return { bytes: await bytes, name: `题库模板.${ending}`, type };
}

const limits = { memoryMb: 300, timeoutMs: 60_000 };
const made = new Map<TemplateKind, Promise<Uint8Array<ArrayBuffer>>>();
