import { letterOf } from "../../bank/letters.ts";
import type { StatedType } from "../type-words.ts";
import { joinLines } from "./clean.ts";
import { closesAnswer, cutAtMarks, fieldAt, type FieldName } from "./fields.ts";
import { findOptions, type OptionsFound } from "./labels.ts";
import type { Line } from "./lines.ts";
import { numberedOptions } from "./numbered-options.ts";
import { takeTags } from "./tags.ts";
import { takeTicks, withoutTicks } from "./ticks.ts";

/** A question taken apart, before its type and key are decided. */
export interface Parts {
  number?: number;
  stem: string;
  /** Lines up to the answer, options among them; the first without number and type. */
  body: string[];
  /** What of the body stands behind its first line: of a short question without a marked answer it may be the answer. */
  behindFirstLine: string;
  options: string[];
  /** Letters as written: ABCD, or ABD where one is missing. */
  letters: string;
  /** Letters with a quotation mark inside the label: A“、 */
  quoted: string;
  /** A tick stood between two options. */
  unclearTick?: true;
  /** A line before the options carries the question's own number once more. */
  numberTwice?: true;
  /** Options under figures, which may count something else. */
  byNumber?: true;
  /** Answers as marked, each as written; usually one. */
  answers: string[];
  stated?: StatedType;
  explanation?: string;
  source?: string;
  difficulty?: string;
  topic?: string;
  /** Text behind the answer that carries no mark. */
  trailing: string[];
  /** Text that follows the last option after a blank line: part of it or not. */
  afterGap: boolean;
  units: number[];
}

/** 正确答案：A 2.0分 */
const scoreBehind = /\s+\d+(?:\.\d+)?\s*分\s*$|\s*[（(](?:少选|多选|错选|漏选)[^（）()]{0,20}[）)]\s*$/u;
/** Marks by themselves on a line, as platforms print them behind an answer. */
const scoreLine = /^\s*[（(]?\s*\d+(?:\.\d+)?\s*分\s*[）)]?\s*$/u;

/** A key in brackets, behind an arrow or 故选, alone on its line. */
const loneKey =
  /^\s*(?:[（(【]\s*([A-IＡ-Ｉ](?:[\s,，、]*[A-IＡ-Ｉ]){0,8}|[√×✓✗对错]|正确|错误)\s*[）)】]|(?:[→⇒]|(?:故|因此|所以|本题)?应?选(?:择)?\s*[:：]?)\s*([A-IＡ-Ｉ](?:[\s,，、]*[A-IＡ-Ｉ]){0,8}))\s*[。.]?\s*$/u;

/** Whether nothing of the question follows a line but marked parts: (B) alone may be the letter of an option whose text follows. */
function isLast(lines: readonly Line[], at: number): boolean {
  const next = lines.slice(at + 1).find(({ kind }) => kind === "text");
  return next === undefined || next.field !== undefined;
}

type Slot = FieldName | "body" | "trailing";

/** Takes the lines of one question apart: body, marked fields, what trails. The first line's number is left out. */
export function takeApart(lines: readonly Line[]): Parts {
  const texts: Record<string, string[]> = {};
  const put = (slot: Slot, text: string) => {
    texts[slot] ??= [];
    texts[slot].push(text);
  };
  const answers: string[] = [];
  let slot: Slot = "body";
  let optionsSeen = false;
  let afterGap = false;
  for (const [n, line] of lines.entries()) {
    if (line.kind !== "text") continue;
    if (slot !== "body" && (slot !== "answer" || (answers.at(-1) ?? "") !== "") && scoreLine.test(line.text)) continue;
    const text = n === 0 && line.number ? `${line.number.tag}${line.number.rest}` : line.text;
    const back = backToBody(line, slot, optionsSeen, lines.slice(n + 1));
    if (back) slot = "body";
    const lone = slot === "body" && optionsSeen && isLast(lines, n) ? loneKey.exec(line.text) : null;
    if (lone) {
      answers.push((lone[1] ?? lone[2]) as string);
      slot = "answer";
      continue;
    }
    if (slot === "answer" && answers.at(-1) !== "" && !line.field && closesAnswer(answers.at(-1) ?? "")) slot = "trailing";
    for (const [k, part] of cutAtMarks(text).entries()) {
      const field = k > 0 || n > 0 || line.field ? fieldAt(part) : undefined;
      if (!field) {
        if (slot === "body" && optionsSeen && /^\s*\d{1,4}\s*$/u.test(part)) afterGap = true;
        if (slot === "body" && optionsSeen && line.afterBlank && line.option === undefined && n > 0 && !line.startsOptions) afterGap = true;
        if (slot === "answer") answers.push([answers.pop() ?? "", part.trim()].filter((piece) => piece !== "").join("\n"));
        else put(slot, part);
        if (slot === "body" && (line.option !== undefined || line.startsOptions)) optionsSeen = true;
        continue;
      }
      slot = field.name === "stem" || field.name === "options" ? "body" : field.name;
      if (field.name === "answer") answers.push(field.value.replace(scoreBehind, ""));
      else if (field.value !== "") put(slot, field.value);
      if (field.name === "options" || line.startsOptions) optionsSeen = optionsSeen || line.startsOptions;
    }
  }
  return assemble(lines, texts, answers, afterGap);
}

/** Options may come after the answer; what follows a one-line field (难度：易) is not part of it. */
function backToBody(line: Line, slot: Slot, optionsSeen: boolean, below: readonly Line[]): boolean {
  if (slot === "body" || line.field) return false;
  // A.错误 alone in an explanation is no option.
  if (line.startsOptions) return !optionsSeen && (below.some(({ option }) => option === 1) || findOptions(line.text) !== undefined);
  return line.option !== undefined && optionsSeen && slot === "mine";
}

function assemble(lines: readonly Line[], texts: Record<string, string[]>, answers: string[], afterGap: boolean): Parts {
  const written = (texts["body"] ?? []).join("\n");
  const statement = bareJudgements(written);
  const body = statement?.body ?? written;
  const lettered = findOptions(body) ?? statement?.found;
  const numbered = lettered || /排序|顺序|先后|连线|配对|匹配/u.test(body) ? undefined : numberedOptions(body, answers);
  const found = numbered ? { ...numbered, letters: numbered.options.map((_, i) => letterOf(i)).join(""), quoted: "" } : lettered;
  const joined = joinLines((found?.before ?? body).split("\n"));
  const tagged = takeTags(
    joined.replace(/^(?:[【[]\s*(?:题干|题目|试题|问题)\s*[】\]]\s*[:：]?|(?:题干|题目|试题|问题|问)\s*[:：])\s*/u, ""),
  );
  const typed = texts["type"]?.[0] ? takeTags(`（${texts["type"][0]}）.`).type : undefined;
  const text = (name: FieldName) => withoutTicks(texts[name]?.join("\n").trim() ?? "");
  const number = lines[0]?.number?.value;
  const end = lines.findIndex(({ startsOptions, option, field }, n) => startsOptions || option !== undefined || (n > 0 && field));
  const twice =
    number !== undefined &&
    lines
      .slice(1, end < 0 ? undefined : end)
      .some((line) => line.number?.value === number && line.number.family === lines[0]?.number?.family);
  const { options, right, unsure } = takeTicks(found?.options ?? []);
  const stated = tagged.type ?? typed;
  const difficulty = text("difficulty") || tagged.difficulty;
  return {
    ...(number ? { number } : {}),
    stem: withoutTicks(tagged.stem),
    body: (texts["body"] ?? []).map((line, i) => withoutTicks(i === 0 ? takeTags(line).stem : line)),
    behindFirstLine: found ? "" : withoutTicks(joinLines((texts["body"] ?? []).slice(1))),
    options,
    letters: found?.letters ?? "",
    quoted: found?.quoted ?? "",
    ...(unsure ? { unclearTick: true as const } : {}),
    ...(twice ? { numberTwice: true as const } : {}),
    ...(numbered && !numbered.certain ? { byNumber: true as const } : {}),
    answers: numbered
      ? [numbered.key]
      : [...answers.map((answer) => withoutTicks(answer).trim()).filter((answer) => answer !== ""), ...(right ? [right] : [])],
    ...(stated ? { stated } : {}),
    ...optional("explanation", text("explanation")),
    ...optional("source", text("source")),
    ...optional("difficulty", difficulty),
    ...optional("topic", text("topic")),
    trailing: (texts["trailing"] ?? []).map(withoutTicks),
    afterGap,
    units: [...new Set(lines.filter((line) => line.kind === "text").map((line) => line.unit))],
  };
}

/**
 * 正确 and 错误 on lines of their own without letters, or with true. and false. before them, are the options of a
 * statement. Where lettered options follow they are the same ones once more.
 */
function bareJudgements(body: string): { body: string; found: OptionsFound } | undefined {
  const match =
    /\n[ \t]*((?:true|t)\s*[.、．:：)）]\s*)?(正确|对|√|是)[ \t]*\n[ \t]*((?:false|f)\s*[.、．:：)）]\s*)?(错误|错|×|否)[ \t]*(?=$|\n\s*[AＡ][\s.、．:：])/iu.exec(
      body,
    );
  if (!match) return undefined;
  const before = body.slice(0, match.index);
  const rest = body.slice(match.index + match[0].length);
  return { body: before + rest, found: { before, options: [match[2] as string, match[4] as string], letters: "AB", quoted: "" } };
}

const optional = <K extends string>(name: K, value: string | undefined) => (value ? ({ [name]: value } as Record<K, string>) : {});
