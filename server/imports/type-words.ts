import type { ImportType } from "./reading.ts";

/** `choice`: 选择题 says neither single nor multiple; the key decides. */
export type StatedType = ImportType | "choice";

/** Words for types as banks write them, longer before shorter where one holds the other. */
const words: readonly [RegExp, StatedType][] = [
  [
    /^(?:单项?选择?|单选|一选|single(?:[-_ ]?(?:choice|select|answer|response))?|radio(?:[-_ ]?group|[-_ ]?button)?|dropdown|danxuan)$/i,
    "single",
  ],
  [
    /^(?:多项?选择?|多选|不定项选?择?|任意项选择|multi(?:ple)?(?:[-_ ]?(?:choices?|select|answers?|response))?|select all that apply|check ?box(?:es|[-_ ]?group)?|msq|duoxuan)$/i,
    "multiple",
  ],
  [
    /^(?:判断(?:正误|对错|改错|说明|分析|辨析)?|是非(?:判断)?|对错|正误判断|judge?ment|judge|true[-_/ ]?(?:or[-_ ])?false|tf|t\/f|boolean|panduan)$/i,
    "judge",
  ],
  [/^(?:填空|完形填空|fill(?:[-_ ]?in)?(?:[-_ ]?(?:multiple[-_ ]|the[-_ ])?blanks?)?|blank|completion|cloze|tiankong)$/i, "blank"],
  [/^(?:排序|order(?:ing)?|sort|sequence)$/i, "order"],
  [/^(?:连线|匹配|配对|搭配|match(?:ing)?)$/i, "match"],
  [
    /^(?:简答|问答|论述|名词解释|名词|材料|材料分析|材料解析|案例|案例分析|辨析|分析|思考|简述|论述分析|主观|综合|应用|讨论|写作|作文|解答|short(?:[-_ ]?answer)?|essay|open[-_ ]?ended|subjective|jianda)$/i,
    "short",
  ],
  [/^(?:选择|choice|mcq)$/i, "choice"],
];

/** With everything around it: brackets, spaces, what a teacher adds. */
const longestWord = 300;

/** The type that a word states, or undefined: `单选题`, `【多选】`, `判断题（T/F）` hold one; sentences do not. Case, width, brackets and 题 do not matter. */
export function statedType(text: string): StatedType | undefined {
  if (text.length > longestWord) return undefined;
  const word = text
    .normalize("NFKC")
    .replace(/^[\s[(【〔「]+|[\s\])】〕」:：;；.。、]+$/gu, "")
    .replace(/\(.*\)$/u, "")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/(?:试|考)?题(?:目|型)?$|(?<=\w)[-_ ]question$/iu, "");
  if (word.length === 0 || word.length > 24) return undefined;
  return words.find(([pattern]) => pattern.test(word.replace(/^(\p{Script=Han}+) (?=\p{Script=Han})/u, "$1")))?.[1];
}

const trueWords = /^(?:对|正确|对的|是|是的|√|✓|✔|☑|∨|v|t|true|yes|y|r|right|正|√\(正确\)|真|✅|🗸|👍|⭕)$/iu;
const falseWords = /^(?:错|错误|错的|否|不是|不对|不正确|非|×|✗|✘|✕|✖|☒|╳|x|χ|х|ㄨ|f|false|no|n|w|wrong|误|假|×\(错误\)|❌|❎|✖️)$/iu;

/** What a word says of a statement: true, false, or nothing (undefined). */
export function judgementOf(text: string): boolean | undefined {
  // To strip a long text of its signs takes the square of its length, and no word is left of it.
  if (text.length > longestWord) return undefined;
  const word = text
    .normalize("NFKC")
    .replace(/^[\s([【"'“]+|[\s)\]】"'”.。,，;；!！、]+$/gu, "")
    .trim();
  if (trueWords.test(word)) return true;
  return falseWords.test(word) ? false : undefined;
}

/** Whether two options are just true and false, in which order: the value of option A, or undefined. */
export function judgementOptions(options: readonly string[]): boolean | undefined {
  if (options.length !== 2) return undefined;
  const [first, second] = options.map(judgementOf);
  return first !== undefined && second === !first ? first : undefined;
}
