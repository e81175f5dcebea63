import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { importLines, importReport, isUnderstood } from "../imports/report.ts";
import { type ReadResult, readFileApart } from "../imports/run.ts";

/** Larger than the desk takes: a file is a file. */
const largest = 100_000_000;

/** Reads a bank file, prints what was understood and returns the exit code: 0 understood, 2 refused. Writes nothing. */
export async function tryImport(file: string, json: boolean, print: (lines: readonly string[]) => void): Promise<number> {
  const result = await read(file);
  print(json ? [JSON.stringify(importReport(result))] : importLines(basename(file), result));
  return isUnderstood(result) ? 0 : 2;
}

async function read(file: string): Promise<ReadResult> {
  try {
    const bytes = readFileSync(file);
    return bytes.length > largest ? { refused: "文件太大。请分成几份再导入。" } : await readFileApart(bytes, basename(file));
  } catch (error) {
    const missing = error instanceof Error && "code" in error && typeof error.code === "string";
    if (!missing) throw error;
    return { refused: "打不开这个文件：它不存在，或没有权限读取。" };
  }
}
