import { Problem } from "../http/problem.ts";
import type { StoredAnswer } from "./save-rules.ts";

/** Made when first needed: it costs a start 30 ms in each thread, and a killed server has two seconds to be back. */
let time: Intl.DateTimeFormat | undefined;
/** 12月1日 08:00, Beijing time. */
export const atText = (instant: number): string => {
  time ??= new Intl.DateTimeFormat("zh-CN", {
    timeZone: "Asia/Shanghai",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  const part = Object.fromEntries(time.formatToParts(instant).map((p) => [p.type, p.value]));
  return `${part.month}月${part.day}日 ${part.hour}:${part.minute}`;
};

export const notOpenYet = (opensAt: number) =>
  new Problem(409, "not-open-yet", "还没开始", `${atText(opensAt)} 开始，到时这里会出现“开始答题”。`, { opensAt });
export const competitionClosed = (closesAt: number) =>
  new Problem(409, "competition-closed", "已经结束", `本场已于 ${atText(closesAt)} 结束。`, { closesAt });
export const attemptsUsedUp = (limit: number) =>
  new Problem(409, "attempts-used-up", "已经答过", limit === 1 ? "您已交卷，每人只答一次。" : `您已答过 ${limit} 次，次数用完了。`, {
    limit,
  });
export const attemptsUsedUpToday = (perDay: number, nextDayAt: number) =>
  new Problem(
    409,
    "attempts-used-up-today",
    "今天的次数用完了",
    `每天最多答 ${perDay} 次，今天的用完了。${atText(nextDayAt)} 以后可以再答。`,
    { nextDayAt },
  );
export const rehearsalsUsedUp = (limit: number) =>
  new Problem(409, "rehearsals-used-up", "已经练够了", `热身每人最多 ${limit} 次，您已经练够了。正式开始后请直接答题。`, { limit });
export const notRefundable = () =>
  new Problem(409, "not-refundable", "不能退还", "只有已交卷、计入成绩的作答才能退还。试做不计分，退还过的不用再退。");
export const takenOver = (epoch: number) =>
  new Problem(409, "taken-over", "已换设备", "已换到另一台设备作答，本机只能看。要在这里接着答，请按“在这台手机上接着答”。", { epoch });
export const attemptClosed = (stored: StoredAnswer | null, receiptCode: string | null) =>
  new Problem(410, "attempt-closed", "已经交卷", "这份试卷已经交了，不能再改。以前存下的答案都算数。", {
    stored: stored && { ...stored, choice: JSON.parse(stored.choice) },
    receiptCode,
  });
export const keyReused = () => new Problem(422, "key-reused", "重复的保存编号", "这个保存编号已用于另一个答案。请换一个编号再存。");
export const invalidChoice = () => new Problem(422, "invalid-choice", "答案不合题型", "这个答案和题型对不上，没有保存。请刷新页面后再答。");
export const late = (deadlineAt: number) =>
  new Problem(423, "late", "时间已到", "这个答案到得晚了，留作记录，不计分。时间到之前存下的答案都算数。", { deadlineAt });
export const tooManySaves = (afterSeconds: number) =>
  new Problem(429, "too-many-saves", "存得太快", "这份试卷一下子存得太多，这一次没有存。请别关页面，稍后会自动再存。", {
    retryAfter: afterSeconds,
  });
export const notOpened = () => new Problem(409, "question-not-opened", "还没打开这一题", "请先打开这一题再答。");
export const notRevealed = (revealAt: number) =>
  new Problem(403, "not-revealed", "还没公布", `成绩和解析 ${atText(revealAt)} 后公布。`, { revealAt });
export const notLocked = () => new Problem(409, "not-locked", "还没交卷", "这份试卷还没交，交卷后才有成绩。");
