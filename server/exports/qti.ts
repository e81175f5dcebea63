import { difficultyNames } from "../bank/names.ts";
import type { Period, Question } from "../bank/question.ts";
import type { Built, ExportContent, Loss } from "./content.ts";
import { zipBytes } from "./pack.ts";
import { interactionOf } from "./qti-interaction.ts";
import { speakable, xmlText } from "./xml-text.ts";

const itemNamespace =
  'xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imsqtiasi_v3p0 https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"';
const manifestNamespace =
  'xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1 https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd"';
const head = '<?xml version="1.0" encoding="UTF-8"?>';

/** XML names do not begin with a figure, ids of questions may. */
const identifierOf = (id: string): string => `q-${id}`;

/** A release as a QTI 3 package: a manifest, an item for each question, the pictures. */
export function buildQti({ questions, bank, release, images }: ExportContent): Built {
  const entries = new Map<string, Uint8Array>();
  const resources: string[] = [];
  const losses: Loss[] = [];
  for (const { period, question } of questions) {
    const { id, image } = question;
    const href = `items/${id}.xml`;
    const media = image && images.has(image.file) ? `media/${image.file}` : undefined;
    entries.set(href, Buffer.from(itemOf(period, question)));
    if (media && image) entries.set(media, images.get(image.file)?.bytes as Uint8Array);
    const files = [href, ...(media ? [media] : [])].map((file) => `<file href="${file}"/>`).join("");
    resources.push(`<resource identifier="${identifierOf(id)}" type="imsqti_item_xmlv3p0" href="${href}">${files}</resource>`);
    if (image && !media) losses.push({ questionId: id, message: "图片不在库里，包里没有它" });
    if (JSON.stringify(question) !== speakableJson(question)) losses.push({ questionId: id, message: "有看不见的控制字符，已经去掉" });
  }
  const manifest = [
    `${head}\n<manifest ${manifestNamespace} identifier="bank-${bank.id}">`,
    "<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>",
    `<organizations/>\n<!-- ${xmlText(`${bank.title} ${release.name}`).replaceAll("--", "——")} -->`,
    `<resources>\n${resources.join("\n")}\n</resources>\n</manifest>\n`,
  ].join("\n");
  return { bytes: zipBytes(new Map([["imsmanifest.xml", Buffer.from(manifest)], ...entries])), losses };
}

const speakableJson = (question: Question): string =>
  JSON.stringify(question, (_, value: unknown) => (typeof value === "string" ? speakable(value) : value));

function itemOf(period: Period, question: Question): string {
  const { id, explanation, image } = question;
  const { declarations, body, processing } = interactionOf(question);
  const picture = image ? `<p><img src="../media/${image.file}" alt="${xmlText(image.alt)}"/></p>` : "";
  return [
    `${head}\n<qti-assessment-item ${itemNamespace} identifier="${identifierOf(id)}" title="${xmlText(id)}" adaptive="false" time-dependent="false" xml:lang="zh-CN">`,
    ...declarations,
    '<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"><qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>',
    '<qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"/>',
    `<qti-item-body>\n${picture}${body}\n${factsOf(period, question)}\n</qti-item-body>`,
    processing,
    `<qti-modal-feedback outcome-identifier="FEEDBACK" identifier="EXPLANATION" show-hide="show"><qti-content-body>${paragraphs(explanation)}</qti-content-body></qti-modal-feedback>`,
    "</qti-assessment-item>\n",
  ].join("\n");
}

const paragraphs = (text: string): string =>
  text
    .split("\n")
    .map((line) => `<p>${xmlText(line)}</p>`)
    .join("");

/** What QTI has no element for, for authors' eyes. */
function factsOf(period: Period, question: Question): string {
  const { topic, difficulty, source } = question;
  const facts: [string, string | undefined][] = [
    ["时期", period],
    ["主题", topic],
    ["难度", difficultyNames[difficulty]],
    ["出处书名", source.title],
    ["出处作者", source.author],
    ["出处出版社", source.publisher],
    ["出处日期", source.date],
    ["固定选项", "pinned" in question ? question.pinned : undefined],
  ];
  const items = facts.flatMap(([name, text]) => (text ? [`<dt>${name}</dt><dd>${xmlText(text)}</dd>`] : []));
  return `<qti-rubric-block use="instructions" view="author"><qti-content-body><dl>${items.join("")}</dl></qti-content-body></qti-rubric-block>`;
}
