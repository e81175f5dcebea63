import type { SourceUnit } from "../reading.ts";
import { judgementOf, type StatedType } from "../type-words.ts";
import { markBareLetters } from "./bare-letters.ts";
import { cleanLine } from "./clean.ts";
import { cutAtMarks, type Field, fieldAt } from "./fields.ts";
import { joinCellsOfKeys, joinLoneNumbers, moveBrackets } from "./heads-of-lines.ts";
import { couldBeTitle, credit, headingType, isChapter, isPageNumber } from "./headings.ts";
import { isKeyHeading } from "./key-list.ts";
import { hasOptionsWithin, optionAt } from "./labels.ts";
import { type LineNumber, numberAt } from "./numbers.ts";
import { markTicks } from "./ticks.ts";

/** What a line of the source is, taken by itself and with its neighbours, before any question is made of it. */
export interface Line {
  /** Index of the source unit it belongs to. */
  unit: number;
  text: string;
  kind: "blank" | "page" | "type" | "chapter" | "key" | "text";
  /** Of a heading that announces a type. */
  type?: StatedType;
  number?: LineNumber;
  /** Letter (from 0) of an option that the line starts with. */
  option?: number;
  /** Whether the line starts another chain of options (an A), at its start or within. */
  startsOptions: boolean;
  field?: Field;
  /** Whether the line tells an answer: a marked one, or a key in brackets. */
  tellsKey: boolean;
  /** Whether a blank line stands right before it. */
  afterBlank: boolean;
}

const bracketKey =
  /[（(【[][\s_]*(?:[A-IＡ-Ｉ](?:[\s,，、]*[A-IＡ-Ｉ]){0,8}|[①-⑳](?:[\s,，、]*[①-⑳]){0,8}|√|×|ⅹ|Ⅹ|✓|✗|✔|✘|对|错|正确|错误|T|F)[\s_]*[）)】\]]|_{1,60}\s*[A-IＡ-Ｉ]{1,9}\s*_|[。.？?！!”"\s][√×✓✗✔✘]\s*$/u;

/** Lines of the source with what each shows by itself. */
export function describeLines(units: readonly SourceUnit[]): Line[] {
  const lines: Line[] = [];
  let afterBlank = true;
  const cleaned = units.map(({ text }) => cleanLine(text));
  markBareLetters(markTicks(joinLoneNumbers(moveBrackets(joinCellsOfKeys(cleaned))))).forEach((text, index) => {
    const line = describe(text, index, afterBlank);
    lines.push(line);
    afterBlank = line.kind === "blank";
  });
  return lines;
}

function describe(text: string, unit: number, afterBlank: boolean): Line {
  const plain = { unit, text, startsOptions: false, tellsKey: false, afterBlank };
  const trimmed = text.trim();
  if (trimmed === "" || /^[-=*~—─＝]{3,}$/u.test(trimmed) || trimmed.replace(credit, "").trim() === "") return { ...plain, kind: "blank" };
  if (isPageNumber(text)) return { ...plain, kind: "page" };
  const type = headingType(text);
  if (type) return { ...plain, kind: "type", type };
  if (isChapter(text)) return { ...plain, kind: "chapter" };
  const field = fieldAt(text);
  const option = field ? undefined : optionAt(trimmed);
  const number = field || option ? undefined : numberAt(trimmed);
  const parts = cutAtMarks(text);
  const marked = field?.name === "answer" || parts.slice(1).some((part) => fieldAt(part)?.name === "answer");
  return {
    ...plain,
    kind: "text",
    ...(number ? { number } : {}),
    ...(option ? { option: option.letter } : {}),
    ...(field ? { field } : {}),
    startsOptions: option?.letter === 0 || (!option && (field === undefined || field.name === "options") && hasOptionsWithin(text)),
    tellsKey: marked || (!field && !option && bracketKey.test(text)),
  };
}

/**
 * `3.【答案】B` right under question 3 is its answer, with the number said once more. Before lists of answers are looked
 * for, such lines lose their number; without options above they may be a list.
 */
export function joinNumberedAnswers(lines: readonly Line[]): void {
  let asked: number | undefined;
  let options = false;
  for (const line of lines) {
    if (line.kind === "type" || line.kind === "chapter" || isKeyHeading(line.text)) asked = undefined;
    if (line.option !== undefined || line.startsOptions) options = true;
    if (line.kind !== "text" || !line.number) continue;
    const field = /^\s*(?:[【[（(]|(?:正确|参考|标准)?答案|解析)/u.test(line.number.rest) ? fieldAt(line.number.rest) : undefined;
    if (field && options && line.number.value === asked && (field.name === "answer" || field.name === "explanation")) {
      line.text = line.number.rest;
      line.field = field;
      line.tellsKey = field.name === "answer";
      delete line.number;
    } else {
      asked = field ? undefined : line.number.value;
      options = line.startsOptions;
    }
  }
}

/** Second look, with neighbours: short lines that stand where titles stand are chapters too. */
export function findTitles(lines: Line[]): void {
  lines.forEach((line, i) => {
    if (line.kind !== "text" || line.option !== undefined || line.field || !couldBeTitle(line.text)) return;
    if (line.number && line.number.family !== "han") return;
    const next = following(lines, i);
    const previous = lines[i - 1];
    const setApart = line.afterBlank || previous === undefined || previous.kind !== "text";
    if (next?.kind === "type" && setApart) line.kind = "chapter";
    else if (setApart && next?.number?.value === 1 && next.number.family !== "glued" && judgementOf(line.text) === undefined)
      line.kind = "chapter";
    else if (line.number?.family === "han" && next?.number?.value === 1) line.kind = "chapter";
  });
}

function following(lines: readonly Line[], index: number): Line | undefined {
  for (let i = index + 1; i < lines.length; i++) {
    const line = lines[i];
    if (line && line.kind !== "blank" && line.kind !== "page") return line;
  }
  return undefined;
}

/**
 * 1.东乡 / 2.西乡 below a question that asks to pair or to order are its items, not questions: they count on from 1 right
 * below it. They lose their numbers, which stay in their texts.
 */
export function findNumberedItems(lines: readonly Line[]): void {
  let arranged = false;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (line.kind === "type") arranged = line.type === "match" || line.type === "order";
    if (line.kind !== "text" || !line.number || !(arranged || /连线|配对|匹配|排序/u.test(line.text))) continue;
    const items: Line[] = [];
    for (const below of lines.slice(i + 1, i + 40)) {
      if (below.field || below.kind === "type" || below.kind === "chapter" || isKeyHeading(below.text)) break;
      if (below.kind !== "text" || !below.number) continue;
      if (below.number.value !== items.length + 1 || /连线|配对|匹配|排序/u.test(below.text)) break;
      items.push(below);
    }
    if (items.length >= 2) for (const item of items) delete item.number;
  }
}
