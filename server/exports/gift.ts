import { indexesOf } from "../bank/letters.ts";
import { difficultyNames } from "../bank/names.ts";
import type { Period, Question } from "../bank/question.ts";
import type { Built, ExportContent, Loss } from "./content.ts";
import { htmlText, share, withoutTags } from "./html-text.ts";
import { sourceText } from "./source-text.ts";

/** Marks of GIFT's own, and the sign of a weight, which has no escape and is written as HTML writes it. */
const escaped = (text: string): string => text.replace(/[\\~=#{}:]/g, (mark) => `\\${mark}`);
const html = (text: string): string => escaped(htmlText(text).replace(/%/g, "&#37;"));
/** What a member's answer is compared with: text, not HTML. */
const plain = (text: string): string => escaped(withoutTags(text).replace(/-＞/g, "－＞"));
const named = (text: string): string => escaped(withoutTags(text));

/** A release in GIFT, Moodle's text format. What GIFT has no form for is left out and named. */
export function buildGift({ questions, bank, release }: ExportContent): Built {
  const losses: Loss[] = [];
  const blocks = [`// ${withoutTags(bank.title)}　版本 ${release.name}`];
  let topic = "";
  for (const { period, question } of questions) {
    const body = bodyOf(question);
    losses.push(...lossesOf(question, body).map((message) => ({ questionId: question.id, message })));
    if (body === undefined) continue;
    if (question.topic !== topic) blocks.push(`$CATEGORY: $course$/${named(bank.title)}/${named(question.topic)}`);
    topic = question.topic;
    blocks.push(block(period, question, body));
  }
  return { bytes: Buffer.from(`${blocks.join("\n\n")}\n`), losses };
}

function block(period: Period, question: Question, body: string): string {
  const { id, stem, explanation, source, difficulty, topic } = question;
  const tags = [period, topic, `难度${difficultyNames[difficulty]}`].map((tag) => `[tag:${tag}]`).join(" ");
  const feedback = `${html(explanation)}<br>${html(`出处：${sourceText(source)}`)}`;
  return `// [id:${id}] ${tags}\n::${id}::[html]${html(stem)}{\n${body}\n####${feedback}\n}`;
}

function bodyOf(question: Question): string | undefined {
  switch (question.type) {
    case "single":
      return question.options.map((option, i) => `${indexesOf(question.key).includes(i) ? "=" : "~"}${html(option)}`).join("\n");
    case "multiple": {
      const right = indexesOf(question.key);
      const [plus, minus] = [share(right.length), share(Math.max(1, question.options.length - right.length))];
      return question.options.map((option, i) => `~%${right.includes(i) ? plus : `-${minus}`}%${html(option)}`).join("\n");
    }
    case "judge":
      return question.key ? "TRUE" : "FALSE";
    case "blank":
      return question.key.length === 1
        ? question.key
            .flat()
            .map((form) => `=${plain(form)}`)
            .join("\n")
        : undefined;
    case "match":
      return question.pairs.map(([left, right]) => `=${html(left)} -> ${plain(right)}`).join("\n");
    case "order":
      return undefined;
  }
}

function lossesOf(question: Question, body: string | undefined): string[] {
  if (body === undefined)
    return [question.type === "order" ? "GIFT 没有排序题，这一题没有导出" : "GIFT 没有多个空的填空题，这一题没有导出"];
  const losses: string[] = [];
  if (question.image) losses.push("GIFT 里放不下图片");
  if ("pinned" in question && question.pinned) losses.push("GIFT 不能固定选项的位置");
  if (question.type === "multiple") losses.push("GIFT 按选项给分，不能要求全对才得分");
  return [...losses, ...answerLosses(question)];
}

/** What happens to answers that other systems compare as plain text. */
export function answerLosses(question: Question): string[] {
  const losses: string[] = [];
  const answers =
    question.type === "blank" ? question.key.flat() : question.type === "match" ? question.pairs.map(([, right]) => right) : [];
  if (answers.some((text) => withoutTags(text) !== text)) losses.push("答案里的尖括号换成了全角，或去掉了多余的空白");
  if (question.type === "blank" && answers.some((text) => text.includes("*"))) losses.push("答案里的 * 在那里代表任意文字");
  return losses;
}
