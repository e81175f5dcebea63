import { letterOf } from "../../bank/letters.ts";
import { lossDoubts, plainText } from "../markup/plain-text.ts";
import { first, named, rawText, type XmlNode } from "../markup/xml-tree.ts";
import type { Doubt, Reading } from "../reading.ts";
import { judgementOf, judgementOptions } from "../type-words.ts";
import { clozePart } from "./cloze.ts";
import { doubt } from "../table/sheet.ts";
import { withoutLabels } from "../table/split-options.ts";

export type Mapped = { reading: Omit<Reading, "units"> } | { aside: string; topic?: string } | { refused: string };
type Part = Pick<Reading, "type" | "options" | "key" | "pairs" | "optionsWritten" | "doubts">;

/** Types that cannot be kept, each with why and what to do. */
const unreadTypes: Record<string, string> = {
  cloze: "一题里嵌着几个小题（Cloze），没有读。请拆成单独的题。",
  multianswer: "一题里嵌着几个小题（Cloze），没有读。请拆成单独的题。",
  calculated: "这是用公式算出来的题，没有读。请改成写定的数。",
  calculatedmulti: "这是用公式算出来的题，没有读。请改成写定的数。",
  calculatedsimple: "这是用公式算出来的题，没有读。请改成写定的数。",
  gapselect: "这是选词填空题，没有读。请改成填空题或单选题。",
  ddwtos: "这是拖字填空题，没有读。请改成填空题或单选题。",
  ddimageortext: "这是在图片上拖放的题，没有读。",
  ddmarker: "这是在图片上拖放的题，没有读。",
  random: "这是随机抽题的占位，没有读。",
  randomsamatch: "这是随机抽题的占位，没有读。",
};

/** A `question` of a Moodle XML file as a reading. All its HTML becomes plain text. */
export function mapMoodle(question: XmlNode): Mapped {
  const type = question.attributes["type"]?.toLowerCase() ?? "";
  if (type === "category") {
    const path = rawText(first(first(question, "category"), "text")).trim();
    const topic = path
      .split("/")
      .filter((part) => !/^\$.*\$$|^top$/i.test(part))
      .at(-1)
      ?.trim();
    return { aside: "分类标题", ...(topic ? { topic } : {}) };
  }
  if (type === "description") return { aside: "说明文字，不是题目" };
  const lost: string[] = [];
  const text = (node: XmlNode | undefined): string => {
    const plain = plainText(rawText(first(node, "text") ?? node));
    lost.push(...plain.lost);
    if (named(node, "file").length > 0) lost.push("图片或附件");
    return plain.text;
  };
  const embedded = type === "cloze" || type === "multianswer" ? clozePart(text(first(question, "questiontext"))) : undefined;
  const part = embedded ?? partOf(type, question, text);
  if (part === undefined) return { refused: unreadTypes[type] ?? "这种题型不认得，没有读。" };
  const explanation = text(first(question, "generalfeedback"));
  const label = text(first(question, "name"));
  const stem = text(first(question, "questiontext"));
  return {
    reading: {
      stem: embedded?.stem ?? stem,
      ...(explanation === "" ? {} : { explanation }),
      ...(label === "" || label === stem ? {} : { label }),
      ...part,
      doubts: [...part.doubts, ...lossDoubts(lost)],
    },
  };
}

type ToText = (node: XmlNode | undefined) => string;
const fraction = (answer: XmlNode) => Number(answer.attributes["fraction"] ?? 0);

function partOf(type: string, question: XmlNode, text: ToText): Part | undefined {
  const answers = named(question, "answer");
  switch (type) {
    case "truefalse": {
      const right = answers.find((answer) => fraction(answer) > 0);
      const key = right && judgementOf(text(right));
      return { type: "judge", options: [], ...(key === undefined ? {} : { key }), doubts: [] };
    }
    case "multichoice":
    case "multichoiceset":
    case "oumultiresponse":
      return choicePart(question, type !== "multichoice", text);
    case "shortanswer":
    case "pmatch":
    case "regexp":
      return formsPart(answers, text);
    case "numerical": {
      const part = formsPart(answers, text);
      return { ...part, doubts: [doubt("numerical", "key", "原来是数值题，按数值的范围算对；这里改为填空题，只认写出的数，请核对。")] };
    }
    case "essay": {
      const told = text(first(question, "graderinfo"));
      return { type: "short", options: [], ...(told === "" ? {} : { key: [[told]] }), doubts: [] };
    }
    case "matching":
    case "ddmatch":
      return matchPart(question, text);
    case "ordering":
      return { type: "order", options: answers.map(text), doubts: [] };
    default:
      return undefined;
  }
}

function choicePart(question: XmlNode, allOrNothing: boolean, text: ToText): Part {
  const answers = named(question, "answer");
  const options = withoutLabels(answers.map(text));
  const single = !allOrNothing && /^\s*(?:true|1)\s*$/i.test(rawText(first(question, "single")) || "true");
  const doubts: Doubt[] = [];
  const positive = answers.flatMap((answer, i) => (fraction(answer) > 0 ? [i] : []));
  const whole = answers.flatMap((answer, i) => (fraction(answer) >= 99.9 ? [i] : []));
  if (single && positive.length > 1) {
    doubts.push(doubt("partial-credit", "key", "有的选项原来得一部分分，这里只算全对的，请核对。"));
  }
  // More than the whole to be had: not every option that scores is needed.
  const sum = positive.reduce((all, i) => all + fraction(answers[i] as XmlNode), 0);
  if (!single && !allOrNothing && sum > 101) {
    doubts.push(doubt("partial-credit", "key", "得分的选项加起来超过满分，这里把得分的都算对，请核对。"));
  }
  const right = single ? (whole.length > 0 ? whole : positive) : positive;
  const key = right.map(letterOf).join("");
  const judgement = single ? judgementOptions(options) : undefined;
  if (judgement !== undefined) {
    const value = key === "A" ? judgement : key === "B" ? !judgement : undefined;
    return { type: "judge", options: [], optionsWritten: options, ...(value === undefined ? {} : { key: value }), doubts };
  }
  return { type: single ? "single" : "multiple", options, ...(key === "" ? {} : { key }), doubts };
}

function formsPart(answers: XmlNode[], text: ToText): Part {
  const full = answers.filter((answer) => fraction(answer) >= 99.9);
  const forms = full.map(text).filter((form) => form !== "");
  const doubts: Doubt[] = [];
  if (answers.some((answer) => fraction(answer) > 0 && fraction(answer) < 99.9)) {
    doubts.push(doubt("partial-credit", "key", "有的写法原来只得一部分分，没有收进答案，请核对。"));
  }
  if (forms.some((form) => form.includes("*")))
    doubts.push(doubt("wildcard", "key", "答案里的 * 原来代表任意文字，这里只当作星号，请改写。"));
  return { type: "blank", options: [], ...(forms.length > 0 ? { key: [forms] } : {}), doubts };
}

function matchPart(question: XmlNode, text: ToText): Part {
  const all = named(question, "subquestion").map((sub): [string, string] => [
    text(sub.children.length > 0 ? first(sub, "text") : undefined),
    text(first(sub, "answer")),
  ]);
  const pairs = all.filter(([left]) => left !== "");
  const doubts =
    pairs.length < all.length ? [doubt("distractors-lost", "options", "右边有多出来的干扰项，配对题里放不下，已经去掉，请核对。")] : [];
  return { type: "match", options: [], pairs, doubts };
}
