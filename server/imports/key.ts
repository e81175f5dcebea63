import { letterOf } from "../bank/letters.ts";
import { placeOf, placesWithin, sameText } from "./option-texts.ts";
import type { Doubt, ImportType, ReadKey } from "./reading.ts";
import { judgementOf, judgementOptions } from "./type-words.ts";

/** What an answer as written says, given the question it belongs to. */
export interface KeyRead {
  key?: ReadKey;
  doubts: Doubt[];
}

interface Asked {
  type: ImportType;
  /** Without letters. A judge question may have had two, such as 对 and 错: give them, they say what A and B mean. */
  options: readonly string[];
  /** How many gaps the stem has (blank only). */
  blanks?: number;
}

const keyDoubt = (code: string, message: string): Doubt => ({ code, field: "key", message });
const lead = /^(?:(?:正确|标准|参考)?(?:答案|选项)\s*(?:为|是|选|应选|应为|[:：;；])?|(?:应)?选)\s*/u;

/**
 * Reads an answer as people write it, for a question whose type is known: letters however separated, indexes from 1,
 * the option's own text, √ × 对 错 T F …, texts of blanks. No key and a doubt when it cannot be told; no key and no
 * doubt when nothing is written.
 */
export function readKey(written: string, asked: Asked): KeyRead {
  const text = written.trim().replace(lead, "").trim();
  if (text === "") return { doubts: [] };
  switch (asked.type) {
    case "judge":
      return judgeKey(text, asked.options);
    case "single":
    case "multiple":
      return choiceKey(text, asked.options);
    case "blank":
      return blankKey(text, asked.blanks ?? 1);
    case "short":
      return { key: [[text]], doubts: [] };
    default:
      return { doubts: [keyDoubt("key-unread", "排序题和配对题的答案没有读出来，请在编辑器里补上。")] };
  }
}

/** `B`, `A B C`, `A,B`, `A|B`, `A.B.C.`, `DCA`, `（ＢＤ）`, `A和C` → letters in order; undefined when it is anything else. Repeats are kept, for they are a mistake. */
export function lettersOf(text: string): string | undefined {
  const bare = text
    .normalize("NFKC")
    .replace(/[АВСЕ]/g, (c) => "ABCE"["АВСЕ".indexOf(c)] as string)
    .toUpperCase()
    .replace(/[\s,，、|;；/.。:：()[\]【】"'“”和与及+&·*_#@$^~=┋-]+/gu, "");
  return /^[A-L]+$/.test(bare) ? [...bare].sort().join("") : undefined;
}

function judgeKey(text: string, options: readonly string[]): KeyRead {
  const judgement = judgementOf(text);
  if (judgement !== undefined) return { key: judgement, doubts: [] };
  const letters = lettersOf(text);
  const first = judgementOptions(options);
  if (letters === "A" || letters === "B") {
    if (first !== undefined) return { key: letters === "A" ? first : !first, doubts: [] };
    return {
      key: letters === "A",
      doubts: [keyDoubt("judge-letter", `判断题没有选项，答案却写作 ${letters}：按 A 对、B 错理解，请核对。`)],
    };
  }
  // 错误，应为…… and 错。理由…: the judgement comes first, the rest explains it.
  const head = /^(正确|错误|不正确|对|错|√|×)\s*[,，。.;；:：(（\s]/u.exec(text)?.[1];
  if (head !== undefined) return { key: judgementOf(head), doubts: [] } as KeyRead;
  return { doubts: [keyDoubt("key-unread", "判断题的答案既不是对也不是错，请选定。")] };
}

function choiceKey(text: string, options: readonly string[]): KeyRead {
  const named = placeOf(text, options);
  const letters = lettersOf(text);
  if (letters !== undefined) {
    // `b；a` may be letters, and may be two options that say b and a.
    const listed = named < 0 && letters.length > 1 ? placesWithin(text, options) : undefined;
    if ((named >= 0 && letters !== letterOf(named)) || (listed !== undefined && letters !== listed.map(letterOf).join(""))) {
      return { doubts: [keyDoubt("key-ambiguous", "答案既像选项的字母，又与一个选项的文字相同，请选定。")] };
    }
    const unique = [...new Set(letters)].join("");
    const repeated = unique === letters ? [] : [keyDoubt("key-repeated", `答案里同一个字母写了两次（${letters}），请核对。`)];
    return { key: unique, doubts: repeated };
  }
  if (named >= 0) return { key: letterOf(named), doubts: [] };
  const withTexts = lettersWithTexts(text, options);
  const several = placesWithin(text, options)?.map(letterOf).join("");
  if (withTexts !== undefined && (several === undefined || several === withTexts.key)) return withTexts;
  if (withTexts !== undefined) return { doubts: [keyDoubt("key-ambiguous", "答案既像选项的字母带着文字，又像几个选项的文字，请选定。")] };
  if (several !== undefined) return { key: several, doubts: [] };
  const numbers = text.normalize("NFKC").split(/[\s,，、|;；]+/u);
  if (numbers.every((n) => /^[1-9]$/.test(n) && Number(n) <= options.length)) {
    const key = [...new Set(numbers)]
      .sort()
      .map((n) => letterOf(Number(n) - 1))
      .join("");
    return { key, doubts: [keyDoubt("key-by-number", `答案写的是数字 ${numbers.join("、")}：按第几个选项理解，请核对。`)] };
  }
  return { doubts: [keyDoubt("key-unread", "答案既不是选项的字母，也不是某个选项的文字，请选定。")] };
}

/**
 * `B、北京`, `AB:上海; 北京;`, `A.上海 B.北京`: letters with the texts of their options. With any other text behind them
 * the letters are the answer, and doubted.
 */
function lettersWithTexts(text: string, options: readonly string[]): KeyRead | undefined {
  const [, head = "", mark = "", rest = ""] =
    /^([A-Ia-iＡ-Ｉ](?:[\s,，、]*[A-IＡ-Ｉ])*(?![A-Za-z]))(\s*[、.．:：,，。;；)）]|\s+|\s*(?=[（(【]))\s*(\S.*)$/su.exec(text) ?? [];
  const letters = lettersOf(head);
  if (letters === undefined || new Set(letters).size < letters.length) return undefined;
  const textsOf = (some: string) => [...some].map((letter) => options[letter.charCodeAt(0) - 65] ?? "");
  if (sameText(textsOf(letters).join(" "), rest)) return { key: letters, doubts: [] };
  const labels = [...text.matchAll(/(?<![A-Za-z])([A-IＡ-Ｉ])\s*[、.．:：)）]\s*/gu)];
  const each = lettersOf(labels.map((label) => label[1]).join("")) ?? "";
  const texts = labels.map((label, i) => text.slice(label.index + label[0].length, labels[i + 1]?.index));
  const inOrder = labels.map((label) => lettersOf(label[1] as string) ?? "").join("");
  if (each.length > 1 && textsOf(inOrder).every((option, i) => sameText(option, texts[i] as string))) return { key: each, doubts: [] };
  if (
    head !== head.toUpperCase() ||
    (mark === "" && !/^[（(【]/u.test(rest)) ||
    each.length > 1 ||
    lettersOf(rest.slice(0, 1)) !== undefined
  )
    return undefined;
  if ([...letters].some((letter) => letter.charCodeAt(0) - 65 >= options.length)) return undefined;
  return { key: letters, doubts: [keyDoubt("key-with-text", `答案 ${letters} 后面还有与选项不同的文字，请核对。`)] };
}

/** Separators of several blanks' answers, the surest first; the first that gives as many parts as there are blanks is it. */
const blankSeparators = [/[;；]/u, /\s*[(（]\d+[)）]\s*|\s*[①②③④⑤⑥⑦⑧⑨]\s*/u, /\n|\t|\s{2,}/u, /[|/]/u, /[,，]/u, /、/u, /\s+/u];

/** `空 1: 甲`, `第一空：乙`: which gap an answer is for. */
const gapName = /\s*(?:[-•]\s*)?(?:空格?\s*\d|第\s*[一二三四五六七八九\d]\s*空)\s*[:：.、]?\s*/u;

function blankKey(written: string, blanks: number): KeyRead {
  const named = written.split(gapName);
  if (named.length > 2 && named[0]?.trim() === "") return { key: named.slice(1).map(formsOf), doubts: [] };
  const text = named.length === 2 && named[0]?.trim() === "" ? (named[1] as string) : written;
  // (1) 甲: the number of the only gap.
  if (blanks <= 1) return { key: [formsOf(text.replace(/^\s*[(（【]\s*1\s*[)）】]\s*(?=[^\s(（【])/u, ""))], doubts: [] };
  for (const separator of blankSeparators) {
    const parts = text
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== "");
    if (parts.length === blanks) return { key: parts.map(formsOf), doubts: [] };
  }
  return { key: [[text]], doubts: [keyDoubt("blank-count", `题干有 ${blanks} 个空，答案分不成 ${blanks} 份，请逐空填写。`)] };
}

/** `甲 / 甲方`: several ways to write what fills one gap. Without spaces around it a stroke belongs to the text, as in 1/3. */
const formsOf = (text: string): string[] =>
  text
    .split(" / ")
    .map((form) => form.trim().replace(/(?<=.)[。；;]+$/u, ""))
    .filter((form) => form !== "");

/** A gap to be filled in a stem: ＿＿ of any length, or round or square brackets around nothing. */
const gap = /_{2,}|＿+|[（(【[]\s*[）)】\]]|-{4,}|—{3,}/gu;

/** How many gaps a stem has. */
export const countBlanks = (stem: string): number => (stem.match(gap) ?? []).length;
