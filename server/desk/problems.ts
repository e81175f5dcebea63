import { Problem } from "../http/problem.ts";
import type { DeskFinding } from "./findings.ts";

export const unknownDeskQuestion = () =>
  new Problem(404, "question-unknown", "没有这道题", "没有这道题，可能已被删去。请回到题目列表再找。");
export const unknownDeskBank = () => new Problem(404, "bank-unknown", "没有这个题库", "没有这个题库，请回到题目列表再选。");
export const bankTaken = (id: string) => new Problem(409, "bank-exists", "编号已有人用", `题库编号 ${id} 已经有了，请换一个。`);
export const draftChanged = (by: string, savedAt: number, version: number) =>
  new Problem(409, "draft-changed", "草稿已被改动", `${by} 刚刚改动了这道题。您的内容还在页面上，请对照后再保存。`, {
    savedBy: by,
    savedAt,
    version,
  });
export const underReview = () => new Problem(409, "under-review", "正在审核", "这道题已经交审，现在不能改。要改请先撤回，或等审核结果。");
export const isRetired = () => new Problem(409, "retired", "已经停用", "这道题已经停用。要改请先恢复使用。");
export const noDraft = () => new Problem(409, "no-draft", "没有草稿", "这道题没有待交审的草稿，可能已被别人交审或删去。请刷新后再看。");
export const notSubmitted = () => new Problem(409, "not-submitted", "没有在审", "这道题现在没有在审，可能刚刚审完。请刷新后再看。");
export const notAuthor = () => new Problem(403, "not-author", "不是作者", "只有这一稿的作者能撤回。请作者撤回，或由审核人退回。");
export const notRetired = () => new Problem(409, "not-retired", "没有停用", "这道题现在没有停用，可能已被别人恢复。请刷新后再看。");
export const notReady = (findings: DeskFinding[]) =>
  new Problem(422, "not-ready", "还不能交审", "还有必须改正的地方，没有交审。请按提示改好再交。", { findings });
export const unknownRevisionOrdinal = () => new Problem(404, "revision-unknown", "没有这一稿", "没有这一稿，请刷新后再看。");
export const bankMoved = () =>
  new Problem(
    409,
    "bank-moved",
    "题库刚刚有变动",
    "就在刚才，有题目审定、停用，或别人发布了新版本，所以没有发布。请再看一遍改动，然后重新发布。",
  );
export const checkTookTooLong = () =>
  new Problem(503, "check-failed", "检查没有完成", "检查题库用的时间或内存太多，没有完成。请稍后再试。", { retryAfter: 10 });
export const noRelease = (name: string | null) =>
  name === null
    ? new Problem(409, "no-release", "还没有版本", "这个题库还没有发布过版本。请先在“版本”里发布，再导出。")
    : new Problem(404, "release-unknown", "没有这个版本", `没有题库版本 ${name}，请刷新后再选。`);
export const tooManyForWord = (questions: number, most: number) =>
  new Problem(422, "too-many-for-word", "题目太多", `这一版有 ${questions} 题，Word 一次最多 ${most} 题。请改用 Excel、压缩包或其他格式。`);
export const exportFailed = () =>
  new Problem(503, "export-failed", "导出没有完成", "这个题库太大，导出用的时间或内存超出了限度。请改用 Excel 或压缩包格式。", {
    retryAfter: 10,
  });
export const notAnImage = () =>
  new Problem(422, "not-an-image", "不是图片", "这个文件不是 PNG、JPEG 或 WebP 图片，没有保存。请另存为其中一种再传。");
export const imageTooWide = (most: number) =>
  new Problem(422, "image-too-wide", "图片太大", `图片的宽和高都不能超过 ${most} 像素，请缩小后再传。`);
export const formulationsChanged = (by: string, version: number) =>
  new Problem(409, "formulations-changed", "清单已被改动", `${by} 刚刚改动了这份清单。请刷新后再改。`, { savedBy: by, version });
