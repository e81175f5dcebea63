import { type StatedType, statedType } from "../type-words.ts";

const ordinal = /^(?:第?[一二三四五六七八九十百\d]+(?:部分|大题|题|篇|类)?[、.．:：)）\s]*|[(（][一二三四五六七八九十\d]+[)）]\s*)+/u;
const count = /[\s:：,，]*(?:部分|(?:共|合计|每题|每小题|本题|\d+[题道分]).*|题?库|汇总|集|表|sheet)$/iu;

/** The type that a heading over questions or the name of a sheet states: `一、单选题（每题 2 分，共 40 分）`, `判断题库`. */
export function typeOfHeading(text: string): StatedType | undefined {
  if (text.length > 60) return undefined;
  const plain = text.normalize("NFKC").trim();
  const bare = plain.replace(/\([^)]*\)|\[[^\]]*\]/gu, "").trim();
  for (const one of [
    plain,
    bare,
    bare.replace(ordinal, ""),
    bare.replace(count, ""),
    bare.replace(ordinal, "").replace(count, "").replace(/\d+$/u, ""),
  ]) {
    const type = one === "" ? undefined : statedType(one);
    if (type !== undefined) return type;
  }
  return undefined;
}

/** Whether a text is the heading of a chapter. */
export const isChapter = (text: string): boolean =>
  text.length <= 40 &&
  /^(?:第[一二三四五六七八九十百\d]+[章节编篇讲单元专题部分]|专题[一二三四五六七八九十\d]+)/u.test(text.trim()) &&
  !/[（(]\s*[)）]|_{2,}/u.test(text);

/** Whether a text that stands alone in a row explains or sums up, rather than asks. */
export const isRemark = (text: string): boolean =>
  /^(?:[*※]|(?:填写|填表|导入|使用|操作|特别)?(?:说明|须知|提示|注意(?:事项)?|要求)(?:[:：\s]|$)|备注|注[:：\d]|以上|以下|合计|小计|总计|共\s*\d+\s*[题道]|示例|制表|出题人|审核)/u.test(
    text.trim(),
  );

const instruction =
  /必填|选填|可选|可为空|可不填|required|optional|请?填写|请输入|请选择|不超过|不得超过|最多|示例|(?:^|[，,（(])(?:例)?如[:：]|例如|比如|^text (?:of|for) |default|leave blank|link of|^说明/i;

/** Whether a row right beneath the headings says how to fill the columns in. */
export const isInstructionRow = (cells: readonly string[]): boolean => {
  const filled = cells.filter((text) => text !== "");
  return filled.length >= 3 && filled.filter((text) => instruction.test(text)).length * 2 >= filled.length;
};
