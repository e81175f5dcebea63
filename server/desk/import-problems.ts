import { Problem } from "../http/problem.ts";

export const unknownImport = () => new Problem(404, "import-unknown", "没有这次导入", "没有这次导入，可能已被删去。请回到导入页再看。");
export const unknownNumber = () => new Problem(404, "import-question-unknown", "没有这道题", "这份文件里没有这一题，请刷新后再看。");
export const fileRefused = (detail: string) => new Problem(422, "file-refused", "文件没有读成", detail);
export const emptyFile = () => new Problem(422, "file-refused", "文件没有读成", "文件是空的。");
export const noFileName = () => new Problem(422, "file-name", "没有文件名", "请求要在 x-file-name 里写明文件名。");
export const tookTooLong = () =>
  new Problem(503, "import-failed", "没有做完", "用的时间或内存太多，没有做完，什么都没有改动。请把文件分成几份再导入。", {
    retryAfter: 10,
  });
export const alreadyInBank = (numbers: readonly number[]) =>
  new Problem(409, "already-in-bank", "已经导入", `第 ${numbers.slice(0, 5).join("、")} 题已经导入题库，要改请到题目里改。`, { numbers });
export const importMoved = () => new Problem(409, "import-moved", "核对还在变动", "有人正在改这次导入，没有导入。请再看一遍，然后重试。");
export const blockedQuestion = (message: string) => new Problem(422, "question-too-large", "还不能导入", message);
export const nothingToImport = () =>
  new Problem(422, "nothing-to-import", "没有可以导入的题", "现在没有可以导入的题。请先核对有疑点的题，看过没问题就按“就这样导入”。");
export const periodMissing = (numbers: readonly number[]) =>
  new Problem(
    422,
    "period-missing",
    "还没有年代",
    `有 ${numbers.length} 题没写年代（第 ${numbers.slice(0, 5).join("、")} 题${numbers.length > 5 ? "等" : ""}）。请给没写年代的题选一个，再导入。`,
    { numbers: numbers.slice(0, 200) },
  );
export const alreadyImported = (earlier: { importId: string; by: string; at: number }) =>
  new Problem(
    409,
    "already-imported",
    "这个文件导入过了",
    `${earlier.by} 已经把这个文件导入这个题库。可以打开那次导入，接着核对剩下的题；要从头再来，先撤销那次导入。`,
    earlier,
  );
export const undoOver = () =>
  new Problem(409, "undo-over", "过了 24 小时", "导入已经超过 24 小时，不能整批撤销。不要的题可以在题目列表里停用。");
export const notConfirmed = () => new Problem(409, "not-confirmed", "还没有导入", "这次导入还没有确认，没有什么可撤销的。");
export const questionsInBank = () =>
  new Problem(409, "already-in-bank", "题已在题库里", "这次导入的题已经进了题库。要重新读，请先撤销导入。");
export const fileGone = () => new Problem(410, "file-gone", "原文件已删去", "原文件只留 30 天，已经删去。请重新上传这个文件。");
