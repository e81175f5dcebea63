import { parentPort, workerData } from "node:worker_threads";
import { FileRefused } from "./file-refused.ts";
import { openFile } from "./open-file.ts";
import { readOpened } from "./read.ts";
import type { ReadRequest, ReadResult } from "./run.ts";

// The thread that reads one file: opened by content, read by its format, judged.
const { bytes, name, options } = workerData as ReadRequest;
parentPort?.postMessage(await answer());

async function answer(): Promise<ReadResult> {
  try {
    return { reading: readOpened(await openFile(bytes, name), options) };
  } catch (error) {
    if (error instanceof FileRefused) return { refused: error.message };
    throw error;
  }
}
