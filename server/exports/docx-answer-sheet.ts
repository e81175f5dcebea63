import { BorderStyle, Paragraph, TabStopType, TextRun } from "docx";
import type { SheetPart } from "./answer-sheet.ts";
import { widthOf } from "./docx-lines.ts";
import { lineOf, type Look, mm, page } from "./docx-look.ts";

/** The last pages of a paper: who it is, and a place for each answer, as many in a row as fit. */
export function answerSheetLines(parts: readonly SheetPart[], look: Look): Paragraph[] {
  const rule = { style: BorderStyle.SINGLE, size: 8, space: 4, color: "000000" };
  return [
    new Paragraph({
      heading: "Heading1",
      pageBreakBefore: true,
      spacing: { after: mm(2) },
      children: [new TextRun({ text: "答题卡", size: look.title, bold: true })],
    }),
    new Paragraph({ children: [new TextRun({ text: "支部　________________　　姓名　____________" })] }),
    new Paragraph({ border: { bottom: rule }, children: [new TextRun({ text: "参赛证号　________________" })] }),
    ...parts.flatMap((part) => partLines(part, look)),
  ];
}

/** Between two places of a row, in characters. */
const air = 1.5;

function partLines({ heading, entries }: SheetPart, look: Look): Paragraph[] {
  const numberWidth = 1 + 0.55 * String(entries.at(-1)?.number ?? 0).length;
  const room = (page.width - 2 * page.margin) / look.character;
  const widest = Math.max(...entries.map(({ place }) => widthOf(place))) + numberWidth + air;
  const columns = Math.max(1, Math.min(6, Math.floor(room / widest)));
  const width = ((page.width - 2 * page.margin) / columns) | 0;
  const rows = Array.from({ length: Math.ceil(entries.length / columns) }, (_, i) => entries.slice(i * columns, (i + 1) * columns));
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: mm(4), after: mm(1), ...lineOf(look) },
      children: [new TextRun({ text: heading, bold: true })],
    }),
    ...rows.map(
      (row) =>
        new Paragraph({
          keepLines: true,
          spacing: { after: mm(2), ...lineOf(look) },
          tabStops: row.map((_, i) => ({ type: TabStopType.LEFT, position: width * i })).slice(1),
          children: row.flatMap(({ number, place }, i) => [
            new TextRun({ text: `${i === 0 ? "" : "\t"}${number}. `, bold: true }),
            new TextRun({ text: place }),
          ]),
        }),
    ),
  ];
}
