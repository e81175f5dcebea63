import type { ArchiveFile } from "../format.ts";
import { FileRefused } from "../file-refused.ts";
import { headingType } from "../text/headings.ts";
import { htmlLines, looksLikeHtml } from "../html/html-lines.ts";
import { htmlOfMht } from "../html/mht.ts";
import type { SourceUnit } from "../reading.ts";
import { headingRow } from "../table/find-headings.ts";
import type { Row, Sheet } from "../table/sheet.ts";
import { unitRows } from "../table/unit-rows.ts";
import { createSplitter } from "../text/split-line.ts";
import type { UnitHints } from "../text/emphasis.ts";
import { type BodyItem, type Paragraph, readBody, type Table } from "./body.ts";
import { type Numbering, readNumbering } from "./numbering.ts";
import { type ListPlace, styleLists } from "./styles.ts";
import { childrenNamed, readXml } from "./xml.ts";

/** A document in its order: units of running text with what their text does not show, tables of questions, hidden text. */
export interface Collected {
  units: SourceUnit[];
  hints: (UnitHints | undefined)[];
  /** Tables with a row of headings; their rows are units too. */
  sheets: Sheet[];
  /** Indexes of units that are hidden text. */
  hidden: number[];
  /** Divides lines that hold several questions; knows the number reached. */
  split: (text: string) => string[];
}

/** Collects a document from its main part. `depth` counts documents inside documents. */
export function collect(file: ArchiveFile, main: string, depth = 0): Collected {
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const part = (name: string) => readXml(file.entries.get(folder + name));
  const numbering = readNumbering(part("numbering.xml"));
  const listOfStyle = styleLists(part("styles.xml"));
  const collected: Collected = { units: [], hints: [], sheets: [], hidden: [], split: createSplitter() };
  const body = readBody(file.entries.get(main) as Uint8Array);
  const textOf = (paragraph: Paragraph) => labelled(paragraph, numbering, listOfStyle);
  let above = "";
  for (const [i, item] of body.entries()) {
    if (item.kind === "paragraph") {
      addParagraph(collected, item, textOf(item));
      if (item.text.trim() !== "") above = item.text.trim();
    } else if (item.kind === "table") {
      addTable(collected, item, textOf, headingType(above) ? above : "");
      above = "";
    } else addChunk(collected, file, chunkTarget(file, main, item.relation), paragraphBefore(body, i), depth);
  }
  return collected;
}

const paragraphBefore = (body: readonly BodyItem[], index: number): number =>
  body.slice(0, index).findLast((item): item is Paragraph => item.kind === "paragraph")?.number ?? 1;

/** The paragraph's text with the number or letter that Word puts before it. */
function labelled(paragraph: Paragraph, numbering: Numbering, listOfStyle: (style: string | undefined) => ListPlace): string {
  const style = listOfStyle(paragraph.style);
  const list = paragraph.list ?? style.list;
  if (list === undefined || list === "0" || paragraph.text.trim() === "") return paragraph.text;
  const label = numbering.label(list, paragraph.level ?? style.level ?? 0);
  return label === "" ? paragraph.text : `${label} ${paragraph.text.trimStart()}`;
}

/** One unit a line: soft breaks divide a paragraph, its number stays. */
function addParagraph({ units, hints, hidden, split }: Collected, paragraph: Paragraph, text: string): void {
  const place = { kind: "paragraph", paragraph: paragraph.number } as const;
  for (const line of text.split("\n").flatMap(split)) {
    units.push({ place, text: line });
    hints.push(hintsOf(paragraph));
  }
  if (paragraph.hidden.trim() === "") return;
  hidden.push(units.push({ place, text: paragraph.hidden }) - 1);
  hints.push(undefined);
}

function hintsOf({ setOff, picture }: Paragraph): UnitHints | undefined {
  if (setOff.length === 0 && !picture) return undefined;
  return { setOff, ...(picture ? { picture } : {}) };
}

interface Cell {
  paragraph: Paragraph;
  text: string;
}

/** A table with headings is read as a sheet; any other is laid out text. `heading`: a type that stands above it. */
function addTable(collected: Collected, table: Table, textOf: (paragraph: Paragraph) => string, heading: string): void {
  const rows = table.rows.map((row) => row.map((cell) => cell.map((paragraph): Cell => ({ paragraph, text: textOf(paragraph) }))));
  if (addSheet(collected, rows, heading)) return;
  for (const row of rows)
    addRow(
      collected,
      row.map((cell) => cell.filter(({ text }) => text.trim() !== "")).filter((cell) => cell.length > 0),
    );
}

function addSheet(collected: Collected, rows: readonly Cell[][][], heading: string): boolean {
  const found = rows.map((row, i) => ({
    number: i + 1,
    cells: row.map((cell) =>
      cell
        .map(({ text }) => text)
        .join("\n")
        .trim(),
    ),
    place: { kind: "paragraph", paragraph: row[0]?.[0]?.paragraph.number ?? 1 } as const,
  }));
  const looks = found.slice(0, 4).map(({ number, cells }): Row => ({ number, cells, unit: 0 }));
  if (!looks.some((row, i) => headingRow(row, looks[i + 1])?.roles.some((role) => role?.role === "stem"))) return false;
  const name = heading || `表格 ${collected.sheets.length + 1}`;
  const units: SourceUnit[] = [];
  const sheetRows = unitRows(name, found, units).map((row) => ({ ...row, unit: row.unit + collected.units.length }));
  collected.units.push(...units);
  collected.hints.push(...units.map(() => undefined));
  collected.sheets.push({ name, rows: sheetRows });
  return true;
}

/** A row is a line with tabs, unless its cells hold several paragraphs or it has one cell only: then it is just a frame. */
function addRow(collected: Collected, cells: readonly Cell[][]): void {
  const first = cells[0]?.[0];
  if (!first) return;
  if (cells.length === 1 || cells.some((cell) => cell.length > 1)) {
    for (const { paragraph, text } of cells.flat()) addParagraph(collected, paragraph, text);
    return;
  }
  const all = cells.flat();
  const paragraph: Paragraph = {
    ...first.paragraph,
    setOff: all.flatMap((cell) => cell.paragraph.setOff),
    picture: all.some((cell) => cell.paragraph.picture),
    hidden: all.map((cell) => cell.paragraph.hidden).join(""),
  };
  addParagraph(collected, paragraph, all.map(({ text }) => text.replace(/\n/g, " ")).join("\t"));
}

function chunkTarget({ entries }: ArchiveFile, main: string, relation: string): string | undefined {
  const cut = main.lastIndexOf("/") + 1;
  const relations = readXml(entries.get(`${main.slice(0, cut)}_rels/${main.slice(cut)}.rels`));
  const target =
    relations && childrenNamed(relations, "Relationship").find(({ attributes }) => attributes["Id"] === relation)?.attributes["Target"];
  if (target === undefined) return undefined;
  return target.startsWith("/") ? target.slice(1) : main.slice(0, cut) + target;
}

/** Text that sits in a file of its own inside the document: a web page, an MHT, plain text or another document. */
function addChunk(collected: Collected, file: ArchiveFile, target: string | undefined, paragraph: number, depth: number): void {
  const bytes = target === undefined ? undefined : file.entries.get(target);
  if (!bytes) throw new FileRefused("这个 Word 文档引用的内容不在文件里。请用 Word 打开它，另存一份后再试。");
  const inner = `${target}!/word/document.xml`;
  if (file.entries.has(inner) && depth === 0) {
    append(collected, collect(file, inner, depth + 1));
    return;
  }
  const head = Buffer.from(bytes.subarray(0, 2_000)).toString("latin1");
  const html = /^mime-version|content-type:/im.test(head) ? htmlOfMht(bytes) : undefined;
  const content = html ?? new TextDecoder().decode(bytes);
  const lines = html !== undefined || looksLikeHtml(content) ? htmlLines(content) : content.split(/\r\n|\r|\n/);
  for (const [i, line] of lines.entries()) {
    for (const text of collected.split(line)) {
      collected.units.push({ place: { kind: "paragraph", paragraph: paragraph + i }, text });
      collected.hints.push(undefined);
    }
  }
}

function append(collected: Collected, nested: Collected): void {
  const from = collected.units.length;
  collected.hidden.push(...nested.hidden.map((unit) => unit + from));
  collected.sheets.push(
    ...nested.sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => ({ ...row, unit: row.unit + from })) })),
  );
  collected.units = collected.units.concat(nested.units);
  collected.hints = collected.hints.concat(nested.hints);
}
