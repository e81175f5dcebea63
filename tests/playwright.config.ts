import { defineConfig } from "@playwright/test";
import { chromiumFlags, findChromium } from "./support/chromium.ts";

export default defineConfig({
  testDir: "./e2e",
  outputDir: "../test-results",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // Each journey starts a server and a browser of its own; two cores carry two at a time.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: process.env.CI ? [["list"]] : [["line"]],
  use: {
    browserName: "chromium",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    launchOptions: {
      executablePath: findChromium(),
      args: chromiumFlags,
    },
  },
});
