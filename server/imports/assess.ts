import { plainWording } from "../bank/wording.ts";
import { countBlanks } from "./key.ts";
import type { Doubt, FileReading, Reading } from "./reading.ts";
import { judgementOptions } from "./type-words.ts";

/** Longest stem and option that need no second look: the longest real ones are under half of it. */
const longStem = 600;
const longOption = 200;
/** Private use characters and the mark of failed decoding. */
const unknownGlyph = /[\ue000-\uf8ff\ufffd]/u;

/** Adds the doubts that hold for every format to those its reader found. Nothing of the readings is changed but `doubts`. */
export function assess(file: FileReading): FileReading {
  const twins = twinDoubts(file.readings);
  const readings = file.readings.map((reading, i) => {
    const known = new Set(reading.doubts.map((doubt) => doubt.code));
    const found = [...ownDoubts(reading), ...(twins.get(i) ?? [])].filter((doubt) => !known.has(doubt.code));
    return { ...reading, doubts: [...reading.doubts, ...found] };
  });
  return { ...file, readings };
}

/** How certain a reading is, 0 to 100: 100 without doubts. What concerns the key weighs most, for a wrong key does most harm. */
export function confidenceOf({ doubts }: Pick<Reading, "doubts">): number {
  const weight = { key: 40, options: 30, type: 25, stem: 20, whole: 15 };
  return Math.max(5, 100 - doubts.reduce((sum, doubt) => sum + weight[doubt.field], 0));
}

function ownDoubts(reading: Reading): Doubt[] {
  const doubts: Doubt[] = [];
  const add = (code: string, field: Doubt["field"], message: string) => doubts.push({ code, field, message });
  const { type, stem, options, key } = reading;
  if (stem.trim() === "") add("no-stem", "stem", "没有题干，请补上。");
  if (stem.length > longStem) add("long-stem", "stem", `题干有 ${stem.length} 字，可能混进了别的内容，请核对。`);
  if (unknownGlyph.test([stem, ...options].join(""))) {
    add("unknown-glyph", "stem", "有一个字是专用字体里的符号或没有解码成功，显示不出来，请对照原文件补上。");
  }
  if (key === undefined && type !== "order" && type !== "match" && type !== "short") add("no-key", "key", "没有找到答案，请补上。");
  if (type === "single" || type === "multiple") {
    choiceDoubts(reading, add);
    if (typeof key === "string") keyDoubts(type, key, options.length, add);
  }
  if (type === "blank" && Array.isArray(key)) {
    const blanks = countBlanks(stem);
    if (blanks === 0) add("no-blank", "stem", "填空题的题干里没有空，请标出要填的地方。");
    else if (blanks !== key.length) add("blank-count", "key", `题干有 ${blanks} 个空，答案有 ${key.length} 份，请逐空核对。`);
    if (key.some((forms) => forms.every((form) => form.trim() === ""))) add("no-key", "key", "有的空没有答案，请补上。");
  }
  return doubts;
}

type Add = (code: string, field: Doubt["field"], message: string) => void;

function choiceDoubts({ type, options }: Reading, add: Add): void {
  if (options.length < 2) add("few-options", "options", options.length === 0 ? "没有找到选项，请补上。" : "只找到一个选项，请补上。");
  if (options.length > 9) add("many-options", "options", `读出了 ${options.length} 个选项，可能混进了别的题，请核对。`);
  if (options.some((option) => option.trim() === "")) add("empty-option", "options", "有空着的选项，请补上或删去。");
  const plain = options.map((option) => plainWording(option) || option.trim()).filter((option) => option !== "");
  if (new Set(plain).size < plain.length) add("equal-options", "options", "有两个选项相同，请核对。");
  if (options.some((option) => option.length > longOption)) add("long-option", "options", "有的选项特别长，可能混进了别的内容，请核对。");
  if (type === "single" && judgementOptions(options) !== undefined) {
    add("judge-like", "type", "只有“对”“错”两个选项：若是判断题，请改题型。");
  }
}

function keyDoubts(type: "single" | "multiple", key: string, options: number, add: Add): void {
  const letters = [...key];
  if (letters.some((letter) => letter.charCodeAt(0) - 65 >= options || letter < "A")) {
    add("key-beyond-options", "key", `答案是 ${key}，选项只有 ${options} 个，请核对。`);
  }
  if (type === "single" && letters.length > 1) add("several-right-options", "type", `单选题的答案是 ${key}：若是多选题，请改题型。`);
  if (type === "multiple" && letters.length === 1) add("one-right-option", "key", `多选题的答案只有 ${key}，请核对。`);
}

/** Repeats within the file: the same question with the same key, or with another one, which cannot both be right. */
function twinDoubts(readings: readonly Reading[]): Map<number, Doubt[]> {
  const doubts = new Map<number, Doubt[]>();
  const add = (i: number, code: string, field: Doubt["field"], message: string) =>
    doubts.set(i, [...(doubts.get(i) ?? []), { code, field, message }]);
  const byStem = new Map<string, number[]>();
  readings.forEach((reading, i) => {
    const stem = plainWording(reading.stem);
    if (stem !== "") byStem.set(stem, [...(byStem.get(stem) ?? []), i]);
  });
  for (const same of byStem.values()) {
    for (const [n, i] of same.entries()) {
      const reading = readings[i] as Reading;
      for (const j of same.slice(0, n)) {
        const other = readings[j] as Reading;
        if (!sameOptions(reading, other)) continue;
        if (rightOf(reading) === rightOf(other)) {
          if (reading.type === other.type) add(i, "repeated", "whole", `与前面的第 ${j + 1} 题完全相同，可以略过。`);
        } else if (reading.key !== undefined && other.key !== undefined) {
          add(i, "contradiction", "key", `与前面的第 ${j + 1} 题题干相同、答案不同，至少有一处不对。`);
          add(j, "contradiction", "key", `与后面的第 ${i + 1} 题题干相同、答案不同，至少有一处不对。`);
        }
        break;
      }
    }
  }
  return doubts;
}

const sorted = ({ options, pairs = [] }: Reading) => [...options, ...pairs.flat()].map((text) => plainWording(text) || text).sort();
/** Same stem with other options is another question, and common; judge and blank questions have none and are compared by the stem alone. */
const sameOptions = (a: Reading, b: Reading) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** What is right, whatever letters stand before it. */
function rightOf({ type, key, options, pairs = [] }: Reading): string {
  if (type === "order") return JSON.stringify(options);
  if (type === "match") return JSON.stringify(pairs.map(String).sort());
  if (typeof key !== "string") return JSON.stringify(key ?? null);
  return JSON.stringify([...key].map((letter) => plainWording(options[letter.charCodeAt(0) - 65] ?? letter)).sort());
}
