import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { filesBelow } from "../../tests/support/bank-folder.ts";
import { questionsFolder } from "../bank/files.ts";

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

test("a bank is packed and unpacked elsewhere, the same file for file; what is there is only replaced when asked for", () => {
  const folder = mkdtempSync(join(tmpdir(), "zhishi-pack-"));
  try {
    const [file, root] = [join(folder, "rehearsal.zip"), join(folder, "questions")];
    mkdirSync(root);
    expect(bank("pack", "rehearsal", file).status).toBe(0);
    expect(bank("unpack", file, "--root", root).stdout).toContain("已解开题库 rehearsal");
    expect(filesBelow(join(root, "rehearsal"))).toEqual(filesBelow(join(questionsFolder, "rehearsal")));
    const again = bank("unpack", file, "--root", root);
    expect([again.status, again.stderr]).toEqual([1, "已经有题库 rehearsal，没有解开。要替换它，请加 --replace。\n"]);
    expect(bank("unpack", file, "--root", root, "--replace").status).toBe(0);
    writeFileSync(join(root, "rehearsal", "releases", "9999.1.yaml"), "name: 别的\n");
    writeFileSync(join(root, "rehearsal", "releases", "9999.1.json"), "{}\n");
    expect(bank("unpack", file, "--root", root, "--replace").stderr).toContain("发布过的版本不能删改");
    expect(bank("pack", "nothing", file).stderr).toContain("没有题库 nothing");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
