import { difficultyNames, typeNames } from "../bank/names.ts";
import type { Period, Question } from "../bank/question.ts";
import { letterOf } from "../bank/letters.ts";
import { speakable } from "./xml-text.ts";

/** The columns of a bank as a table, in order. */
export const columnNames = [
  "编号",
  "题型",
  "题干",
  ...Array.from({ length: 8 }, (_, i) => `选项${letterOf(i)}`),
  "答案",
  "固定选项",
  "解析",
  "时期",
  "主题",
  "难度",
  "出处书名",
  "出处作者",
  "出处出版社",
  "出处日期",
  "图片",
  "图片说明",
] as const;

/** Between accepted forms of one blank, between blanks. */
const formMark = " / ";
const blankMark = "；";
/** Between the two sides of a pair: the first that stands in neither side is used. */
export const pairMarks = [" → ", " —— ", " = "];

/** A question as a row of texts, and what the row cannot say. Written as the importer reads it. */
export function cellsOf(period: Period, question: Question): { cells: string[]; losses: string[] } {
  const { id, type, stem, explanation, topic, difficulty, source, image } = question;
  const losses: string[] = [];
  const options = optionCells(question, losses);
  const cells = [
    id,
    typeNames[type],
    stem,
    ...Array.from({ length: 8 }, (_, i) => options[i] ?? ""),
    keyCell(question, losses),
    ("pinned" in question ? question.pinned : undefined) ?? "",
    explanation,
    period,
    topic,
    difficultyNames[difficulty] ?? "",
    source.title,
    source.author,
    source.publisher ?? "",
    source.date ?? "",
    image?.file ?? "",
    image?.alt ?? "",
  ];
  if (image) losses.push("图片本身不在表格里，只写了文件名和说明；导入时要在系统里已有这张图片");
  if (cells.some((text) => speakable(text) !== text)) losses.push("有看不见的控制字符，已经去掉");
  return { cells: cells.map(speakable), losses };
}

function optionCells(question: Question, losses: string[]): readonly string[] {
  if (question.type !== "match") return "options" in question ? question.options : [];
  const mark = pairMarks.find((one) => !question.pairs.flat().some((text) => text.includes(one.trim())));
  if (mark === undefined) losses.push("配对的文字里有“→”“——”“=”，再导入时两边可能分不开");
  return question.pairs.map((pair) => pair.join(mark ?? pairMarks[0]));
}

function keyCell(question: Question, losses: string[]): string {
  switch (question.type) {
    case "single":
    case "multiple":
      return question.key;
    case "judge":
      return question.key ? "对" : "错";
    case "blank": {
      const forms = question.key.flat();
      if (forms.some((form) => form.includes(formMark)) || (question.key.length > 1 && forms.some((form) => /[;；]/.test(form)))) {
        losses.push("答案里有“ / ”或“；”，再导入时可能分不开");
      }
      return question.key.map((own) => own.join(formMark)).join(blankMark);
    }
    case "order":
      return question.options.map((_, i) => letterOf(i)).join("");
    case "match":
      return "";
  }
}
