import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("./bank.ts", import.meta.url));
const bank = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });

test("check --json ends with one line of figures in a fixed form", () => {
  const { stdout, status } = bank("check", "--json");
  const last = stdout.trimEnd().split("\n").at(-1) ?? "";
  expect(last).toMatch(
    /^\{"questions":\d+,"errors":0,"warnings":\d+,"by_type":\{"single":\d+,"multiple":\d+,"judge":\d+,"blank":\d+,"order":\d+,"match":\d+\},"by_period":\{"1919-1949":\d+,.*\}\}$/,
  );
  expect(status).toBe(0);
});

test("a question is shown with its key; an unknown one is refused in one sentence", () => {
  const shown = bank("show", "r-judge-002");
  expect(shown.stdout).toContain("答案：错误");
  const refused = bank("show", "nothing");
  expect(refused.status).toBe(1);
  expect(refused.stderr).toBe("没有编号为 nothing 的题目。请核对编号。\n");
});
