import { typeNames } from "../bank/names.ts";
import { maxScoreOf, questionCountOf } from "../papers/blueprint.ts";
import { formulaText } from "./formula-text.ts";
import type { Rules } from "./rules.ts";
import { scheduleOf } from "./schedule.ts";

/** What a member reads before the start: every rule that can cost or earn a mark, in plain sentences. */
export function plainRules(rules: Rules): string[] {
  const { closesAt, opensAt, revealAt } = scheduleOf(rules);
  const { limit } = rules.attempts;
  const ends = moment(closesAt, opensAt);
  const sentences = [
    `${moment(opensAt)} 开始，${ends} 结束。`,
    paperSentence(rules),
    `限时 ${duration(rules.timeLimitMinutes)}，从按下“开始答题”算起；到 ${ends} 一律截止。`,
  ];
  if (rules.questionLimitSeconds) sentences.push(`每题限 ${rules.questionLimitSeconds} 秒，从打开这一题算起，过了不能再改。`);
  if (rules.elderTimePercent > 100)
    sentences.push(`卡上标了大字的同志，时间是 ${duration((rules.timeLimitMinutes * rules.elderTimePercent) / 100)}。`);
  sentences.push(
    limit === 1 ? "每人只答一次，交卷后不能改。" : `每人可以答 ${limit} 次，${perDaySentence(rules)}取最好的一次；每次交卷后不能改。`,
  );
  if (limit > 1) sentences.push("再答时尽量不出见过的题。因系统故障没答成的，组织者核实后退还这一次。");
  sentences.push("每答一题就保存一次。时间到会自动交卷，已保存的答案都算。");
  if (rules.graceSeconds > 0) sentences.push(`网络慢也不用急：时间到后 ${rules.graceSeconds} 秒内收到的答案照样算。`);
  sentences.push("手机没电、断网都可以换一台接着答，剩余时间不变；以后打开的那一台为准。");
  sentences.push(...creditSentences(rules));
  sentences.push("答错、没答都不倒扣分。");
  sentences.push(`成绩、答案和解析 ${moment(revealAt, opensAt)} 后公布。`);
  sentences.push(`支部榜：${formulaText(rules.leaderboards.branches)}`);
  sentences.push(rules.leaderboards.members ? "个人榜只列前 100 名，名字隐去一个字。" : "本场不排个人名次。");
  return sentences;
}

const perDaySentence = ({ attempts }: Rules): string => (attempts.perDay ? `每天最多 ${attempts.perDay} 次（按北京时间），` : "");

/** Said to members before the start: no one's paper is harder than another's (feature D2). */
export function difficultyNote(rules: Rules): string {
  const bound = rules.blueprint.difficultyBound;
  const equal = bound === 0 ? "每份试卷的难度合计完全相同" : `每份试卷的难度合计与方案相差不超过 ${bound} 分`;
  return `每人的题目由系统按同一个方案抽取，${equal}（易 1 分、中 2 分、难 3 分）。`;
}

function paperSentence(rules: Rules): string {
  const kinds = new Map<string, number>();
  for (const { type, marks, count } of rules.blueprint.rows) {
    const kind = `${typeNames[type]}每题 ${marks} 分`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  }
  const parts = [...kinds].map(([kind, count]) => kind.replace("每题", ` ${count} 题，每题`));
  return `共 ${questionCountOf(rules.blueprint)} 题，满分 ${maxScoreOf(rules.blueprint)} 分：${parts.join("；")}。`;
}

function creditSentences(rules: Rules): string[] {
  const used = new Set(rules.blueprint.rows.map((row) => row.type));
  const sentences: string[] = [];
  if (used.has("multiple")) {
    sentences.push(
      rules.multipleCredit === "partial"
        ? "多选题选错一项就不得分；没有选错但没选全的，按选对的份数给分，去掉零头。"
        : "多选题要选全、选对才得分。",
    );
  }
  if (used.has("blank")) sentences.push("填空题每个空都对才得分；数字写成汉字或阿拉伯数字都可以。");
  if (used.has("order")) {
    sentences.push(rules.orderCredit === "pairwise" ? "排序题要全部排上，两两先后排对多少给多少分，去掉零头。" : "排序题顺序全对才得分。");
  }
  if (used.has("match")) sentences.push("配对题全部配对才得分。");
  return sentences;
}

function duration(minutes: number): string {
  const whole = Math.floor(minutes);
  const seconds = Math.round((minutes - whole) * 60);
  return [whole > 0 ? `${whole} 分钟` : "", seconds > 0 ? `${seconds} 秒` : ""].filter(Boolean).join(" ");
}

const wallClock = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** Beijing time in words; without the date when it is the same day as `since`, without the year when it is the same year. */
function moment(at: number, since?: number): string {
  const then = partsOf(at);
  const before = since === undefined ? undefined : partsOf(since);
  const time = `${then.hour}:${then.minute}`;
  const day = `${then.month} 月 ${then.day} 日`;
  if (before && before.year !== then.year) return `${then.year} 年 ${day} ${time}`;
  return before && before.month === then.month && before.day === then.day ? time : `${day} ${time}`;
}

function partsOf(at: number): Record<string, string> {
  return Object.fromEntries(wallClock.formatToParts(at).map((part) => [part.type, part.value]));
}
