import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TabStopType,
  TextRun,
} from "docx";
import { layOutSheet } from "./answer-sheet.ts";
import type { Built, ExportContent, Loss } from "./content.ts";
import { answerSheetLines } from "./docx-answer-sheet.ts";
import { headingLine, questionLines, wordImageType } from "./docx-lines.ts";
import { columnGap, lineOf, type Look, looks, mm, page, type PaperKind, song } from "./docx-look.ts";
import { layOut } from "./paper.ts";
import { speakable } from "./xml-text.ts";

/**
 * A release as a paper to print, with a sheet for the answers: for members, for members who need large type; or with what is right after each question,
 * which the importer reads back.
 */
export function buildDocx(content: ExportContent, kind: PaperKind): Promise<Built> {
  const look = looks[kind];
  const { bank, release, questions, images } = content;
  const parts = layOut(
    questions.map(({ question }) => question),
    kind === "keyed",
  );
  const subtitle = `${{ paper: "试卷", large: "试卷（大字）", keyed: "题目、答案和解析" }[kind]}　${release.name}　共 ${questions.length} 题`;
  const children = parts.flatMap((part) => [
    headingLine(part, look),
    ...part.questions.flatMap((question) => questionLines(question, look, images)),
  ]);
  const sheet = answerSheetLines(layOutSheet(questions.map(({ question }) => question)), look);
  const footer = footerOf(`${bank.title}　版本 ${release.name}`);
  const document = new Document({
    ...aboutOf(speakable(bank.title), look),
    sections: [
      {
        ...sectionOf(1, SectionType.CONTINUOUS),
        footers: { default: footer },
        children: titleLines(bank.title, subtitle, look, kind !== "keyed"),
      },
      { ...sectionOf(look.columns, SectionType.CONTINUOUS), footers: { default: footer }, children },
      ...(kind === "keyed" ? [] : [{ ...sectionOf(1, SectionType.CONTINUOUS), footers: { default: footer }, children: sheet }]),
    ],
  });
  return Packer.toArrayBuffer(document).then((buffer) => ({ bytes: new Uint8Array(buffer), losses: lossesOf(content, kind) }));
}

/** Fonts and sizes of a whole document. */
export const aboutOf = (title: string, look: Look) => ({
  title,
  creator: "知史",
  styles: {
    default: {
      document: {
        run: { font: song, size: look.size, language: { value: "zh-CN", eastAsia: "zh-CN" } },
        paragraph: { spacing: lineOf(look) },
      },
      heading1: { run: { font: song, color: "000000", bold: true } },
      heading2: { run: { font: song, color: "000000", bold: true } },
    },
  },
});

export const sectionOf = (count: 1 | 2, type: (typeof SectionType)[keyof typeof SectionType]): Pick<ISectionOptions, "properties"> => ({
  properties: {
    type,
    page: {
      size: { width: page.width, height: page.height },
      margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin, footer: mm(9) },
    },
    ...(count === 1 ? {} : { column: { count, space: columnGap, separate: true } }),
  },
});

/** The name in large Song over a thick and a thin line; for members also where to write who they are. */
export function titleLines(title: string, subtitle: string, look: Look, named: boolean): Paragraph[] {
  const rule = { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, space: 4, color: "000000" };
  const who = new TextRun({ text: "支部　________________　　姓名　____________" });
  return [
    new Paragraph({
      heading: "Heading1",
      spacing: { after: mm(1.5) },
      children: [new TextRun({ text: speakable(title), size: look.title, bold: true })],
    }),
    new Paragraph({
      spacing: { after: named ? mm(2) : 0 },
      children: [new TextRun({ text: speakable(subtitle) })],
      ...(named ? {} : { border: { bottom: rule } }),
    }),
    ...(named ? [new Paragraph({ border: { bottom: rule }, children: [who] })] : []),
  ];
}

export function footerOf(left: string): Footer {
  const right = page.width - 2 * page.margin;
  const size = 18;
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.LEFT,
        tabStops: [{ type: TabStopType.RIGHT, position: right }],
        children: [
          new TextRun({ text: `${speakable(left)}\t第 `, size }),
          new TextRun({ children: [PageNumber.CURRENT, " 页，共 ", PageNumber.TOTAL_PAGES, " 页"], size }),
        ],
      }),
    ],
  });
}

function lossesOf({ questions, images }: ExportContent, kind: PaperKind): Loss[] {
  return questions.flatMap(({ question }): Loss[] => {
    const { id, image } = question;
    const messages = kind === "keyed" ? ["编号和时期不写在文档里，再导入时要重新指定时期"] : [];
    if (kind === "keyed" && "pinned" in question && question.pinned) messages.push("固定选项不写在文档里");
    if (image && !wordImageType(image.file)) messages.push("图片是 WebP 格式，Word 里放不进，只写了图片说明");
    else if (image && !images.has(image.file)) messages.push("图片不在库里，只写了图片说明");
    return messages.map((message) => ({ questionId: id, message }));
  });
}
