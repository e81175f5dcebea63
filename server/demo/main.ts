import type { Competition } from "../competitions/service.ts";
import { screenId } from "../competitions/create.ts";
import { listCompetitionIds } from "../competitions/store.ts";
import { type Config, readConfig } from "../config.ts";
import { createContext } from "../context.ts";
import { giveUp } from "../give-up.ts";
import { screenToken } from "../identity/digests.ts";
import { type RunningServer, startServer } from "../main.ts";
import { localAddress, publicAddress } from "../prepare.ts";
import type { RosterChunk } from "../roster/writes.ts";
import { stopWhenAsked } from "../signals.ts";
import type { CrowdReport } from "./crowd.ts";
import { inventDistrict } from "./district.ts";
import { holdFirstRound } from "./first-round.ts";
import { openRound } from "./rounds.ts";
import { clockTime, count, say } from "./say.ts";
import { type Crowd, sendCrowd } from "./send-crowd.ts";
import { demoCardToken, organiserName, organiserPassword, setUpDemo } from "./setup.ts";
import { type Showcase, showcaseOf } from "./showcase.ts";

// `npm run demo`: an invented district, a competition that is open now, and simulated members who sit it over the
// public API from a process of their own.

/** Over how long the members of the whole district arrive; the last ones hand in some minutes later. */
const arrivalSpanMs = 20 * 60_000;

try {
  await demo();
} catch (error) {
  giveUp(error);
}

async function demo(): Promise<void> {
  const config = readConfig({ ZHISHI_LOG: "warn", ZHISHI_DATA: "./data/demo", ...process.env });
  const district = inventDistrict(1, Date.now());
  const showcase = showcaseOf(district);
  const branches = district.units.filter((unit) => unit.kind === "branch").length;
  say(
    `演示区“${district.units[0]?.name}”：${branches} 个支部，${count(district.members.length)} 名党员，全是虚构的。数据在 ${config.dataDir}`,
  );
  let running: RunningServer | undefined;
  let crowd: Crowd | undefined;
  stopWhenAsked(async () => {
    say("正在停下……");
    crowd?.stop();
    await running?.stop();
    say("已停下，什么都没有丢。再运行 npm run demo 就从这里接着来。");
  });
  if (await isNew(config, district)) await holdFirstRound(config, district, showcase);
  running = await startServer(config);
  const round = await openRound(running.ctx);
  printLinks(running, round, showcase);
  crowd = await sendCrowd(running, round, district.members, {
    spanMs: arrivalSpanMs,
    pace: 1,
    never: showcase.member.id,
    onReport: reportEveryMinute(),
  });
}

/** Makes what is missing of the district. @returns true when no round was ever held in it. */
async function isNew(config: Config, district: RosterChunk): Promise<boolean> {
  const ctx = await createContext(config);
  try {
    await setUpDemo(ctx, district);
    return (await listCompetitionIds(ctx.db)).length === 0;
  } finally {
    await ctx.close();
  }
}

function printLinks({ ctx, port }: RunningServer, { row, rules }: Competition, { member, branch }: Showcase): void {
  const { secret } = ctx.config;
  const home = publicAddress(ctx.config, port);
  const screen = (unitId: string | null) => `${home}/screen#${screenToken(secret, screenId(row.id, unitId))}`;
  const nearby = localAddress(port);
  say();
  say(`${row.title}${rules.round}正在进行，北京时间 ${clockTime(row.closes_at).slice(0, 5)} 结束，随后公布成绩。四个链接：`);
  say(`党员的参赛证（${branch.name} ${member.name}；昨天的第一场由模拟程序代答，这一场留给您）`);
  say(`  ${home}/sign-in#${demoCardToken(secret, member.id)}`);
  say(`支部看板（${branch.name}）`);
  say(`  ${screen(branch.id)}`);
  say("会场大屏");
  say(`  ${screen(null)}`);
  say(`组织者总览（用户名 ${organiserName}，密码 ${organiserPassword(secret)}）`);
  say(`  ${home}/competitions/${row.id}/overview`);
  say();
  say("同一个浏览器里后登录的会换掉先登录的，请分别用几个浏览器或无痕窗口打开。");
  if (nearby && !ctx.config.origin) say(`同一网络里的手机：把链接开头换成 ${nearby}`);
  say("按 Ctrl-C 停下。");
  say();
}

function reportEveryMinute(): (report: CrowdReport, before: number) => void {
  let next = Date.now();
  return ({ sitting, waiting, outcomes, done }, before) => {
    if (!done && Date.now() < next) return;
    next = Date.now() + 60_000;
    const submitted = count(before + (outcomes.submitted ?? 0));
    const failed = outcomes.failed ? `，没连上 ${count(outcomes.failed)} 人` : "";
    say(`${clockTime(Date.now())}　已交卷 ${submitted} 人，正在作答 ${count(sitting)} 人，还没来 ${count(waiting)} 人${failed}`);
    if (done) say("模拟的党员都答过了。页面照常可用，按 Ctrl-C 停下。");
  };
}
