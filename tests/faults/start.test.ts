import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";

const main = new URL("../../server/main.ts", import.meta.url).pathname;

it("the one-time link stands right under the words that announce it, with no log line between", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "zhishi-start-"));
  const env = { ...process.env, ZHISHI_DATA: dataDir, ZHISHI_HOST: "127.0.0.1", PORT: "0", ZHISHI_LOG: "info" };
  const child = spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  try {
    const lines: string[] = [];
    for await (const line of createInterface(child.stdout)) {
      lines.push(line);
      if (line.includes("/organiser/setup#")) break;
    }
    expect(lines.at(-2)).toContain("请打开下面的一次性链接");
  } finally {
    child.kill("SIGTERM");
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  }
});
