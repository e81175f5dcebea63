import { letterOf } from "../../bank/letters.ts";
import { fieldAt } from "./fields.ts";
import { headingType } from "./headings.ts";
import { optionAt } from "./labels.ts";
import { numberAt } from "./numbers.ts";

/** Put into a line where an option is marked as right in words, （正确答案）, or by a tick. Cleaned lines hold no such character of their own. */
const tick = "\u0001";
/** The same for a star, which may be a bullet as well: it says something only where some options have one and some have none. */
const star = "\u0002";

const label = "[A-HＡ-Ｈ]\\s*[、.．:：)）]";
/** 西乡（正确答案） at the end of an option: the line ends here, or the next label or the next number follows. */
const saidRight = new RegExp(
  `\\s*(?:[（(]\\s*(?:正确答案|正确选项|√|✓|✔)\\s*[）)]|[【\\[]\\s*正确答案\\s*[】\\]](?=\\s*$))(?=\\s*(?:$|(${label})|\\d{1,4}\\s*[、.．]))`,
  "gu",
);
const tickedBefore = new RegExp(`(^\\s*|\\s)(?:(?<=^\\s*)-\\s+)?(?:[√✓✔☑✅]|\\[[xX√]\\]|([★*＊]))(${label}+\\s*)`, "gu");
const tickedAtStart = new RegExp(`^(\\s*)(?:-\\s+)?(?:[√✓✔☑✅]|\\[[xX√]\\])\\s+(${label}+\\s*)`, "u");
const emptyBox = new RegExp(`(^\\s*|\\s)(?:(?<=^\\s*)-\\s+)?(?:[☐□]|\\[ \\])\\s*(?=${label})`, "gu");
/** A crossed box is the one that was chosen, where others are empty. */
const crossedBox = new RegExp(`(^\\s*|\\s)☒\\s*(?=${label})`, "gu");

/** Marks the options that lines say are right, as survey programs print them and people tick them, and gives letters to options without. */
export function markTicks(texts: readonly string[]): string[] {
  const boxes = texts.some((text) => new RegExp(emptyBox.source, "u").test(text));
  return letterBareOptions(
    texts.map((text) => {
      const plain = boxes ? text.replace(crossedBox, "$1☑").replace(emptyBox, "$1") : text;
      const leading = plain
        .replace(tickedAtStart, `$1$2${tick}`)
        .replace(tickedBefore, (_, before: string, weak: string | undefined, letter: string) => `${before}${letter}${weak ? star : tick}`);
      return holdsOptions(leading) ? leading.replace(saidRight, followsInOrder) : leading;
    }),
  );
}

const holdsOptions = (text: string): boolean => optionAt(text.trim()) !== undefined || new RegExp(`\\S\\s*${label}`, "u").test(text);

/** Behind the mark the next letter must follow: C.南乡（正确答案）B.西乡 names the answer and marks no option. */
function followsInOrder(whole: string, next: string | undefined, at: number, text: string): string {
  const before = [...text.slice(0, at).matchAll(new RegExp(label, "gu"))].at(-1)?.[0];
  if (before === undefined) return whole;
  const code = (written: string) => written.normalize("NFKC").charCodeAt(0);
  return next === undefined || code(next) === code(before) + 1 ? tick : whole;
}

const choiceTag =
  /[【[]\s*(单选题|多选题|判断题|单项选择题|多项选择题)\s*[】\]]\s*(?:[（(]\s*(?:分值)?\s*[:：]?\s*\d+\s*分?\s*[）)])?\s*[*＊]?\s*(?:[（(]\s*分值?[^）)]*[）)])?\s*$/u;
const mostBare = 12;

/** Behind `题干 [单选题] *` survey programs print the options without letters, one a line. They get some, up to the next question. */
function letterBareOptions(texts: readonly string[]): string[] {
  const lettered = [...texts];
  for (let i = 0; i < texts.length; i++) {
    const tag = choiceTag.exec(texts[i] as string);
    const asked = (texts[i] as string).slice(0, tag?.index ?? 0).trim();
    const own = numberAt(asked)?.value;
    // 【单选题】 alone on its line is a heading.
    if (!tag || (numberAt(asked)?.rest ?? asked).length < 4) continue;
    const options: number[] = [];
    for (let k = i + 1; k < texts.length && options.length <= mostBare; k++) {
      const text = texts[k] as string;
      if (text.trim() === "") continue;
      const number = numberAt(text.trim())?.value;
      const ends = /[【[]\s*\p{Script=Han}{2,6}题\s*[】\]]\s*[*＊]?/u.test(text) || fieldAt(text) || headingType(text);
      if (ends || (number !== undefined && own !== undefined && number === own + 1)) break;
      options.push(k);
    }
    if (options.length < 2 || options.length > mostBare || options.some((k) => optionAt((texts[k] as string).trim())?.sure)) continue;
    for (const [n, k] of options.entries()) {
      lettered[k] = `${letterOf(n)}. ${(texts[k] as string).trim().replace(/\s*[（(【[]\s*(?:正确答案|正确选项)\s*[）)】\]]\s*$/u, tick)}`;
    }
  }
  return lettered;
}

/** A line without the marks, where they turned out to mark no option. */
export const withoutTicks = (text: string): string => text.replaceAll(tick, "√").replaceAll(star, "*");

const trailingTick = /^(.*\S)\s*[√✓✔☑✅]$/su;
const trailingCross = /^(.*\S)\s*[×✗✘✕]$/su;

/** Takes the marks off options; `right` has the letters of those that were marked, empty for none. */
export function takeTicks(written: readonly string[]): { options: string[]; right: string } {
  const strong = written.map((option) => option.includes(tick) || trailingTick.test(option));
  const weak = written.map((option) => option.includes(star));
  const ticked = strong.includes(true) ? strong : weak;
  const plain = written.map((option) => option.replaceAll(tick, "").replaceAll(star, "").trim());
  const right = ticked.flatMap((is, i) => (is ? [letterOf(i)] : [])).join("");
  if (right === "" || (!strong.includes(true) && right.length === written.length)) return { options: plain, right: "" };
  return { options: plain.map((option) => option.replace(trailingTick, "$1").replace(trailingCross, "$1").trim()), right };
}
