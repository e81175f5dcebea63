import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { z } from "zod";
import type { Entry, WorkingBank } from "./entry.ts";
import type { Finding } from "./finding.ts";
import { issueMessage } from "./messages.ts";
import { BankFileSchema, type Layer, periods, QuestionSchema } from "./question.ts";

/** A file as read from disk. `path` is `questions/…`, with `/` on every system. */
export interface SourceFile {
  path: string;
  text: string;
}

export interface BankSources {
  /** Name of the bank's folder. */
  id: string;
  manifest: SourceFile | undefined;
  files: SourceFile[];
}

export const fileHeader = "# yaml-language-server: $schema=../../question-file.schema.json";
export const manifestHeader = "# yaml-language-server: $schema=../bank.schema.json";
const FileShellSchema = z.strictObject({ period: z.enum(periods), questions: z.array(z.unknown()).min(1) });

/** Reads a bank's files into questions with their places. What cannot be read becomes a finding; nothing is thrown. */
export function parseBank(sources: BankSources): { bank: WorkingBank; findings: Finding[] } {
  const findings: Finding[] = [];
  const manifest = sources.manifest ? parseManifest(sources.id, sources.manifest, findings) : undefined;
  if (!sources.manifest) {
    findings.push({
      level: "error",
      code: "bank",
      place: `questions/${sources.id}`,
      message: "缺少 bank.yaml：请写明题库编号、标题、层级和负责单位",
    });
  }
  const layer = manifest?.layer ?? "national";
  const entries = sources.files.flatMap((file) => parseFile(sources.id, layer, file, findings));
  return { bank: { id: sources.id, manifest, entries }, findings };
}

function parseManifest(folder: string, file: SourceFile, findings: Finding[]) {
  const yaml = openYaml(file, manifestHeader, findings);
  if (!yaml) return undefined;
  const parsed = BankFileSchema.safeParse(yaml.value);
  if (!parsed.success) {
    findings.push(...yaml.schemaFindings(parsed.error, []));
    return undefined;
  }
  if (parsed.data.id !== folder) {
    findings.push({
      level: "error",
      code: "folder",
      place: yaml.placeOf(["id"]),
      message: `题库编号 ${parsed.data.id} 与所在文件夹 ${folder} 不一致`,
    });
  }
  return parsed.data;
}

function parseFile(bankId: string, layer: Layer, file: SourceFile, findings: Finding[]): Entry[] {
  const yaml = openYaml(file, fileHeader, findings);
  if (!yaml) return [];
  const shell = FileShellSchema.safeParse(yaml.value);
  if (!shell.success) {
    findings.push(...yaml.schemaFindings(shell.error, []));
    return [];
  }
  const { period, questions } = shell.data;
  const folder = file.path.split("/").at(-2);
  if (folder !== period) {
    findings.push({
      level: "error",
      code: "folder",
      place: yaml.placeOf(["period"]),
      message: `时期 ${period} 与所在文件夹 ${folder} 不一致`,
    });
  }
  return questions.flatMap((raw, index) => {
    const path = ["questions", index];
    const question = QuestionSchema.safeParse(raw);
    if (question.success) return [{ bankId, layer, period, place: yaml.placeOf(path), question: question.data }];
    findings.push(...yaml.schemaFindings(question.error, path, writtenId(raw)));
    return [];
  });
}

function writtenId(raw: unknown): string | undefined {
  return typeof raw === "object" && raw !== null && "id" in raw && typeof raw.id === "string" ? raw.id : undefined;
}

/** The parsed document together with the way from a path inside it to `file:line`. */
function openYaml(file: SourceFile, header: string, findings: Finding[]) {
  if (file.text.split(/\r?\n/, 1)[0] !== header) {
    findings.push({ level: "error", code: "schema-line", place: `${file.path}:1`, message: `第一行要写：${header}` });
  }
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines });
  const placeAt = (offset: number) => `${file.path}:${lines.linePos(offset).line}`;
  for (const error of document.errors) {
    const message = `YAML 写法有误：${error.message.split("\n", 1)[0]}`;
    findings.push({ level: "error", code: "yaml", place: placeAt(error.pos[0]), message });
  }
  const value = document.errors.length > 0 ? undefined : plainValue(document);
  if (value === tooManyAliases) {
    findings.push({ level: "error", code: "yaml", place: `${file.path}:1`, message: "YAML 里的引用（*名称）太多：请逐题写出内容" });
  }
  if (document.errors.length > 0 || value === tooManyAliases) return undefined;
  const placeOf = (path: readonly PropertyKey[]) => placeAt(offsetOf(document, path));
  return {
    value,
    placeOf,
    schemaFindings: (error: z.ZodError, base: readonly PropertyKey[], questionId?: string): Finding[] =>
      error.issues.map((issue) => {
        const path = [...base, ...issue.path];
        const absent = issue.path.length > 0 && !document.hasIn(path);
        return { level: "error", code: "schema", place: placeOf(path), message: issueMessage(issue, absent), questionId };
      }),
  };
}

const tooManyAliases = Symbol("too many aliases");

/** The document as plain values. The library refuses a document whose aliases multiply into a flood. */
function plainValue(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (error instanceof ReferenceError) return tooManyAliases;
    throw error;
  }
}

/** Where the deepest existing node on a path begins; for a named field, where its name stands. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = (document.contents as Node | null)?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === "number") {
      node = node.items[step];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
