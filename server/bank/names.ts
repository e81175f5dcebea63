import type { Layer, QuestionType } from "./question.ts";

/** What people call the kinds of questions, layers and steps of difficulty. */
export const typeNames: Record<QuestionType, string> = {
  single: "单选题",
  multiple: "多选题",
  judge: "判断题",
  blank: "填空题",
  order: "排序题",
  match: "配对题",
};
export const layerNames: Record<Layer, string> = { national: "全国", provincial: "省", city: "市", district: "区县" };
/** By difficulty, 1 to 3. */
export const difficultyNames = ["", "易", "中", "难"];
