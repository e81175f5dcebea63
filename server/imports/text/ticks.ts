import { letterOf } from "../../bank/letters.ts";
import { fieldAt } from "./fields.ts";
import { headingType } from "./headings.ts";
import { optionAt } from "./labels.ts";
import { numberAt } from "./numbers.ts";

/** Put into a line where an option is marked as right in words, （正确答案）, or by a tick. Cleaned lines hold no such character of their own. */
const tick = "\u0001";
/** The same for a star, which may be a bullet as well: it says something only where some options have one and some have none. */
const star = "\u0002";

/** The same where a tick stands glued between two options and nobody can tell whose it is. */
const unclear = "\u0003";

const label = "(?:[（(【\\[]\\s*)?[A-HＡ-Ｈ](?:\\s*[、.．:：)）】\\]]|(?=\\s))";
/** 西乡（正确答案） at the end of an option: the line ends here, or the next label or the next number follows. */
const anyLabel = label.replace("A-HＡ-Ｈ", "A-HＡ-Ｈa-h");
const saidRight = new RegExp(
  `\\s*(?:[（(]\\s*(?:正确答案|正确选项|√|✓|✔)\\s*[）)]|[【\\[]\\s*正确答案\\s*[】\\]](?=\\s*$))(?=[\\s;；,，、]*(?:$|(${anyLabel})|\\d{1,4}\\s*[、.．]))`,
  "gu",
);
const tickedBefore = new RegExp(`(^\\s*|\\s)(?:(?<=^\\s*)-\\s+)?(?:[√✓✔☑✅]|\\[[xX√]\\]|([★*＊]))(${label}+\\s*)`, "gu");
const tickedAtStart = new RegExp(`^(\\s*)(?:-\\s+)?(?:[√✓✔☑✅]|\\[[xX√]\\])\\s+(${label}+\\s*)`, "u");
const emptyBox = new RegExp(`(^\\s*|\\s)(?:(?<=^\\s*)-\\s+)?(?:[☐□]|\\[ \\])\\s*(?=${label})`, "gu");
/** A crossed box is the one that was chosen, where others are empty. */
const crossedBox = new RegExp(`(^\\s*|\\s)☒\\s*(?=${label})`, "gu");

/** No question with its options is longer; to look for signs in longer lines would take the square of their length. */
const longest = 3_000;

/** Marks the options that lines say are right, as survey programs print them and people tick them, and gives letters to options without. */
export function markTicks(texts: readonly string[]): string[] {
  const boxes = texts.some((text) => text.length <= longest && new RegExp(emptyBox.source, "u").test(text));
  const between = sideOfTicks(texts);
  return letterBareOptions(
    texts.map((text) => {
      if (text.length > longest) return text;
      const plain = boxes ? text.replace(crossedBox, "$1☑").replace(emptyBox, "$1") : text;
      const leading = plain
        .replace(tickedAtStart, `$1$2${tick}`)
        .replace(tickedBefore, (_, before: string, weak: string | undefined, letter: string) => `${before}${letter}${weak ? star : tick}`);
      const told = leading.replace(tickBetween, (_, letter: string) =>
        between === "before" ? letter + tick : (between === "behind" ? tick : unclear) + letter,
      );
      return holdsOptions(told) ? told.replace(saidRight, followsInOrder) : told;
    }),
  );
}

const tickBetween = new RegExp(`(?<=[^\\s、.．:：)）\\u0001])[√✓✔☑✅](${label}+)`, "gu");

/** On which side of their options a file has its ticks, as those at the ends of lines show. */
function sideOfTicks(all: readonly string[]): "before" | "behind" | undefined {
  const texts = all.filter((text) => text.length <= longest && /[√✓✔☑✅]/u.test(text));
  const before = texts.some((text) =>
    new RegExp(`^\\s*[√✓✔☑✅]\\s*${label}|[?？）)。】_]\\s*[√✓✔☑✅][（(]?[AＡ][、.．:：)）]`, "u").test(text),
  );
  const behind = texts.some((text) => new RegExp(`${label}.*[^\\s、.．:：)）（(][√✓✔☑✅]\\s*$`, "u").test(text));
  return before === behind ? undefined : before ? "before" : "behind";
}

const holdsOptions = (text: string): boolean => optionAt(text.trim()) !== undefined || new RegExp(`\\S\\s*${anyLabel}`, "u").test(text);

/** Behind the mark the next letter must follow: C.南乡（正确答案）B.西乡 names the answer and marks no option. */
function followsInOrder(whole: string, next: string | undefined, at: number, text: string): string {
  const before = [...text.slice(0, at).matchAll(new RegExp(anyLabel, "gu"))].at(-1)?.[0];
  if (before === undefined) return whole;
  const code = (written: string) =>
    written
      .normalize("NFKC")
      .replace(/^[^A-Za-z]+/u, "")
      .charCodeAt(0);
  return next === undefined || code(next) === code(before) + 1 ? tick : whole;
}

const choiceTag =
  /[【[]\s*(单选题|多选题|判断题|单项选择题|多项选择题)\s*[】\]]\s*(?:[（(]\s*(?:分值)?\s*[:：]?\s*\d+\s*分?\s*[）)])?\s*[*＊]?\s*(?:[（(]\s*分值?[^）)]*[）)])?\s*$/u;
const mostBare = 12;

/** Behind `题干 [单选题] *` survey programs print the options without letters, one a line. They get some, up to the next question. */
function letterBareOptions(texts: readonly string[]): string[] {
  const lettered = [...texts];
  for (let i = 0; i < texts.length; i++) {
    const tag = (texts[i] as string).length > longest ? null : choiceTag.exec(texts[i] as string);
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
    if (options.every((k, n) => optionAt((texts[k] as string).trim())?.letter === n)) continue;
    if (options.length < 2 || options.length > mostBare || options.some((k) => optionAt((texts[k] as string).trim())?.sure)) continue;
    for (const [n, k] of options.entries()) {
      lettered[k] = `${letterOf(n)}. ${(texts[k] as string).trim().replace(/\s*[（(【[]\s*(?:正确答案|正确选项)\s*[）)】\]]\s*$/u, tick)}`;
    }
  }
  return lettered;
}

/** A line without the marks, where they turned out to mark no option. */
export const withoutTicks = (text: string): string => text.replaceAll(tick, "√").replaceAll(unclear, "√").replaceAll(star, "*");

const trailingTick = /^(.*\S)\s*[√✓✔☑✅]$/su;
const trailingCross = /^(.*\S)\s*[×✗✘✕]$/su;

/** Takes the marks off options; `right` has the letters of those that were marked, empty for none. */
export function takeTicks(marked: readonly string[]): { options: string[]; right: string; unsure: boolean } {
  const unsure = marked.some((option) => option.includes(unclear));
  const written = marked.map((option) => option.replaceAll(unclear, tick));
  const strong = written.map((option) => option.includes(tick) || (option.length <= longest && trailingTick.test(option)));
  const weak = written.map((option) => option.includes(star));
  const ticked = strong.includes(true) ? strong : weak;
  const plain = written.map((option) => option.replaceAll(tick, "").replaceAll(star, "").trim());
  const right = ticked.flatMap((is, i) => (is ? [letterOf(i)] : [])).join("");
  if (right === "" || (!strong.includes(true) && right.length === written.length)) return { options: plain, right: "", unsure };
  if (plain.some((option) => option.length > longest)) return { options: plain, right, unsure };
  return { options: plain.map((option) => option.replace(trailingTick, "$1").replace(trailingCross, "$1").trim()), right, unsure };
}
