import { indexesOf } from "../bank/letters.ts";
import { difficultyNames } from "../bank/names.ts";
import type { Period, Question } from "../bank/question.ts";
import type { Built, ExportContent, Loss, Picture } from "./content.ts";
import { answerLosses } from "./gift.ts";
import { clozeStem } from "./cloze.ts";
import { htmlText, share, withoutTags } from "./html-text.ts";
import { sourceText } from "./source-text.ts";
import { xmlText } from "./xml-text.ts";

const text = (content: string): string => `<text>${xmlText(content)}</text>`;
/** Two layers: what a reader sees is escaped as HTML, and the HTML as XML. */
const html = (content: string): string => text(htmlText(content));
const element = (name: string, inner: string, attributes = ""): string => `<${name}${attributes}>${inner}</${name}>`;
const answer = (inner: string, fraction: string, format = ' format="html"'): string =>
  element("answer", inner, ` fraction="${fraction}"${format}`);

const kinds: Record<Question["type"], string> = {
  single: "multichoice",
  multiple: "multichoice",
  judge: "truefalse",
  blank: "shortanswer",
  order: "ordering",
  match: "matching",
};

/** A release as Moodle XML, with pictures inside. */
export function buildMoodle({ questions, bank, release, images }: ExportContent): Built {
  const losses: Loss[] = [];
  const items: string[] = [];
  let topic = "";
  for (const { period, question } of questions) {
    if (question.topic !== topic) {
      const path = [bank.title, question.topic].map((part) => withoutTags(part).replaceAll("/", "//")).join("/");
      items.push(element("question", element("category", text(`$course$/${path}`)), ' type="category"'));
    }
    topic = question.topic;
    items.push(item(period, question, images));
    losses.push(...lossesOf(question, images).map((message) => ({ questionId: question.id, message })));
  }
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n<!-- ${withoutTags(`${bank.title} ${release.name}`).replaceAll("--", "——")} -->\n`;
  return { bytes: Buffer.from(`${head}<quiz>\n${items.join("\n")}\n</quiz>\n`), losses };
}

function item(period: Period, question: Question, images: ReadonlyMap<string, Picture>): string {
  const { id, explanation, source, topic, difficulty, image } = question;
  const several = question.type === "blank" && question.key.length > 1;
  const picture = image && images.get(image.file);
  const shown = image && picture ? `<p><img src="@@PLUGINFILE@@/${image.file}" alt="${attribute(image.alt)}"></p>` : "";
  const file =
    image && picture
      ? element("file", Buffer.from(picture.bytes).toString("base64"), ` name="${image.file}" path="/" encoding="base64"`)
      : "";
  const stem = several ? clozeStem(question) : `<p>${htmlText(question.stem)}</p>`;
  const feedback = `<p>${htmlText(explanation)}</p><p>${htmlText(`出处：${sourceText(source)}`)}</p>`;
  const tags = [period, topic, `难度${difficultyNames[difficulty]}`].map((tag) => element("tag", text(tag))).join("");
  return element(
    "question",
    [
      element("name", text(id)),
      element("questiontext", text(stem + shown) + file, ' format="html"'),
      element("generalfeedback", text(feedback), ' format="html"'),
      ...(several ? [] : ["<defaultgrade>1</defaultgrade>", "<penalty>0</penalty>", ...answersOf(question)]),
      element("idnumber", xmlText(id)),
      element("tags", tags),
    ].join("\n"),
    ` type="${several ? "cloze" : kinds[question.type]}"`,
  );
}

const attribute = (value: string): string => htmlText(value).replace(/"/g, "&quot;").replaceAll("<br>", " ");

function answersOf(question: Question): string[] {
  switch (question.type) {
    case "single":
    case "multiple": {
      const right = indexesOf(question.key);
      const [plus, minus] = [share(right.length), share(Math.max(1, question.options.length - right.length))];
      const wrong = question.type === "single" ? "0" : `-${minus}`;
      return [
        element("single", String(question.type === "single")),
        // Where an option has to keep its place, Moodle can only leave all of them where they are.
        element("shuffleanswers", question.pinned ? "false" : "true"),
        "<answernumbering>ABCD</answernumbering>",
        ...question.options.map((option, i) => answer(html(option), right.includes(i) ? plus : wrong)),
      ];
    }
    case "judge":
      return [
        answer(text("true"), question.key ? "100" : "0", ' format="moodle_auto_format"'),
        answer(text("false"), question.key ? "0" : "100", ' format="moodle_auto_format"'),
      ];
    case "blank":
      return [
        "<usecase>0</usecase>",
        ...question.key.flat().map((form) => answer(text(withoutTags(form)), "100", ' format="moodle_auto_format"')),
      ];
    case "order":
      return [
        "<layouttype>VERTICAL</layouttype>",
        "<selecttype>ALL</selecttype>",
        "<gradingtype>ALL_OR_NOTHING</gradingtype>",
        ...question.options.map((option, i) => answer(html(option), `${i + 1}`)),
      ];
    case "match":
      return [
        "<shuffleanswers>true</shuffleanswers>",
        ...question.pairs.map(([left, right]) =>
          element("subquestion", html(left) + element("answer", text(withoutTags(right))), ' format="html"'),
        ),
      ];
  }
}

function lossesOf(question: Question, images: ReadonlyMap<string, Picture>): string[] {
  const losses = answerLosses(question);
  if ("pinned" in question && question.pinned) losses.push("Moodle 不能只固定一个选项，这一题的选项都不打乱");
  if (question.type === "multiple") losses.push("Moodle 按选项给分，不能要求全对才得分");
  if (question.type === "blank" && question.key.length > 1) losses.push("几个空写成了 Moodle 的嵌入题（Cloze）");
  if (question.image && !images.has(question.image.file)) losses.push("图片不在库里，没有导出");
  return losses;
}
