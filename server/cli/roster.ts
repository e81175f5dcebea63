import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { defineCommand } from "citty";
import { createClock } from "../clock.ts";
import { type Config, readConfig, readUsedConfig } from "../config.ts";
import type { Db } from "../database.ts";
import { localAddress } from "../prepare.ts";
import { fileLines, planLines, tallyOf } from "../roster/import-report.ts";
import { countMembers } from "../roster/store.ts";
import { branchesBeneath, type Tree } from "../roster/tree.ts";
import { collectCards, findMember, listCommittees, printedOrigin, readTree, singleCard, writePrivately } from "./roster-cards.ts";
import { enrolAll, openDesk } from "./roster-desk.ts";
import { type FileReview, refusedLines, reviewFile } from "./roster-import.ts";
import { runProgram } from "./run.ts";
import { hasData, print, printJson, reading, telling } from "./shell.ts";

const shared = { json: { type: "boolean", default: false, description: "输出 JSON" } } as const;
const file = { type: "positional", required: true, description: "名册文件：CSV 或 TSV，UTF-8 或 GB18030（GBK）" } as const;
const district = { type: "string", default: "", description: "区（县、市）的名称，名册还空着时要写" } as const;
const origin = { type: "string", default: "", description: "党员手机能打开的网址，默认取 ZHISHI_ORIGIN" } as const;

async function review(path: string, districtName: string, config: Config | undefined): Promise<FileReview> {
  if (!existsSync(path)) throw new Error(`没有这个文件：${path}`);
  const bytes = readFileSync(path);
  const options = { district: districtName || undefined, now: createClock().now() };
  if (!config || !hasData(config)) return reviewFile(bytes, undefined, options);
  return reading((db) => reviewFile(bytes, db, options), config);
}

function show(path: string, found: FileReview, json: boolean, done: boolean): void {
  const { file: read, plan } = found;
  if (json) {
    const { rows, remarks, header, ...facts } = read;
    const all = [...remarks, ...(plan?.remarks ?? [])].sort((a, b) => a.line - b.line);
    printJson({ ...facts, headerLine: header.line, ...tallyOf(read, plan), remarks: all, people: rows.length, plan, done });
  } else print([...fileLines(basename(path), read, plan), ...(plan ? planLines(plan, done) : [])]);
}

const check = defineCommand({
  meta: { name: "check", description: "读一遍名册文件，说明每一行；什么也不写" },
  args: { file, district, ...shared },
  run: ({ args }) =>
    telling(
      review(args.file, args.district, readUsedConfig(process.env)).then((found) => {
        show(args.file, found, args.json, false);
        if (refusedLines(found) > 0) process.exitCode = 1;
      }),
    ),
});

async function importFile(path: string, args: { district: string; json: boolean; "skip-refused": boolean }): Promise<void> {
  const config = readConfig(process.env);
  const found = await review(path, args.district, config);
  const { plan, chunk } = found;
  if (!plan) throw new Error("名册还是空的，请用 --district 写明区（县、市）的名称，如 --district 青澜区。");
  const refused = refusedLines(found);
  if (refused > 0 && !args["skip-refused"]) {
    show(path, found, args.json, false);
    process.exitCode = 1;
    if (!args.json) print([`有 ${refused} 行不能读入，所以一行也没有写。请改好再来；要先导入其余的，加 --skip-refused。`]);
    return;
  }
  if (chunk.members.length > 0) {
    const desk = await openDesk(config);
    try {
      await enrolAll(desk, chunk, (done) => progress(done, chunk.members.length));
    } finally {
      await desk.close();
    }
  }
  show(path, found, args.json, true);
  if (args.json) return;
  print([
    `新发了 ${chunk.members.length} 张参赛证。打印：npm run roster -- cards 参赛证.html --origin https://……`,
    `竞赛文件的 audience：全区写 ${plan.district.id}，各党委的编号见 npm run roster -- list`,
  ]);
}

function progress(done: number, all: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r知史 · 正在导入 ${done}/${all}${done === all ? "\n" : ""}`);
}

const importCommand = defineCommand({
  meta: { name: "import", description: "导入名册并发参赛证；可以反复做，原有的人不变，也不删人" },
  args: { file, district, "skip-refused": { type: "boolean", default: false, description: "不能读入的行放一边，先导入其余的" }, ...shared },
  run: ({ args }) => telling(importFile(args.file, args)),
});

function unitLines(tree: Tree, members: Map<string, number>, parent: string | null, depth: number): string[] {
  return (tree.children.get(parent) ?? []).flatMap((unit) => {
    const people = branchesBeneath(tree, unit.id).reduce((sum, branch) => sum + (members.get(branch.id) ?? 0), 0);
    const line = `${"  ".repeat(depth)}${unit.name}　${unit.id}　${people} 人　大屏短名 ${unit.short_name}`;
    return [line, ...unitLines(tree, members, unit.id, depth + 1)];
  });
}

const list = defineCommand({
  meta: { name: "list", description: "列出组织、编号（写进竞赛文件的 audience）、人数和大屏短名" },
  args: shared,
  run: ({ args }) =>
    telling(
      reading(async (db) => {
        const [tree, members] = await Promise.all([readTree(db), countMembers(db)]);
        if (args.json) printJson([...tree.units.values()].map((unit) => ({ ...unit, members: members.get(unit.id) ?? 0 })));
        else print(unitLines(tree, members, null, 0));
      }),
    ),
});

/** The address to print, with what has to be said about it. */
function originFor(given: string, config: Config): { address: string; notes: string[] } {
  const address = printedOrigin(given, config, localAddress(config.port));
  const { hostname } = new URL(address);
  const onlyHere = /^(localhost|127\.|\[::1\])/.test(hostname);
  return {
    address,
    notes: [
      ...(onlyHere ? ["二维码里是本机地址，手机打不开，只能在这台机器上试用。"] : []),
      ...(config.origin !== address && address.startsWith("https:") ? [`启动服务器时也要写 ZHISHI_ORIGIN=${address}`] : []),
    ],
  };
}

/** Above this a browser takes minutes to print one file. */
const manyCards = 3_000;

async function printCards(db: Db, config: Config, args: { out: string; branch: string; origin: string }): Promise<void> {
  const { address, notes } = originFor(args.origin, config);
  const single = /\.html?$/i.test(args.out);
  if (!single && args.branch) throw new Error("用 --branch 时请写一个 .html 文件名，如 参赛证.html");
  const parts = single
    ? [{ file: args.out, unit: args.branch }]
    : (await listCommittees(db)).map(({ id, name }) => ({ file: join(args.out, `${name.replace(/[\\/:*?"<>|]/g, "_")}.html`), unit: id }));
  let all = 0;
  let without = 0;
  for (const { file: out, unit } of parts) {
    const { page, cards: made, sheets, missing } = await collectCards(db, config, unit, address);
    all += made;
    without += missing;
    if (made > 0) print([`${writePrivately(out, page)}：${made} 张参赛证，${sheets} 张 A4 纸`]);
  }
  if (all === 0) throw new Error("这里还没有一张参赛证。请先运行 npm run roster -- import 文件。");
  print([
    `印的网址是 ${address}`,
    ...(without > 0 ? [`还有 ${without} 人没有参赛证，再导入一次名册会补发。`] : []),
    ...(single && all > manyCards ? ["这么多张一次打印要好几分钟；写文件夹名代替 .html 文件名，就按党委分成几个文件。"] : []),
    ...notes,
    "用浏览器打开，打印时选 A4、缩放 100%、无边距。凭这些文件能登录上面的每一个人，打印后请删除。",
  ]);
}

const cards = defineCommand({
  meta: { name: "cards", description: "做可打印的网页：A4 每张十个参赛证，按支部分开" },
  args: {
    out: { type: "positional", required: true, description: "写到哪个 .html 文件；写文件夹名则每个党委一个文件" },
    branch: { type: "string", default: "", description: "只做一个党委或党支部的" },
    origin,
  },
  run: ({ args }) => telling(reading((db, config) => printCards(db, config, args))),
});

async function reissueCard(args: { branch: string; name: string; card: string; origin: string; out: string }): Promise<void> {
  const config = readConfig(process.env);
  const { address, notes } = originFor(args.origin, config);
  const { tree, branch, member } = await reading((db) => findMember(db, config, args), config);
  const desk = await openDesk(config);
  const cardId = await desk.reissue(member.id).finally(() => desk.close());
  const page = singleCard(tree, { cardId, memberId: member.id, name: member.name, branchId: branch.id }, config, address);
  const path = writePrivately(args.out || join(config.dataDir, "card.html"), page);
  print([`${branch.name} ${member.name}：旧证已作废，用它登录的手机已退出；新证在 ${path}，打印后请删除。`, ...notes]);
}

const reissue = defineCommand({
  meta: { name: "reissue", description: "补发：作废一个人的旧证，做一张新的" },
  args: {
    branch: { type: "positional", required: true, description: "党支部（或 党委/党支部）" },
    name: { type: "positional", required: true, description: "姓名" },
    card: { type: "string", default: "", description: "同支部有同名的人时，写丢失那张的卡号" },
    out: { type: "string", default: "", description: "写到哪个文件，默认数据文件夹里的 card.html" },
    origin,
  },
  run: ({ args }) => telling(reissueCard(args)),
});

const roster = defineCommand({
  meta: { name: "roster", description: "名册和参赛证：检查、导入、列出、打印、补发" },
  subCommands: { check, import: importCommand, list, cards, reissue },
});

await runProgram(roster, "roster");
