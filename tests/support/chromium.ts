import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "@playwright/test";

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Flags for a browser that talks to nobody but us; root has no sandbox to give. */
export const chromiumFlags = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Path of a Chromium on this machine: the system's, else the one Playwright downloaded. */
export function findChromium(): string | undefined {
  return [...usualPlaces, chromium.executablePath()].find((path) => existsSync(path));
}

/** Makes sure that a Chromium and a Chinese font are here, by the first way that works on this machine. */
function provide(): boolean {
  const font = hasChineseFont();
  const missing = [...(findChromium() ? [] : ["chromium"]), ...(font ? [] : ["fonts-noto-cjk"])];
  if (missing.length === 0) return true;
  if (canUseApt()) {
    say(`正在从 Debian 安装 ${missing.join("、")}，大约要半分钟……`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    run("apt-get", ["update", "-q"], env);
    run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...missing], env);
  }
  if (!findChromium()) {
    say("正在下载 Playwright 自带的 Chromium……");
    const cli = join(createRequire(import.meta.url).resolve("@playwright/test/package.json"), "../cli.js");
    run(process.execPath, [cli, "install", "chromium"], process.env);
  }
  if (!hasChineseFont()) say("这台机器没有中文字体，页面上的字会成为方块；请安装 fonts-noto-cjk。测试照常进行。");
  if (findChromium()) return true;
  say(
    "没有找到 Chromium，也没能装上，所以浏览器里的测试没有做。请先安装它：apt-get install chromium，或 npx playwright install chromium。",
  );
  return false;
}

function canUseApt(): boolean {
  return process.getuid?.() === 0 && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;
}

function hasChineseFont(): boolean {
  if (process.platform !== "linux") return true;
  const listed = spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" });
  if (listed.status === 0) return listed.stdout.trim() !== "";
  return existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
}

function run(command: string, args: string[], env: NodeJS.ProcessEnv): void {
  spawnSync(command, args, { stdio: ["ignore", 2, 2], env });
}

function say(line: string): void {
  process.stderr.write(`知史 · ${line}\n`);
}

if (import.meta.main) process.exit(provide() ? 0 : 1);
