import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bench } from "./bench.ts";
import { fileKinds, fileOf, type FileKind } from "./import-files.ts";
import type { ImportRun } from "./import-one.ts";
import { memoryMb } from "./processes.ts";

/**
 * Questions a second through the whole pipeline, from bytes to judged readings in a thread of its own, and the most memory
 * the process held; for each format, beside the bare library on the same bytes.
 */
export const benchImport: Bench = async ({ scale, say }) => {
  const count = Math.round(20_000 * scale);
  const folder = mkdtempSync(join(tmpdir(), "zhishi-import-"));
  const figures: Record<string, number | boolean> = { questions: count };
  try {
    for (const kind of fileKinds) {
      const paths = fileOf(kind, count).map((bytes, i) => {
        const path = join(folder, `${kind}-${i}`);
        writeFileSync(path, bytes);
        return path;
      });
      const bare = await runOne(kind, "bare", paths);
      const product = await runOne(kind, "product", paths);
      const perSecond = Math.round((product.questions / product.ms) * 1000);
      figures[`${kind}_per_s`] = perSecond;
      figures[`${kind}_peak_mb`] = product.peakMb;
      figures[`${kind}_to_bare`] = Math.round((product.ms / bare.ms) * 10) / 10;
      figures[`${kind}_complete`] = product.questions === count;
      const rest = product.refused ? `，拒绝：${product.refused}` : "";
      say(
        `${kind.padEnd(7)} ${product.questions} 题，${Math.round(product.ms)} ms，每秒 ${perSecond} 题，最多 ${product.peakMb} MB；只解析 ${Math.round(bare.ms)} ms、${bare.peakMb} MB${rest}`,
      );
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function runOne(kind: FileKind, how: "product" | "bare", paths: string[]): Promise<ImportRun & { peakMb: number }> {
  const child = fork(new URL("./import-one.ts", import.meta.url), [kind, how, ...paths], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = once(child, "exit").then(([code]): never => {
    throw new Error(`${kind} ${how} ended with code ${code}`);
  });
  // The process stays until its peak was read: the answer is its last act before it waits on the channel.
  const [run] = (await Promise.race([once(child, "message"), ended])) as [ImportRun];
  const peakMb = memoryMb(child.pid as number).peak;
  ended.catch(() => undefined);
  child.kill();
  return { ...run, peakMb };
}
