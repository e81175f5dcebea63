import { type CellStyle, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { difficultyNames, typeNames } from "../bank/names.ts";
import { periods, topics } from "../bank/question.ts";
import { cellsOf, columnNames } from "./cells.ts";
import type { Built, ExportContent, Loss } from "./content.ts";
import { dictionary } from "./dictionary.ts";
import { finishWorkbook, rowHeight } from "./xlsx-finish.ts";

/** In characters, by column. */
const widths: Record<string, number> = {
  编号: 18,
  题型: 9,
  题干: 50,
  答案: 18,
  固定选项: 10,
  解析: 50,
  时期: 13,
  主题: 11,
  难度: 7,
  出处书名: 26,
  出处作者: 22,
  出处出版社: 22,
  出处日期: 13,
  图片: 22,
  图片说明: 24,
};
/** Text, whatever it looks like: a cell that says =1+1, 0123 or 3-5 says so after it was edited as well. */
const textCell: CellStyle = { numFmt: "@", alignment: { vertical: "top", wrapText: true } };
const headCell: CellStyle = {
  numFmt: "@",
  font: { bold: true },
  alignment: { vertical: "center" },
  border: { bottom: { style: "medium" } },
};
/** As far down as drop-downs reach, so that an organiser can go on writing below. */
const lastRow = 5_000;

const listed: [string, readonly string[]][] = [
  ["题型", Object.values(typeNames)],
  ["时期", periods],
  ["主题", topics],
  ["难度", difficultyNames.slice(1)],
];

/** The whole release as a workbook that Excel and WPS open and the import desk reads back. */
export function buildXlsx({ questions, bank, release }: ExportContent): Promise<Built> {
  const losses: Loss[] = [];
  const rows = questions.map(({ period, question }) => {
    const { cells, losses: own } = cellsOf(period, question);
    losses.push(...own.map((message) => ({ questionId: question.id, message })));
    return cells;
  });
  return writeTable(rows, `${bank.title} ${release.name}`).then((bytes) => ({ bytes, losses }));
}

/** A workbook with these rows beneath the headings, and what each column is for on a second sheet. */
export function writeTable(rows: readonly string[][], title: string): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [questionSheet(rows.map((row) => row.map(literal))), dictionarySheet()],
    defaultFont: { name: "等线", size: 11 },
    properties: { title, creator: "知史" },
  }).then(finishWorkbook);
}

/** `_x0041_` in a workbook stands for A; with its own underscore written so it stands for itself (ECMA-376, ST_Xstring). */
const literal = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");

function questionSheet(rows: readonly string[][]): WriteSheet {
  const letter = (name: string) => String.fromCharCode(65 + columnNames.indexOf(name as (typeof columnNames)[number]));
  return {
    name: "题目",
    columns: columnNames.map((name) => ({ width: widths[name] ?? 18, style: textCell })),
    rows: [[...columnNames], ...rows.map((row) => [...row])],
    cells: new Map(columnNames.map((_, column) => [`0,${column}`, { style: headCell }])),
    rowDefs: heights(
      rows,
      columnNames.map((name) => widths[name] ?? 18),
    ),
    freezePane: { rows: 1, columns: 1 },
    autoFilter: { range: `A1:${letter("图片说明")}${rows.length + 1}` },
    dataValidations: listed.map(([name, values]) => ({
      type: "list",
      values: [...values],
      range: `${letter(name)}2:${letter(name)}${lastRow}`,
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: name,
      errorMessage: `请从列表里选：${values.join("、")}`.slice(0, 220),
    })),
    pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: "$1:$1" },
  };
}

const dictionaryWidths = [14, 12, 70, 40];

const heights = (rows: readonly (readonly string[])[], of: readonly number[]) =>
  new Map([[0, { height: 24 }], ...rows.map((row, i): [number, { height: number }] => [i + 1, { height: rowHeight(row, of) }])]);

function dictionarySheet(): WriteSheet {
  return {
    name: "填写说明",
    columns: dictionaryWidths.map((width) => ({ width, style: textCell })),
    rowDefs: heights(dictionary.slice(1), dictionaryWidths),
    pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    rows: dictionary.map((row) => [...row]),
    cells: new Map([0, 1, 2, 3].map((column) => [`0,${column}`, { style: headCell }])),
    freezePane: { rows: 1 },
  };
}
