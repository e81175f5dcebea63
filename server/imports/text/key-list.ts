import { lettersOf } from "../key.ts";
import { judgementOf } from "../type-words.ts";
import { type Field, cutAtMarks, fieldAt } from "./fields.ts";
import { headingType, longestHeading } from "./headings.ts";
import type { StatedType } from "../type-words.ts";

/** One answer of a list: for which number, and as written. */
export interface KeyEntry {
  value: number;
  text: string;
}

export interface KeyLine {
  entries: KeyEntry[];
  /** Type stated in front: 单选题：1-5 ABCDA. */
  type?: StatedType;
}

const judgementWord = "正确|错误|对|错|是|否|√|×|✓|✗|✔|✘|TRUE|FALSE|True|False|T(?![a-z])|F(?![a-z])";
const choice = "[A-IＡ-Ｉ](?:[ \\t]*[,，、]?[ \\t]*[A-IＡ-Ｉ])*(?![a-zA-Z])";
const range = /^\s*[（(【[]?\s*(\d{1,4})\s*(?:[-—–―~～－至到]|--)+\s*(\d{1,4})\s*题?\s*[）)】\]]?\s*[、.．:：\s]*/u;
const single = new RegExp(
  `^\\s*[（(【\\[]?\\s*(\\d{1,4})\\s*[）)】\\]]?\\s*[、.．:：,，]?\\s*[（(【\\[]?\\s*(${judgementWord}|${choice})\\s*[）)】\\]]?`,
  "u",
);
const between = /^[\s,，;；。.、|]+/u;
const prefix = /^\s*[【[（(]?\s*(?:(?:本章|本节|参考|标准|正确)?答案)\s*[】\])）]?\s*[:：;；]?\s*/u;

/**
 * Reads a line that is nothing but answers: `1.C 2.A 3.BD`, `1-5 ABCDA`, `6～10：AB C D ACD B`, `1.√ 2.×`, one entry a
 * line as well. Undefined when anything else stands in it.
 */
export function keyLine(written: string): KeyLine | undefined {
  const line = written.replace(/[０-９]/gu, (digit) => digit.normalize("NFKC"));
  if (line.length > 4000 || !/\d/.test(line)) return undefined;
  let text = line.replace(prefix, "");
  let type: StatedType | undefined;
  const titled = /^(.{2,24}?)\s*[:：]?\s*(?=\d)/u.exec(text);
  if (titled && !/^\d/.test(text.trim())) {
    type = headingType(titled[1] as string);
    if (type) text = text.slice(titled[0].length);
  }
  const entries: KeyEntry[] = [];
  while (text.trim() !== "") {
    const taken = takeRange(text) ?? takeOne(text);
    if (!taken) return undefined;
    entries.push(...taken.entries);
    const rest = text.slice(taken.length);
    text = rest.replace(between, "");
    // What follows an answer directly is part of a word, not the next entry.
    if (text !== "" && text.length === rest.length && !/^[（(【[\d]/u.test(text)) return undefined;
  }
  return entries.length > 0 ? { entries, ...(type ? { type } : {}) } : undefined;
}

interface Taken {
  entries: KeyEntry[];
  length: number;
}

function takeRange(text: string): Taken | undefined {
  const match = range.exec(text);
  if (!match) return undefined;
  const [from, to] = [Number(match[1]), Number(match[2])];
  const count = to - from + 1;
  if (count < 2 || count > 200) return undefined;
  const rest = text.slice(match[0].length);
  const stop = /\d/.exec(rest)?.index ?? rest.length;
  const body = rest.slice(0, stop).replace(/[（(【[\s]+$/u, "");
  const answers = answersOf(body, count);
  if (!answers) return undefined;
  return { entries: answers.map((answer, i) => ({ value: from + i, text: answer })), length: match[0].length + body.length };
}

/** `ABCDA` for five is one letter each; `AB C D ACD B` is a word each; `√√×` a mark each; `对错对` a character each. */
export function answersOf(body: string, count: number): string[] | undefined {
  const words = body.split(/[\s,，、;；。.]+/u).filter((word) => word !== "");
  const isAnswer = (word: string) => lettersOf(word) !== undefined || judgementOf(word) !== undefined;
  if (words.length === count && words.every(isAnswer)) return words;
  const characters = [...words.join("")];
  return characters.length === count && characters.every(isAnswer) ? characters : undefined;
}

function takeOne(text: string): Taken | undefined {
  const match = single.exec(text);
  if (!match) return undefined;
  return { entries: [{ value: Number(match[1]), text: match[2] as string }], length: match[0].length };
}

/** A row of numbers over a row of answers, as tables are written out: 题号 1 2 3 / 答案 A B C. */
export function keyRows(numbers: string, answers: string): KeyLine | undefined {
  const cells = (line: string) => line.trim().split(/\s+/u);
  const values = cells(numbers.replace(/^\s*(?:题号|序号|题目|题次)\s*/u, "")).map((cell) =>
    Number(cell.normalize("NFKC").replace(/[.、题]$/u, "")),
  );
  if (values.length < 2 || !values.every((value) => Number.isInteger(value) && value > 0)) return undefined;
  const texts = cells(answers.replace(/^\s*(?:正确|参考|标准)?答案\s*[:：]?\s*/u, ""));
  const isAnswer = (word: string) => lettersOf(word) !== undefined || judgementOf(word) !== undefined;
  if (texts.length !== values.length || !texts.every(isAnswer)) return undefined;
  return { entries: values.map((value, i) => ({ value, text: texts[i] as string })) };
}

/** A heading over answers: 参考答案, 答案：, 《…》题库答案, 附：试题答案与解析. */
export function isKeyHeading(line: string): boolean {
  if (line.length > longestHeading) return false;
  const text = line.trim().replace(/^[#*\s—=-]+|[*\s—=-]+$/gu, "");
  return (
    text.length <= 40 &&
    !/[，。？！,?!_]/u.test(text) &&
    /(?:答案|答案(?:与|及|和|、)?(?:解析|评分标准|要点)|答案(?:部分|区|页|汇总|表))\s*[】\])）]?\s*[:：]?$/u.test(text)
  );
}

/** What an entry of a list says: the answer, and an explanation behind it. Lines without a mark go on with what stood before. */
export function entryFields(text: string): Field[] {
  const fields: Field[] = [];
  for (const part of text.split("\n").flatMap((line) => cutAtMarks(line))) {
    const marked = fieldAt(part);
    const last = fields.at(-1);
    if (marked) fields.push(marked);
    else if (last) last.value = `${last.value}\n${part.trim()}`;
    else fields.push({ name: "answer", value: part.trim() });
  }
  return fields;
}
