import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const run = (program: string, ...args: string[]) => {
  const script = fileURLToPath(new URL(`./${program}.ts`, import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, ...args], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "", TEST: "", CI: "", TERM: "xterm" },
  });
  return { stdout, stderr, status };
};

it.each([
  ["bank", ["frob"], "没有“frob”这个命令。可用的有：\n  check　检查所有题库；--json 时最后一行为汇总\n"],
  ["bank", ["show"], "缺少 id：题目编号，或修订版编号 n1-single-001@…。\n用法：npm run bank -- show <id>\n"],
  [
    "bank",
    ["release", "national", "2099.1"],
    "缺少 --message：这一版改了什么。\n用法：npm run bank -- release <bank> <name> --message <message>\n",
  ],
  ["bank", ["check", "--json", "--root", "/nonexist"], "没有找到这个文件或文件夹：/nonexist\n"],
  ["bank", ["unpack", "/nonexist.zip"], "没有找到这个文件或文件夹：/nonexist.zip\n"],
  ["competition", [], "没有写要做什么。可用的命令：\n  create　"],
  ["roster", ["cards"], "缺少 out：写到哪个 .html 文件；写文件夹名则每个党委一个文件。\n用法：npm run roster -- cards <out>\n"],
])("a call written wrongly is corrected in Chinese and ends with 2: %s %j", (program, args, said) => {
  const { stdout, stderr, status } = run(program, ...args);
  expect(stderr.slice(0, said.length)).toBe(said);
  expect(stderr).not.toMatch(/Error|command|\n {4}at /);
  expect([stdout, status]).toEqual(["", 2]);
});

it("help speaks Chinese too", () => {
  for (const args of [["--help"], ["show", "--help"]]) {
    const { stdout, status } = run("bank", ...args);
    expect(status).toBe(0);
    expect(stdout).toContain("用法");
    expect(stdout).not.toMatch(/USAGE|OPTIONS|ARGUMENTS|COMMANDS|Required|Default|information|<command>/);
  }
});
