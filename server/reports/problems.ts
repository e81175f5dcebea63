import { Problem } from "../http/problem.ts";

export const alreadyReported = () =>
  new Problem(409, "already-reported", "已经说过了", "这道题您已经说过，组织者正在看。有了答复会写在这道题下面。");
export const tooManyReports = (afterSeconds: number) =>
  new Problem(429, "too-many-reports", "说得多了", "这一小时里您说了不少题，都收到了。请过一会儿再说下一题。", {
    retryAfter: afterSeconds,
  });
export const rehearsalNotReported = () =>
  new Problem(409, "rehearsal-not-reported", "试做不收", "试做的题不计分，不收这类来信。正式作答公布成绩后可以说。");
export const nothingOpen = () =>
  new Problem(409, "report-closed", "已经了结", "这道题现在没有等着答复的来信，可能刚被别人了结。请刷新后再看。");
export const answeredMeanwhile = () =>
  new Problem(409, "report-answered", "刚有人答复", "就在刚才，别的组织者答复了这道题。请刷新，看过再写。");
