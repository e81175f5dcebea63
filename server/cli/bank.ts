import { defineCommand } from "citty";
import { checkBanks, releaseBank, revisionNamed, revisionsNamed } from "../bank/authoring.ts";
import { diffRevisions } from "../bank/diff.ts";
import { questionsFolder, readBanks, writeSource, writeTopFile } from "../bank/files.ts";
import { formatBank } from "../bank/format.ts";
import { checkLines, diffLines, questionLines } from "../bank/report.ts";
import { jsonSchemas } from "../bank/schemas.ts";
import { pack, unpackBank } from "./bank-pack.ts";
import { tryImport } from "./bank-import.ts";
import { runProgram } from "./run.ts";
import { refuse } from "./shell.ts";

const shared = {
  json: { type: "boolean", default: false, description: "输出 JSON，每行一个值" },
  root: { type: "string", default: questionsFolder, description: "题库文件夹" },
} as const;

const print = (lines: readonly string[]) => process.stdout.write(lines.map((line) => `${line}\n`).join(""));
const printJson = (values: readonly unknown[]) => print(values.map((value) => JSON.stringify(value)));

/** Today in China, YYYY-MM-DD: Swedish dates have that form. */
const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date());

function telling(work: () => void): void {
  try {
    work();
  } catch (error) {
    refuse(error);
  }
}

const check = defineCommand({
  meta: { name: "check", description: "检查所有题库；--json 时最后一行为汇总" },
  args: shared,
  run: ({ args }) =>
    telling(() => {
      const { findings, summary } = checkBanks(args.root);
      if (args.json) printJson([...findings, summary]);
      else print(checkLines(findings, summary));
      if (summary.errors > 0) process.exitCode = 1;
    }),
});

const release = defineCommand({
  meta: { name: "release", description: "把题库现在的内容冻结成一个版本" },
  args: {
    bank: { type: "positional", required: true, description: "题库，如 national" },
    name: { type: "positional", required: true, description: "版本名，如 2026.11" },
    message: { type: "string", alias: "m", required: true, description: "这一版改了什么" },
    date: { type: "string", description: "发布日期 YYYY-MM-DD，默认今天" },
    ...shared,
  },
  run: ({ args }) =>
    telling(() => {
      const made = releaseBank(args.root, args.bank, { name: args.name, date: args.date ?? today(), message: args.message });
      const { revisions, ...facts } = made;
      const { added, changed, withdrawn } = made.changelog;
      if (args.json) return printJson([{ ...facts, revisions: revisions.map((r) => r.id) }]);
      print([
        `已发布 ${made.id}：共 ${revisions.length} 题，新增 ${added.length}，修改 ${changed.length}，撤下 ${withdrawn.length}。`,
        `内容指纹 ${made.contentHash}`,
        `请把 questions/${made.bankId}/releases/ 里的两个新文件提交到版本库。`,
      ]);
    }),
});

const diff = defineCommand({
  meta: { name: "diff", description: "比较两个版本，或一个版本与现在的文件：diff national/2026.11 national" },
  args: {
    before: { type: "positional", required: true, description: "版本（national/2026.11）或题库（national，指现在的文件）" },
    after: { type: "positional", required: true, description: "同上" },
    ...shared,
  },
  run: ({ args }) =>
    telling(() => {
      const changes = diffRevisions(revisionsNamed(args.root, args.before), revisionsNamed(args.root, args.after));
      if (args.json) printJson(changes);
      else print(diffLines(changes));
    }),
});

const show = defineCommand({
  meta: { name: "show", description: "显示一道题（含答案，供组织者核对）" },
  args: { id: { type: "positional", required: true, description: "题目编号，或修订版编号 n1-single-001@…" }, ...shared },
  run: ({ args }) =>
    telling(() => {
      const revision = revisionNamed(args.root, args.id);
      if (args.json) printJson([revision]);
      else print(questionLines(revision));
    }),
});

const schema = defineCommand({
  meta: { name: "schema", description: "重新生成供编辑器使用的 JSON Schema" },
  args: shared,
  run: ({ args }) =>
    telling(() => {
      const schemas = Object.entries(jsonSchemas());
      for (const [name, text] of schemas) writeTopFile(args.root, name, text);
      const names = schemas.map(([name]) => name);
      if (args.json) printJson([{ written: names }]);
      else print(names.map((name) => `已写入 questions/${name}`));
    }),
});

const format = defineCommand({
  meta: { name: "format", description: "把题库文件改写成统一的样子；--check 只列出不合的文件，有则以 1 退出" },
  args: { check: { type: "boolean", default: false, description: "只看不改" }, ...shared },
  run: ({ args }) =>
    telling(() => {
      const found = readBanks(args.root).map(formatBank);
      const changes = found.flatMap((one) => one.changes);
      const kept = found.flatMap((one) => one.kept);
      if (!args.check) for (const file of changes) writeSource(args.root, file);
      const paths = changes.map(({ path }) => path);
      if (args.json) printJson([{ [args.check ? "wrong" : "written"]: paths, kept }]);
      else {
        print(paths.map((path) => `${args.check ? "写法不合" : "已改写"}  ${path}`));
        print(kept.map(({ path, reason }) => `没有动  ${path}  ${reason}`));
        print([changes.length + kept.length === 0 ? "写法都统一。" : `${args.check ? "要改写" : "改写了"} ${changes.length} 个文件。`]);
      }
      if ((args.check && changes.length > 0) || kept.length > 0) process.exitCode = 1;
    }),
});

const importFile = defineCommand({
  meta: { name: "import", description: "看一份题库文件（Word、Excel、文本……）能读出什么，不写入；导入在工作台进行" },
  args: {
    file: { type: "positional", required: true, description: "题库文件" },
    "dry-run": { type: "boolean", default: false, description: "只看不导入" },
    json: { type: "boolean", default: false, description: "输出一个 JSON 对象" },
  },
  run: async ({ args }) => {
    if (!args["dry-run"]) {
      process.stderr.write("导入请在工作台进行：登录后打开 /desk/import。这里加上 --dry-run，只看能读出什么。\n");
      process.exitCode = 1;
      return;
    }
    process.exitCode = await tryImport(args.file, args.json, print);
  },
});

const bank = defineCommand({
  meta: { name: "bank", description: "题库：检查、发布、比较、查看、统一写法、打包、试导入" },
  subCommands: { check, release, diff, show, schema, format, import: importFile, pack, unpack: unpackBank },
});

await runProgram(bank, "bank");
