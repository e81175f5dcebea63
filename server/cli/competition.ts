import { existsSync, readFileSync } from "node:fs";
import { defineCommand } from "citty";
import type { ReceiptView } from "../attempts/contract.ts";
import { refundAttempt } from "../attempts/receipts.ts";
import { createClock } from "../clock.ts";
import type { CompetitionView } from "../competitions/contract.ts";
import { createCompetition, screenId } from "../competitions/create.ts";
import { parseText } from "../competitions/document.ts";
import { getCompetition, viewCompetition } from "../competitions/service.ts";
import { listCompetitionIds } from "../competitions/store.ts";
import { readConfig } from "../config.ts";
import { createContext } from "../context.ts";
import { screenToken } from "../identity/digests.ts";
import { createLogger } from "../log.ts";
import { prepare, publicAddress } from "../prepare.ts";
import { listUnits } from "../roster/store.ts";
import { branchesOfAudience, buildTree } from "../roster/tree.ts";
import { runProgram } from "./run.ts";
import { findRunning, postAsOperator } from "./running.ts";
import { print, printJson, reading, telling } from "./shell.ts";

const phaseNames = { scheduled: "未开始", open: "进行中", closed: "已结束", revealed: "已公布" } as const;
const shared = { json: { type: "boolean", default: false, description: "输出 JSON" } } as const;
const id = { type: "positional", required: true, description: "竞赛编号" } as const;

/** A running server carries the change out itself; otherwise the data folder is ours for a moment. */
async function createFrom(file: string): Promise<CompetitionView> {
  const config = readConfig(process.env);
  if (!existsSync(file)) throw new Error(`没有找到文件 ${file}。请核对文件名和所在的文件夹。`);
  const document = parseText(readFileSync(file, "utf8"));
  const running = await findRunning(config);
  if (running) return (await postAsOperator(config, running, "/competitions", document)) as CompetitionView;
  const ctx = await createContext(config, { log: createLogger("warn") });
  try {
    await prepare(ctx);
    return viewCompetition(await createCompetition(ctx, document), ctx.clock.now());
  } finally {
    await ctx.close();
  }
}

const create = defineCommand({
  meta: { name: "create", description: "按审定的文件（YAML 或 JSON）建立竞赛" },
  args: { file: { type: "positional", required: true, description: "竞赛文件" }, ...shared },
  run: ({ args }) =>
    telling(
      createFrom(args.file).then((view) => {
        if (args.json) printJson(view);
        else
          print([
            `已建立 ${view.id}：${view.title} ${view.round}`.trimEnd(),
            ...view.rules,
            `大屏和支部看板的链接：npm run competition -- links ${view.id}`,
          ]);
      }),
    ),
});

const list = defineCommand({
  meta: { name: "list", description: "列出所有竞赛" },
  args: shared,
  run: ({ args }) =>
    telling(
      reading(async (db) => {
        const now = createClock().now();
        const views = await Promise.all(
          (await listCompetitionIds(db)).map(async (one) => viewCompetition(await getCompetition(db, one), now)),
        );
        if (args.json) printJson(views);
        else
          print(views.length > 0 ? views.map((v) => `${v.id}　${phaseNames[v.phase]}　${v.title} ${v.round}`.trimEnd()) : ["还没有竞赛。"]);
      }),
    ),
});

const show = defineCommand({
  meta: { name: "show", description: "显示一场竞赛和党员看到的规则" },
  args: { id, ...shared },
  run: ({ args }) =>
    telling(
      reading(async (db) => {
        const view = viewCompetition(await getCompetition(db, args.id), createClock().now());
        if (args.json) printJson(view);
        else
          print([
            `${view.title} ${view.round}`.trimEnd(),
            `编号 ${view.id}　${phaseNames[view.phase]}`,
            "",
            ...view.rules,
            "",
            view.difficultyNote,
          ]);
      }),
    ),
});

const links = defineCommand({
  meta: { name: "links", description: "大屏链接，以及每个支部看板的链接" },
  args: { id, branch: { type: "string", default: "", description: "只列名称里有这几个字的支部" }, ...shared },
  run: ({ args }) =>
    telling(
      reading(async (db, config) => {
        const { row, rules } = await getCompetition(db, args.id);
        const branches = branchesOfAudience(buildTree(await listUnits(db)), rules.audience).filter((b) => b.name.includes(args.branch));
        const home = publicAddress(config, (await findRunning(config))?.port ?? config.port);
        const link = (unitId: string | null) => `${home}/screen#${screenToken(config.secret, screenId(row.id, unitId))}`;
        const screens = [{ name: "大屏", link: link(null) }, ...branches.map((b) => ({ name: b.name, link: link(b.id) }))];
        if (args.json) printJson(screens);
        else print(screens.map((screen) => `${screen.name}　${screen.link}`));
      }),
    ),
});

/** As `create`: through the running server, else on the data folder itself. */
async function refundByCode(code: string, reason: string): Promise<ReceiptView> {
  const config = readConfig(process.env);
  const running = await findRunning(config);
  if (running) return (await postAsOperator(config, running, `/receipts/${encodeURIComponent(code)}/refund`, { reason })) as ReceiptView;
  const ctx = await createContext(config, { log: createLogger("warn") });
  try {
    return await refundAttempt(ctx, code, reason, null);
  } finally {
    await ctx.close();
  }
}

const refund = defineCommand({
  meta: { name: "refund", description: "因系统故障退还一次作答：不再计入成绩，本人可以再答" },
  args: {
    code: { type: "positional", required: true, description: "回执码，如 7K4M92QX" },
    reason: { type: "string", alias: "m", required: true, description: "原因，留作记录" },
    ...shared,
  },
  run: ({ args }) =>
    telling(
      refundByCode(args.code, args.reason).then((view) => {
        if (args.json) printJson(view);
        else print([`已退还：${view.competitionTitle} ${view.round}，${view.branchName}。本人可以再答一次。`]);
      }),
    ),
});

const competition = defineCommand({
  meta: { name: "competition", description: "竞赛：建立、列出、查看、取链接、退还作答" },
  subCommands: { create, list, show, links, refund },
});

await runProgram(competition, "competition");
