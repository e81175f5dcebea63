import { Document, Packer, Paragraph, TextRun } from "docx";
import { cellsOf } from "./cells.ts";
import { aboutOf, footerOf, sectionOf, titleLines } from "./docx.ts";
import { headingLine, questionLines } from "./docx-lines.ts";
import { lineOf, looks, mm } from "./docx-look.ts";
import { exampleQuestions } from "./examples.ts";
import { layOut } from "./paper.ts";
import { writeTable } from "./xlsx.ts";

/** A workbook to fill in: headings, drop-downs, three rows that show how and are not imported. */
export function buildExcelTemplate(): Promise<Uint8Array> {
  const shown = exampleQuestions.filter(({ question }) => ["single", "blank", "match"].includes(question.type));
  const rows = shown.map(({ period, question }, i) => cellsOf(period, { ...question, id: `示例${i + 1}` }).cells);
  return writeTable(rows, "题库模板");
}

const advice = [
  "请照下面六道例题的样子写，写完把例题删去，再到“导入”里上传。",
  "先写题型标题，再逐题编号；选项每行一个或几个，前面写字母。",
  "多选的答案把字母连着写；判断写对或错；填空的几种写法用“ / ”隔开，几个空用“；”隔开。",
  "排序写出正确的先后；配对的左边写在“左栏”后面，带圈数字编号，右边写成选项。",
  "解析、出处、知识点、难度没有想好可以先不写，在系统里再补。时期在导入时选。",
];

/** A document to fill in: short advice and a question of each type as the importer reads it. */
export function buildWordTemplate(): Promise<Uint8Array> {
  const look = looks.keyed;
  const parts = layOut(
    exampleQuestions.map(({ question }) => question),
    true,
  );
  const lines = advice.map((text) => new Paragraph({ spacing: { ...lineOf(look), before: mm(1) }, children: [new TextRun({ text })] }));
  const document = new Document({
    ...aboutOf("题库 Word 模板", look),
    sections: [
      {
        ...sectionOf(1, "continuous"),
        footers: { default: footerOf("题库 Word 模板") },
        children: [
          ...titleLines("题库 Word 模板", "供编写题目、再导入系统之用", look, false),
          ...lines,
          ...parts.flatMap((part) => [
            headingLine(part, look),
            ...part.questions.flatMap((question) => questionLines(question, look, new Map())),
          ]),
        ],
      },
    ],
  });
  return Packer.toArrayBuffer(document).then((buffer) => new Uint8Array(buffer));
}
