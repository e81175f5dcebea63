import { ApartError, runApart } from "../jobs/apart.ts";
import type { ReadOptions } from "./format.ts";
import type { FileReading } from "./reading.ts";

export interface ReadRequest {
  bytes: Uint8Array;
  name: string;
  options: ReadOptions;
}

/** Either what was read, or why the whole file was refused, in Chinese and for a person. */
export type ReadResult = { reading: FileReading } | { refused: string };

const entry = new URL("./read-file.ts", import.meta.url);
const limits = { memoryMb: 256, timeoutMs: 60_000 };

/** Reads a bank file in a thread of its own, bounded in memory and time. Never throws for what is in the file. */
export async function readFileApart(bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<ReadResult> {
  try {
    return await runApart<ReadRequest, ReadResult>(entry, { bytes, name, options }, limits);
  } catch (error) {
    if (!(error instanceof ApartError)) throw error;
    const why = { memory: "占用内存太多", timeout: "用时太长", failed: "读取时出错", abandoned: "没有人等它了" }[error.failure];
    return { refused: `这个文件没有读成：${why}。请分成几份再导入，或另存一份后再试。` };
  }
}
