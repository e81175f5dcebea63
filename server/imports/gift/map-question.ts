import type { GIFTQuestion, Matching, MultipleChoice, Numerical, ShortAnswer, TextFormat } from "gift-pegjs";
import { letterOf } from "../../bank/letters.ts";
import { lossDoubts, plainText } from "../markup/plain-text.ts";
import type { Doubt, Reading } from "../reading.ts";
import { doubt } from "../table/sheet.ts";
import { withoutLabels } from "../table/split-options.ts";

export type Mapped = { reading: Omit<Reading, "units"> } | { aside: string; topic?: string } | { refused: string };

/** A parsed GIFT question as a reading. */
export function mapGift(question: GIFTQuestion): Mapped {
  if (question.type === "Category") {
    const topic = question.title
      .split("/")
      .filter((part) => !/^\$.*\$$|^top$/i.test(part))
      .at(-1)
      ?.trim();
    return { aside: "分类标题", ...(topic ? { topic } : {}) };
  }
  if (question.type === "Description") return { aside: "说明文字，不是题目" };
  const lost: string[] = [];
  const text = (from: TextFormat | null | undefined): string => {
    if (!from) return "";
    const plain = from.format === "plain" ? { text: from.text, lost: [] } : plainText(from.text);
    lost.push(...plain.lost);
    return plain.text.trim();
  };
  const explanation = text(question.globalFeedback);
  const common = {
    stem: text(question.stem),
    ...(explanation === "" ? {} : { explanation }),
    ...(question.title ? { label: question.title } : {}),
  };
  const part = partOf(question, text);
  if (typeof part === "string") return { refused: part };
  return { reading: { ...common, ...part, doubts: [...part.doubts, ...lossDoubts(lost)] } };
}

type Part = Pick<Reading, "type" | "options" | "key" | "pairs" | "doubts">;
type ToText = (from: TextFormat | null | undefined) => string;

function partOf(question: Exclude<GIFTQuestion, { type: "Category" | "Description" }>, text: ToText): Part | string {
  switch (question.type) {
    case "TF":
      return { type: "judge", options: [], key: question.isTrue, doubts: [] };
    case "MC":
      return choicePart(question, text);
    case "Short":
      return shortPart(question, text);
    case "Numerical":
      return numberPart(question);
    case "Matching":
      return matchPart(question, text);
    case "Essay":
      return { type: "short", options: [], doubts: [] };
    default:
      return "这种题型不认得，没有读。";
  }
}

function choicePart({ choices }: MultipleChoice, text: ToText): Part {
  const options = withoutLabels(choices.map((choice) => text(choice.text)));
  const letters = (is: (choice: MultipleChoice["choices"][number]) => boolean) =>
    choices.flatMap((choice, i) => (is(choice) ? [letterOf(i)] : [])).join("");
  const right = letters((choice) => choice.isCorrect);
  const partly = letters((choice) => !choice.isCorrect && (choice.weight ?? 0) > 0);
  if (right === "" && partly.length > 0) {
    const whole = choices.find(({ weight }) => (weight ?? 0) >= 100);
    const doubts =
      partly.length === 1 && !whole ? [doubt("partial-credit", "key", "只有一个选项得一部分分，没有全对的选项，请核对。")] : [];
    return { type: partly.length === 1 ? "single" : "multiple", options, key: partly, doubts };
  }
  const doubts: Doubt[] =
    partly === "" ? [] : [doubt("partial-credit", "key", `选项 ${[...partly].join("、")} 原来得一部分分，这里只算全对的，请核对。`)];
  if (right === "") return { type: "single", options, doubts };
  return { type: right.length > 1 ? "multiple" : "single", options, key: right, doubts };
}

function shortPart({ choices }: ShortAnswer, text: ToText): Part {
  const full = choices.filter(({ weight }) => weight === null || weight === undefined || weight >= 100);
  const forms = (full.length > 0 ? full : choices).map((choice) => text(choice.text)).filter((form) => form !== "");
  const doubts: Doubt[] = [];
  if (full.length < choices.length) doubts.push(doubt("partial-credit", "key", "有的写法原来只得一部分分，没有收进答案，请核对。"));
  if (forms.some((form) => form.includes("*")))
    doubts.push(doubt("wildcard", "key", "答案里的 * 原来代表任意文字，这里只当作星号，请改写。"));
  return { type: "blank", options: [], ...(forms.length > 0 ? { key: [forms] } : {}), doubts };
}

function numberPart({ choices }: Numerical): Part {
  const list = Array.isArray(choices)
    ? choices.filter(({ weight, isCorrect }) => isCorrect && (weight === null || weight >= 100)).map(({ text }) => text)
    : [choices];
  const numbers = list.flatMap((form) => (form.number === undefined ? [] : [String(form.number)]));
  const message = "原来是数值题，按数值的范围算对；这里改为填空题，只认写出的数，请核对。";
  const doubts = [doubt("numerical", "key", numbers.length > 0 ? message : "原来是数值题，只给了范围，没有一个确定的数，请补上答案。")];
  return { type: "blank", options: [], ...(numbers.length > 0 ? { key: [[...new Set(numbers)]] } : {}), doubts };
}

/** The parser leaves its own stand-ins for escaped marks in the right sides: `&&061;` for `=`. */
const unescaped = (text: string): string => text.replace(/&&(\d{3});/g, (_, code: string) => String.fromCharCode(Number(code)));

function matchPart({ matchPairs }: Matching, text: ToText): Part {
  const all = matchPairs.map(({ subquestion, subanswer }): [string, string] => [text(subquestion), unescaped(subanswer).trim()]);
  const pairs = all.filter(([left]) => left !== "");
  const doubts =
    pairs.length < all.length ? [doubt("distractors-lost", "options", "右边有多出来的干扰项，配对题里放不下，已经去掉，请核对。")] : [];
  return { type: "match", options: [], pairs, doubts };
}
