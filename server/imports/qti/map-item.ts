import { letterOf } from "../../bank/letters.ts";
import { lossDoubts } from "../markup/plain-text.ts";
import { treeText } from "../markup/tree-text.ts";
import { first, named, within, type XmlNode } from "../markup/xml-tree.ts";
import type { Doubt, Reading } from "../reading.ts";
import { judgementOf } from "../type-words.ts";
import { doubt } from "../table/sheet.ts";
import { factsIn } from "./facts.ts";
import { type Declared, declaredResponses, scoresByRule } from "./responses.ts";

export type Mapped = { reading: Omit<Reading, "units"> } | { refused: string };
type Part = Pick<Reading, "type" | "options" | "key" | "pairs" | "doubts" | "optionsWritten">;

const kinds = ["choice", "match", "associate", "order", "textentry", "extendedtext", "inlinechoice"] as const;

/** An assessment item of QTI 2 or 3 as a reading. One kind of interaction an item; several only as gaps of one text. */
export function mapItem(item: XmlNode): Mapped {
  const body = first(item, "itembody");
  if (!body) return { refused: "这一题没有正文（itemBody），没有读。" };
  if (named(item, "templatedeclaration").length > 0) return { refused: "这是随参数变化的题，没有读。请改成写定的题。" };
  const interactions = allInteractions(body);
  const [one] = interactions;
  if (!one) return { refused: "这一题没有作答的地方，没有读。" };
  const strange = interactions.find(({ name }) => !kinds.some((kind) => `${kind}interaction` === name));
  if (strange) return { refused: "这种作答方式（图上选点、拖放、上传等）不认得，没有读。" };
  const gaps = interactions.every(({ name }) => name === "textentryinteraction");
  if (interactions.length > 1 && !gaps) return { refused: "一题里有几处作答，没有读。请拆成单独的题。" };
  const lost: string[] = [];
  const declared = declaredResponses(item);
  const answer = (interaction: XmlNode) => declared.get(interaction.attributes["responseidentifier"] ?? "");
  const part = gaps ? blankPart(interactions.map(answer)) : partOf(one, answer(one), lost);
  const stem = stemOf(body, lost);
  const doubts = [...part.doubts, ...lossDoubts(lost)];
  if (scoresByRule(item)) doubts.push(doubt("scored-by-rule", "key", "原题按规则算分，这里只取写明的正确答案，请核对。"));
  const label = item.attributes["title"]?.trim();
  const facts = factsIn(body);
  const feedback = named(item, "modalfeedback")
    .map((node) => treeText(node, lost))
    .filter((text) => text !== "");
  return {
    reading: {
      ...part,
      stem,
      ...(label && label !== stem ? { label } : {}),
      ...facts,
      ...(feedback.length === 1 ? { explanation: feedback[0] as string } : {}),
      doubts,
    },
  };
}

function allInteractions(node: XmlNode): XmlNode[] {
  return node.children.flatMap((child) =>
    typeof child === "string" ? [] : child.name.endsWith("interaction") ? [child] : allInteractions(child),
  );
}

/** The text around the interactions, and their prompts; gaps stand as gaps. */
function stemOf(body: XmlNode, lost: string[]): string {
  const text = treeText(body, lost, (node) => {
    if (node.name === "textentryinteraction") return "____";
    if (node.name === "inlinechoiceinteraction") return "（　）";
    if (!node.name.endsWith("interaction")) return undefined;
    const prompt = first(node, "prompt");
    return prompt ? `\n${treeText(prompt, lost)}\n` : "";
  });
  return text;
}

function partOf(interaction: XmlNode, answer: Declared | undefined, lost: string[]): Part {
  switch (interaction.name) {
    case "choiceinteraction":
      return choicePart(interaction, named(interaction, "simplechoice"), answer, lost);
    case "inlinechoiceinteraction":
      return choicePart(interaction, named(interaction, "inlinechoice"), answer, lost);
    case "orderinteraction":
      return orderPart(named(interaction, "simplechoice"), answer, lost);
    case "matchinteraction":
    case "associateinteraction":
      return matchPart(interaction, answer, lost);
    default:
      return { type: "short", options: [], ...(answer && answer.values.length > 0 ? { key: [answer.values] } : {}), doubts: [] };
  }
}

const noAnswer = () => doubt("no-key", "key", "没有写明正确答案，请补上。");

function choicePart(interaction: XmlNode, choices: XmlNode[], answer: Declared | undefined, lost: string[]): Part {
  const options = choices.map((choice) => treeText(choice, lost));
  const ids = choices.map((choice) => choice.attributes["identifier"] ?? "");
  const right = (answer?.values ?? []).map((id) => ids.indexOf(id));
  const doubts: Doubt[] = [];
  if (answer && answer.partly.length > 0) doubts.push(doubt("partial-credit", "key", "有的选项原来得一部分分，这里只算全对的，请核对。"));
  if (answer && answer.alsoFull.length > 0 && answer.cardinality === "single")
    doubts.push(doubt("several-full", "key", "不止一个选项得满分，请核对。"));
  if (right.some((i) => i < 0))
    return { type: "single", options, doubts: [doubt("key-beyond-options", "key", "写明的正确答案不在选项里，请选定。")] };
  const key = [...new Set(right)]
    .sort((a, b) => a - b)
    .map(letterOf)
    .join("");
  const most = interaction.attributes["maxchoices"];
  const several = answer?.cardinality === "multiple" || (answer === undefined && most !== undefined && most !== "1");
  const judged = options.map(judgementOf);
  if (!several && options.length === 2 && judged[0] !== undefined && judged[1] === !judged[0]) {
    const value = key === "" ? undefined : judged[key.charCodeAt(0) - 65];
    return { type: "judge", options: [], optionsWritten: options, ...(value === undefined ? {} : { key: value }), doubts };
  }
  return { type: several ? "multiple" : "single", options, ...(key === "" ? {} : { key }), doubts };
}

function orderPart(choices: XmlNode[], answer: Declared | undefined, lost: string[]): Part {
  const texts = new Map(choices.map((choice) => [choice.attributes["identifier"] ?? "", treeText(choice, lost)]));
  const right = (answer?.values ?? []).map((id) => texts.get(id));
  if (right.length !== texts.size || right.includes(undefined) || texts.size < choices.length) {
    return {
      type: "order",
      options: [...texts.values()],
      doubts: [doubt("key-unread", "key", "没有认出正确的顺序，请按正确顺序排好各项。")],
    };
  }
  return { type: "order", options: right as string[], doubts: [] };
}

function matchPart(interaction: XmlNode, answer: Declared | undefined, lost: string[]): Part {
  const choices = within(interaction, "simpleassociablechoice");
  const texts = new Map(choices.map((choice) => [choice.attributes["identifier"] ?? "", treeText(choice, lost)]));
  const [lefts] = within(interaction, "simplematchset").map(
    (set) => new Set(within(set, "simpleassociablechoice").map((one) => one.attributes["identifier"])),
  );
  const pairs = (answer?.values ?? []).map((value) => {
    const ids = value.trim().split(/\s+/);
    // Either side may be named first; the first set is the left.
    const ordered = lefts && ids.length === 2 && !lefts.has(ids[0]) && lefts.has(ids[1]) ? ids.toReversed() : ids;
    return ordered.map((id) => texts.get(id));
  });
  if (pairs.some((pair) => pair.length !== 2 || pair.includes(undefined))) {
    return { type: "match", options: [], pairs: [], doubts: [doubt("key-unread", "key", "没有认出配对的两边，请在编辑器里逐对填写。")] };
  }
  const used = new Set((answer?.values ?? []).flatMap((value) => value.split(/\s+/)));
  const doubts =
    used.size < texts.size && pairs.length > 0
      ? [doubt("distractors-lost", "options", "有不属于任何一对的干扰项，配对题里放不下，已经去掉，请核对。")]
      : [];
  if (pairs.length === 0) doubts.push(noAnswer());
  return { type: "match", options: [], pairs: pairs as [string, string][], doubts };
}

function blankPart(answers: (Declared | undefined)[]): Part {
  const key = answers.map((answer) => [...(answer?.values ?? []), ...(answer?.alsoFull ?? [])]);
  const doubts = answers.some((answer) => (answer?.partly.length ?? 0) > 0)
    ? [doubt("partial-credit", "key", "有的写法原来只得一部分分，没有收进答案，请核对。")]
    : [];
  return { type: "blank", options: [], ...(key.every((forms) => forms.length > 0) ? { key } : {}), doubts };
}
