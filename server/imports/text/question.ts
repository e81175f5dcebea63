import { countBlanks, lettersOf, readKey } from "../key.ts";
import type { Doubt, ImportType, Reading, ReadKey } from "../reading.ts";
import { judgementOf, judgementOptions, type StatedType } from "../type-words.ts";
import { arrange } from "./arrangement.ts";
import { choiceKeyIn, type InlineKey, judgementIn, textBehind, textsIn } from "./inline-key.ts";
import { matchOf } from "./match-question.ts";
import { areOrders, asksForOrder, orderOf } from "./order-question.ts";
import type { Parts } from "./parts.ts";

/** Where a question stands: what its headings say, and what a list of answers says of it. */
export interface Surroundings {
  /** Of the heading above. */
  type?: StatedType;
  chapter?: string;
  /** From a list of answers apart; with explanation where the list has one. */
  listed?: { text: string; explanation?: string };
  /** Letters of options that are set off in the source (bold, red, underlined). Only a hint. */
  emphasised?: string;
  /** Stretches of its text that are underlined. Only a hint. */
  underlined?: readonly string[];
}

/** Makes a reading of a question's parts, or says why it cannot be one. */
export function readQuestion(parts: Parts, around: Surroundings): Reading | string {
  const stated = parts.stated ?? around.type;
  const inline = inlineKey(parts, stated);
  const written = [...parts.answers, ...(around.listed ? [around.listed.text] : []), ...(inline.key === undefined ? [] : [inline.key])];
  const decided = decideType(parts, stated, written);
  if (!decided) return "像是一道题，可是既没有选项也没有答案。若是题目，请补上选项和答案；若是说明文字，可以不管。";
  const { type, doubts } = decided;
  const made = stemAndKey(parts, type, inline, written, around);
  doubts.push(...made.doubts, ...structureDoubts(parts, inline));
  const judge = type === "judge";
  const explanation = [parts.explanation ?? "", around.listed?.explanation ?? "", ...parts.trailing]
    .filter((text) => text !== "")
    .join("\n");
  const label = [around.chapter ?? "", parts.number ? `第 ${parts.number} 题` : ""].filter((text) => text !== "").join(" ");
  const reading: Reading = {
    type,
    stem: made.stem,
    options: judge || type === "blank" || type === "short" ? [] : parts.options,
    ...(judge && parts.options.length > 0 ? { optionsWritten: parts.options } : {}),
    ...(made.key === undefined ? {} : { key: made.key }),
    ...(explanation ? { explanation } : {}),
    ...(parts.source ? { source: parts.source } : {}),
    ...(parts.topic ? { topic: parts.topic } : {}),
    ...(parts.difficulty ? { difficulty: parts.difficulty } : {}),
    ...(label ? { label } : {}),
    units: parts.units,
    doubts,
  };
  return arrange(reading, {
    options: parts.options,
    body: parts.body,
    answers: [...parts.answers, ...(around.listed ? [around.listed.text] : [])],
  });
}

const none: InlineKey = { stem: "", several: false };

/** A key inside the stem, looked for as the kind of question asks. Statements hold judgements, questions with options letters. */
function inlineKey(parts: Parts, stated: StatedType | undefined): InlineKey {
  const judging =
    judgementOptions(parts.options) !== undefined || (parts.options.length < 2 && (stated === "judge" || stated === undefined));
  if (judging) {
    const found = judgementIn(parts.stem, stated === "judge");
    // Where A stands for true and B for false the letter is the judgement.
    if (found.key === undefined && stated === "judge" && parts.options.length === 0) {
      const lettered = choiceKeyIn(parts.stem);
      return lettered.key !== undefined && /^[AB]$/u.test(lettered.key) && !lettered.loose ? lettered : found;
    }
    if (found.key !== undefined || parts.options.length < 2) return found;
  }
  const choosing = stated === "single" || stated === "multiple" || stated === "choice";
  if (parts.options.length < 2 && !choosing) return { ...none, stem: parts.stem };
  const letters = choiceKeyIn(parts.stem);
  // A statement that slipped among questions with options.
  return letters.key === undefined && parts.options.length === 0 ? judgementIn(parts.stem) : letters;
}

function decideType(
  parts: Parts,
  stated: StatedType | undefined,
  written: readonly string[],
): { type: ImportType; doubts: Doubt[] } | undefined {
  const { options } = parts;
  const conflict = (type: ImportType, message: string) => ({ type, doubts: [{ code: "type-conflict", field: "type" as const, message }] });
  const asLetters = (text: string) => readKey(text, { type: "multiple", options }).key;
  const letters = written.map((text) => lettersOf(text) ?? asLetters(text)).find((found) => typeof found === "string");
  const judgement = written.some((text) => judgementOf(text) !== undefined);
  const arranged = arrangedType(parts, stated, written);
  if (arranged) return arranged;
  if (options.length >= 2) {
    const byKey: ImportType = (letters?.length ?? 1) > 1 ? "multiple" : "single";
    if (judgementOptions(options) !== undefined)
      return { type: stated === "single" || stated === "multiple" ? stated : "judge", doubts: [] };
    if (stated === "judge" || stated === "blank" || stated === "short") {
      return conflict(byKey, "所在的部分不是选择题，这道题却有选项：按选择题读，请核对题型。");
    }
    if (stated === undefined || stated === "choice" || stated === "order" || stated === "match") {
      return letters === undefined && stated !== "order" && stated !== "match"
        ? conflict("single", "没有写明单选还是多选，也没有答案可以判断，请选定题型。")
        : { type: stated === "order" || stated === "match" ? stated : byKey, doubts: [] };
    }
    return { type: stated, doubts: [] };
  }
  if (stated === "choice" || stated === "single" || stated === "multiple") {
    if (judgement && letters === undefined)
      return conflict("judge", "所在的部分是选择题，这道题没有选项、答案是对错：按判断题读，请核对题型。");
    return { type: stated === "choice" ? ((letters?.length ?? 1) > 1 ? "multiple" : "single") : stated, doubts: [] };
  }
  if (stated !== undefined) return { type: stated, doubts: [] };
  if (judgement) return { type: "judge", doubts: [] };
  if (written.length === 0) return undefined;
  if (letters !== undefined) return conflict("single", "答案是字母，却没有找到选项，请补上选项。");
  const type = countBlanks(parts.stem) > 0 ? "blank" : "short";
  // A、白色 names an option by its letter: there were some.
  if (!written.some((text) => /^\s*[A-IＡ-Ｉ]\s*[、.．:：)）]\s*\S/u.test(text))) return { type, doubts: [] };
  const message = "答案前面有选项的字母，却没有找到选项：请补上选项，或去掉答案里的字母。";
  return { type, doubts: [{ code: "letter-without-options", field: "options", message }] };
}

/** Questions that ask for an order or for pairs, whatever their heading calls them; and choices among orders under 排序题. */
function arrangedType(
  parts: Parts,
  stated: StatedType | undefined,
  written: readonly string[],
): { type: ImportType; doubts: Doubt[] } | undefined {
  const { options, stem, body } = parts;
  const doubt = (message: string): Doubt[] => [{ code: "type-conflict", field: "type", message }];
  if (stated === "order" && areOrders(options))
    return { type: "single", doubts: doubt("所在的部分是排序题，这道题给了几个顺序供选择：按单选题读，请核对题型。") };
  if (stated === "order" || stated === "match" || written.length > 2) return undefined;
  if (asksForOrder(stem) && !areOrders(options)) {
    const found = orderOf(options.length >= 2 ? stem : body.join("\n"), options, parts.answers.length > 0 ? parts.answers : written);
    const moved =
      found?.told &&
      !found.byRank &&
      (options.length >= 2 || /[①-⑳\d]/u.test(body.join(""))) &&
      (options.length < 2 || found.items.some((item, i) => item !== options[i]));
    if (moved) return { type: "order", doubts: stated ? doubt("答案是各项的顺序：按排序题读，请核对题型。") : [] };
  }
  if (stated === undefined && /连线|配对|用线/u.test(stem) && (matchOf(body, parts.answers)?.pairs.length ?? 0) >= 2)
    return { type: "match", doubts: [] };
  return undefined;
}

interface Made {
  stem: string;
  key?: ReadKey;
  doubts: Doubt[];
}

function stemAndKey(parts: Parts, type: ImportType, inline: InlineKey, written: readonly string[], around: Surroundings): Made {
  const isChoice = type === "single" || type === "multiple";
  // A loose letter is a key only where nothing else is: else it stays where it stands, to be looked at.
  const outer = [...parts.answers, ...(around.listed ? [around.listed.text] : [])];
  const usesInline = (isChoice || type === "judge") && inline.key !== undefined && !(inline.loose && outer.length > 0);
  const stem = usesInline ? inline.stem : parts.stem;
  const asked = { type, options: parts.options, blanks: countBlanks(stem) };
  if (type === "blank" && outer.length === 0) return blanksUnderlined(stem, around.underlined) ?? blanksBehind(stem) ?? blanksInPlace(stem);
  if (type === "short" && outer.length === 0 && parts.behindFirstLine !== "" && stem.endsWith(parts.behindFirstLine))
    return answerBehind(stem, parts.behindFirstLine);
  const reads = (usesInline ? written : outer).map((text) => readKey(text, asked));
  const known = reads.filter(({ key }) => key !== undefined);
  const first = known[0] ?? reads[0];
  if (first === undefined) return emphasis(stem, isChoice ? around.emphasised : undefined);
  const differ = known.some(({ key }) => JSON.stringify(key) !== JSON.stringify(first.key));
  const message = usesInline ? "题干里写的答案与另外写的答案不同，请选定。" : "这道题写了两个不同的答案，请选定。";
  const doubts = differ ? [...first.doubts, { code: "key-conflict", field: "key" as const, message }] : first.doubts;
  return { stem, ...(first.key === undefined ? {} : { key: first.key }), doubts };
}

/** 名词解释 and its kin: the first line asks, the others answer, without a mark. */
function answerBehind(stem: string, answer: string): Made {
  const message = "没有写明答案从哪里开始：第一行当作题目，后面的当作答案，请核对。";
  return { stem: stem.slice(0, -answer.length).trim(), key: [[answer]], doubts: [{ code: "answer-unmarked", field: "key", message }] };
}

/** Nothing but bold or red letters says what is right: taken, and always doubted. */
function emphasis(stem: string, letters: string | undefined): Made {
  if (!letters) return { stem, doubts: [] };
  const message = `没有写明答案，${letters} 在原文件里用颜色或字形标出：按答案理解，请核对。`;
  return { stem, key: letters, doubts: [{ code: "key-by-emphasis", field: "key", message }] };
}

/** Words that are underlined in a sentence without any gap fill one each: taken, and always doubted. */
function blanksUnderlined(stem: string, underlined: readonly string[] = []): Made | undefined {
  const texts = underlined.map((text) => text.trim());
  if (texts.length === 0 || countBlanks(stem) > 0) return undefined;
  let emptied = "";
  let rest = stem;
  for (const text of texts) {
    const at = rest.indexOf(text);
    if (at < 0) return undefined;
    emptied += `${rest.slice(0, at).trimEnd()}____`;
    rest = rest.slice(at + text.length).trimStart();
  }
  // （榕树） has its gap in the brackets.
  if (textsIn(stem).texts.length > 0) return undefined;
  const message = "没有写明答案，把下划线上的文字当作空里的答案，请核对。";
  return { stem: emptied + rest, key: texts.map((text) => [text]), doubts: [{ code: "key-by-emphasis", field: "key", message }] };
}

/** What stands behind a sentence with empty gaps may fill them, or be a remark: taken where it fits, and doubted. */
function blanksBehind(stem: string): Made | undefined {
  const found = textBehind(stem);
  if (!found) return undefined;
  const blanks = countBlanks(found.stem);
  const { key, doubts } = readKey(found.text, { type: "blank", options: [], blanks });
  if (!Array.isArray(key) || key.length !== blanks) return undefined;
  const message = "没有写明答案，把题干后面的文字当作空里的答案，请核对。";
  return { stem: found.stem, key, doubts: [...doubts, { code: "blank-behind", field: "key", message }] };
}

/** What stands between two gaps by itself: ____年____月 has no answer in it. */
const betweenGaps = /^[年月日时分、，,。和与及或]+$/u;

/** Fill-in questions whose answers stand in the gaps. Where brackets may be remarks, somebody must look. */
function blanksInPlace(stem: string): Made {
  const { stem: emptied, texts } = textsIn(stem);
  if (texts.every((text) => betweenGaps.test(text))) return { stem, doubts: [] };
  const doubts: Doubt[] = [];
  const unsure = texts.some((text) => /[是的在和与为于及]|[，。]/u.test(text) || betweenGaps.test(text)) && /_{2,}/u.test(emptied);
  if (countBlanks(emptied) > texts.length) {
    doubts.push({ code: "blank-partly", field: "key", message: "题干里有的空填了答案、有的没有，请核对哪些是要填的空。" });
  } else if (unsure || (texts.length > 1 && /[（(]/u.test(stem) && !/_{2,}/u.test(emptied))) {
    doubts.push({ code: "blank-in-place", field: "key", message: "把题干的空里写着的字当作答案，未必都是，请核对。" });
  }
  return { stem: emptied, key: texts.map((text) => [text]), doubts };
}

/** A number and a gap, or options, inside an option: the next question. */
const another = /(?:^|[^\d.．])\d{1,4}\s*[、.．]\s*\D.*(?:[（(]\s*[A-I√×]*\s*[）)]|_{2,}|[A-D][、.．])/u;
/** Further options, or an answer, inside an option. */
const furtherOptions = /[^A-Za-z][A-D]\s*[、.．]\s*\S.*[^A-Za-z][B-E]\s*[、.．]\s*\S|答案\s*[】\])）]?\s*[:：]?\s*[A-I]/u;

/** The same or a later letter with its point inside an option: a label was left out or written twice, or it is none. */
const holdsNext = (option: string, i: number): boolean =>
  [
    ...option.matchAll(/(?<=[\s\p{Script=Han}》”"）)。；])([B-I])\s*[.．]\s*(?=[\p{Script=Han}《“"])/gu),
    ...option.matchAll(/(?<=\S\s*[（(【])([B-I])(?=\s*[）)】]\s*\S)/gu),
    ...option.matchAll(/(?<=[A-Za-z])([B-I])(?=[、.．:：)）])/gu),
  ].some((match) => (match[1] as string).charCodeAt(0) - 65 >= i);

/** The next letter and a space inside the last option, or an option's own letter once more: labels without a point may be misread. */
const holdsBareLabel = (options: readonly string[]): boolean =>
  new RegExp(`[^A-Za-z0-9]${String.fromCharCode(65 + options.length)}\\s+\\S`, "u").test(options.at(-1) ?? "") ||
  options.some((option, i) => option.startsWith(`${String.fromCharCode(65 + i)} `));

function structureDoubts(parts: Parts, inline: InlineKey): Doubt[] {
  const doubts: Doubt[] = [];
  const add = (code: string, field: Doubt["field"], message: string) => doubts.push({ code, field, message });
  const expected = [...parts.letters].map((_, i) => String.fromCharCode(65 + i)).join("");
  if (parts.letters !== expected) add("option-letters", "options", `选项的字母不连贯（${parts.letters}），答案可能因此错位，请核对。`);
  if (
    parts.options.some((option) => another.test(option) || furtherOptions.test(option)) ||
    parts.options.some(holdsNext) ||
    holdsBareLabel(parts.options)
  )
    add("swallowed", "whole", "选项里好像混进了下一道题，请核对。");
  if (parts.unclearTick) add("tick-unclear", "key", "有一个勾夹在两个选项中间，分不清勾的是哪一个，请核对答案。");
  if (parts.numberTwice) add("number-twice", "stem", "题干里同一个题号出现了两次，前面可能混进了上一题的文字，请核对。");
  if (parts.byNumber) add("key-by-number", "key", "答案写的是数字，按第几个选项理解，请核对。");
  if (parts.quoted) add("quote-in-label", "options", `选项 ${parts.quoted} 的字母后面多出一个引号，已略去，请看是不是选项文字的。`);
  if (inline.several) add("several-inline-keys", "key", "题干里有几个不同的答案，请选定。");
  if (inline.loose) add("loose-key", "key", "题干末尾有字母，像是没有括起来的答案，请核对。");
  if (parts.afterGap)
    add("text-after-options", "options", "选项后面隔了空行又有文字，或有单独一行的数字，已接在最后一个选项后面，请核对。");
  if (parts.trailing.length > 0) add("text-after-answer", "whole", "答案后面还有没有标明的文字，已放进解析，请核对。");
  return doubts;
}
