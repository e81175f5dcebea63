import { parse } from "csv-parse/sync";
import { FileRefused } from "../file-refused.ts";
import type { Format, ReadOptions, TextFile } from "../format.ts";
import type { FileReading, SourceUnit } from "../reading.ts";
import { chooseColumns, columnOf } from "../table/choose-columns.ts";
import { headingRow } from "../table/find-headings.ts";
import { readTables } from "../table/read-table.ts";
import type { Row } from "../table/sheet.ts";
import { keyRows } from "../text/key-list.ts";
import { type FoundRow, unitRows } from "../table/unit-rows.ts";
import { textFormat } from "./text.ts";

/** Name under which the columns of a file without sheets are kept. */
const onlySheet = "表格";

/** Text in columns: commas, tabs, semicolons of either width, bars. The sign between is found by what comes of it. */
export const csvFormat: Format = {
  name: "CSV 表格",
  recognises: (file) => file.kind === "text" && delimiterOf(file.text) !== undefined,
  read(file, { columns }) {
    if (file.kind !== "text") throw new Error("text only");
    return readColumns(file, delimiterOf(file.text) ?? ",", columns);
  },
};

/**
 * Rows that are alike, and neither a heading nor what stands in them says which column is what: somebody has to name
 * the columns at the desk. Comes after the others, for text that reads as questions is text.
 */
export const strangeColumnsFormat: Format = {
  name: "CSV 表格",
  recognises: (file) => file.kind === "text" && alikeDelimiter(file.text) !== undefined && !readsAsText(file),
  read(file, { columns }) {
    if (file.kind !== "text") throw new Error("text only");
    return readColumns(file, alikeDelimiter(file.text) ?? ",", columns);
  },
};

function readColumns(file: TextFile, delimiter: string, columns: ReadOptions["columns"]): FileReading {
  const units: SourceUnit[] = [];
  const rows = unitRows(onlySheet, records(file.text, delimiter), units);
  return { format: `CSV 表格（${file.encoding}）`, units, ...readTables([{ name: onlySheet, rows }], columns) };
}

function readsAsText(file: TextFile): boolean {
  try {
    return textFormat.read({ ...file, text: headOf(file.text) }, {}).readings.length > 0;
  } catch (error) {
    if (error instanceof FileRefused) return false;
    throw error;
  }
}

const delimiters = [",", "\t", ";", "；", "|", "｜", "，"];
/** Enough to see headings and some questions. */
const headLength = 40_000;

/** The sign that makes headings, or columns of questions, of the text; undefined when none does. */
export function delimiterOf(text: string): string | undefined {
  const cut = headOf(text);
  const scored = delimiters.flatMap((delimiter) => {
    if (!cut.includes(delimiter)) return [];
    const rows = unitRows(onlySheet, records(cut, delimiter), []);
    return [{ delimiter, score: tableScore(rows) }];
  });
  const best = scored.sort((a, b) => b.score - a.score)[0];
  return best && best.score > 0 ? best.delimiter : undefined;
}

const headOf = (text: string) => (text.length > headLength ? text.slice(0, text.lastIndexOf("\n", headLength) + 1 || headLength) : text);

/** The sign that parts nearly all rows into equally many columns, the most of them. */
function alikeDelimiter(text: string): string | undefined {
  const cut = headOf(text);
  const scored = delimiters.flatMap((delimiter) => {
    if (!cut.includes(delimiter)) return [];
    const { width, share } = commonWidth(unitRows(onlySheet, records(cut, delimiter), []));
    return width >= 2 && share >= 0.8 ? [{ delimiter, width }] : [];
  });
  return scored.sort((a, b) => b.width - a.width)[0]?.delimiter;
}

/** How many columns most rows have, and which share of the rows that is; nothing is common to fewer than three rows. */
function commonWidth(rows: readonly Row[]): { width: number; share: number } {
  if (rows.length < 3) return { width: 0, share: 0 };
  const widths = new Map<number, number>();
  for (const row of rows) widths.set(row.cells.length, (widths.get(row.cells.length) ?? 0) + 1);
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  return { width, share: count / rows.length };
}

/** Number of named columns where there are headings; 1 where all rows are alike and questions show without; else 0. */
function tableScore(rows: readonly Row[]): number {
  for (const [i, row] of rows.slice(0, 30).entries()) {
    if (isKeyTable(row, rows[i + 1]) || isKeyTable(rows[i - 1], row)) continue;
    const headings = row.cells.length >= 2 && !isAnswerLine(row) ? headingRow(row, rows[i + 1]) : undefined;
    if (headings && goesOn(rows.slice(i + headings.rows))) return 1 + headings.roles.filter((role) => role !== undefined).length;
  }
  const { width, share } = commonWidth(rows);
  if (width < 3 || share < 0.6) return 0;
  const columns = chooseColumns(undefined, rows);
  return columnOf(columns, "stem") !== undefined && columnOf(columns, "key") !== undefined ? 1 : 0;
}

/** `正确答案：A,C,D` is a line of running text: an answer, not the names of columns. */
const isAnswerLine = ({ cells }: Row): boolean => /答案\s*[】\])）]?\s*[:：]\s*[A-IＡ-Ｉ√×对错]/u.test(cells[0] ?? "");

/** 题号 1 2 3 over 答案 A B C: answers at the end of running text. */
const isKeyTable = (numbers: Row | undefined, answers: Row | undefined): boolean =>
  numbers !== undefined && answers !== undefined && keyRows(numbers.cells.join(" "), answers.cells.join(" ")) !== undefined;

/** Below headings most rows have columns too; lines of running text have none. */
const goesOn = (rows: readonly Row[]): boolean =>
  rows.filter(({ cells }) => cells.filter((cell) => cell.trim() !== "").length >= 2).length * 2 >= rows.length;

function* records(text: string, delimiter: string): Generator<FoundRow> {
  let line = 1;
  for (const { raw, record } of parsed(text, delimiter)) {
    const first = line + leadingBreaks(raw);
    line += (raw.match(/\r\n|\r|\n/g) ?? []).length;
    // Excel's way to keep a number as text: ="001".
    const cells = record.map((cell) => /^="(.*)"$/su.exec(cell)?.[1] ?? cell);
    yield { number: first, cells, place: { kind: "line", line: first } };
  }
}

const leadingBreaks = (raw: string) => (/^(?:[ \t]*(?:\r\n|\r|\n))*/.exec(raw)?.[0].match(/\r\n|\r|\n/g) ?? []).length;

interface RawRecord {
  raw: string;
  record: string[];
}

function parsed(text: string, delimiter: string): RawRecord[] {
  // Programs write 'text','text' as well, with \, and \' inside.
  const apostrophes = isApostrophed(text, delimiter);
  const common = {
    delimiter,
    ...(apostrophes ? { quote: "'", escape: "\\" } : {}),
    relax_column_count: true,
    skip_empty_lines: false,
    raw: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    bom: true,
  };
  try {
    const rows = parse(text, { ...common, relax_quotes: true }) as unknown as RawRecord[];
    return apostrophes
      ? rows.map(({ raw, record }) => ({ raw, record: record.map((cell) => cell.replace(/\\([,;|'"\\])/gu, "$1")) }))
      : rows;
  } catch {
    // A quotation mark that is never closed: every line is a record of its own and marks are text.
    return parse(text, { ...common, quote: null }) as unknown as RawRecord[];
  }
}

/** Whether nearly every line begins and goes on with an apostrophe around each text. */
function isApostrophed(text: string, delimiter: string): boolean {
  const lines = text
    .slice(0, headLength)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "");
  const alike = lines.filter((line) => line.startsWith("'") && line.includes(`'${delimiter}'`));
  return lines.length > 0 && alike.length >= lines.length * 0.8;
}
