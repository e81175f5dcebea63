import { FileRefused } from "../file-refused.ts";
import type { Aside, ColumnMap, Reading, Refusal, SourceUnit } from "../reading.ts";
import { readLines } from "../text/read-lines.ts";
import type { StatedType } from "../type-words.ts";
import { readCards } from "./cards.ts";
import { chooseColumns, type Columns, columnMapOf, columnOf, columnsByHand } from "./choose-columns.ts";
import { learnConventions } from "./conventions.ts";
import { plainHeading } from "./headings.ts";
import { optionSeparator } from "./option-separator.ts";
import { type Entry, readRows } from "./read-rows.ts";
import { typeOfHeading } from "./section-heading.ts";
import { lettersWithSpaces } from "./settle-options.ts";
import type { Row, Sheet } from "./sheet.ts";
import { markedOption } from "./marked-options.ts";
import { splitOptions } from "./split-options.ts";
import { squeezed } from "./squeezed.ts";
import { type Block, splitBlocks } from "./split-blocks.ts";
import { judgementInStem, lettersInStem } from "./stem-key.ts";
import { prepare, understand } from "./understand.ts";

export interface TableReading {
  readings: Reading[];
  refusals: Refusal[];
  asides: Aside[];
  columnMaps: ColumnMap[];
}

/**
 * Reads questions from sheets of rows: of a workbook, a CSV file, a table in a document. Every row ends up in just one
 * reading, refusal or aside. `byHand` holds the organiser's own maps, taken for the sheets they name instead of headings.
 */
export function readTables(sheets: readonly Sheet[], byHand: readonly ColumnMap[] = []): TableReading {
  const result: TableReading = { readings: [], refusals: [], asides: [], columnMaps: [] };
  const seen = new Map<string, string>();
  const strangers: Sheet[] = [];
  for (const sheet of sheets) {
    if (sheet.rows.length === 0) continue;
    const content = JSON.stringify(sheet.rows.map(({ cells }) => cells));
    const twin = seen.get(content);
    if (twin !== undefined && sheet.rows.length > 1) {
      result.asides.push({ units: unitsOf(sheet.rows), reason: `与工作表“${twin}”的内容完全相同` });
      continue;
    }
    seen.set(content, sheet.name);
    if (sheets.length > 1 && isInstructions(sheet.name)) {
      result.asides.push({ units: unitsOf(sheet.rows), reason: `工作表“${sheet.name}”是填写说明` });
      continue;
    }
    const map = byHand.find((one) => one.sheet === sheet.name);
    const cards = map ? undefined : readCards(sheet.rows);
    if (map) readByHand(sheet, map, result);
    else if (cards) understandAll(cards, result);
    else if (!readSheet(sheet, result)) strangers.push(sheet);
  }
  for (const sheet of strangers) if (!readAsText(sheet, result)) strangerOf(sheet, result);
  result.readings.sort((a, b) => (a.units[0] ?? 0) - (b.units[0] ?? 0));
  return result;
}

const isInstructions = (name: string) => /^(?:填写|填表|使用|导入|操作)?(?:说明|须知)$/u.test(name.trim());
const unitsOf = (rows: readonly Row[]) => rows.map(({ unit }) => unit);

function readByHand(sheet: Sheet, map: ColumnMap, result: TableReading): void {
  const above = sheet.rows.filter((row) => row.number <= map.headerRow);
  if (above.length > 0) result.asides.push({ units: unitsOf(above), reason: "表头和它上面的内容" });
  const rows = sheet.rows.filter((row) => row.number > map.headerRow).map((row) => ({ row }));
  const columns = columnsByHand(map);
  const complete = columnOf(columns, "stem") !== undefined;
  result.columnMaps.push({ ...map, complete });
  if (rows.length === 0) return;
  if (!complete) result.refusals.push({ units: unitsOf(rows.map(({ row }) => row)), message: "还没有指定题干是哪一列。" });
  else readBlock(rows, columns, sheet, typeOfHeading(sheet.name), result);
}

/** False when nothing in the sheet names or shows columns of questions; then nothing was added. */
function readSheet(sheet: Sheet, result: TableReading): boolean {
  const { blocks, asides } = splitBlocks(sheet.rows);
  const chosen = blocks.map((block) => ({
    block,
    columns: chooseColumns(
      block.headings,
      block.rows.map(({ row }) => row),
    ),
  }));
  if (!chosen.some(({ block, columns }) => resemblesQuestions(block, columns))) return false;
  result.asides.push(...asides);
  for (const { block, columns } of chosen) {
    const missing = block.rows.length === 0 ? undefined : missingOf(block, columns);
    if (block.rows.length === 0 && chosen.length > 1) continue;
    result.columnMaps.push(columnMapOf(sheet.name, block.headerRow, block.headings, columns, missing === undefined));
    if (block.rows.length === 0) continue;
    if (missing !== undefined) result.refusals.push({ units: unitsOf(block.rows.map(({ row }) => row)), message: missing });
    else readBlock(block.rows, columns, sheet, typeOfHeading(sheet.name), result);
  }
  return true;
}

function resemblesQuestions(block: Block, columns: Columns): boolean {
  if (block.headings) return true;
  return columnOf(columns, "stem") !== undefined && (columnOf(columns, "key") !== undefined || keysInStems(block, columns));
}

/** What has to be found, and is not, in words. */
function missingOf(block: Block, columns: Columns): string | undefined {
  const stems =
    block.headings?.texts.filter((text, column) => block.headings?.roles[column]?.role === "stem" && plainHeading(text) !== "") ?? [];
  if (stems.length > 1 && new Set(stems.map(plainHeading)).size < stems.length) {
    return "一行里并排放了几道题。请改成一行一题再导入。";
  }
  if (columnOf(columns, "stem") === undefined) return "没有认出哪一列是题干，这些行没有读。请指定各列后重读。";
  const elsewhere = columns.flags ?? columns.moreKeys ?? columns.gaps ?? columns.optionRows?.flag ?? columns.otherKey;
  if (columnOf(columns, "key") !== undefined || elsewhere !== undefined || keysInStems(block, columns) || keysInOptions(block, columns))
    return undefined;
  const typed = block.rows.some(({ typeAbove }) => typeAbove === "order" || typeAbove === "short" || typeAbove === "match");
  return typed ? undefined : "没有认出哪一列是答案，这些行没有读。请指定各列后重读。";
}

function keysInStems(block: Block, columns: Columns): boolean {
  const stem = columnOf(columns, "stem");
  if (stem === undefined) return false;
  const options = [...columns.roles.values()].filter((role) => role.startsWith("option")).length;
  const texts = block.rows.slice(0, 200).map(({ row }) => row.cells[stem] ?? "");
  const keyed = texts.filter((text) => lettersInStem(text, options > 0 ? 9 : 0) !== undefined || judgementInStem(text) !== undefined);
  return keyed.length > texts.length / 2;
}

/** Options with a star or a tick, where there is no column of answers. */
function keysInOptions(block: Block, columns: Columns): boolean {
  const options = [...columns.roles].filter(([, role]) => role.startsWith("option")).map(([column]) => column);
  const marked = block.rows
    .slice(0, 200)
    .filter(({ row }) =>
      options.some((column) => splitOptions(row.cells[column] ?? "").options.some((option) => markedOption(option) !== undefined)),
    );
  return block.rows.length > 0 && marked.length > Math.min(200, block.rows.length) / 2;
}

function readBlock(rows: Block["rows"], columns: Columns, sheet: Sheet, typeOfSheet: StatedType | undefined, result: TableReading): void {
  const read = readRows(rows, columns, sheet, typeOfSheet);
  result.asides.push(...read.asides);
  result.refusals.push(...read.refusals);
  understandAll(read.entries, result);
}

/** Entries of one kind of source: what one of them leaves open, the others may show. */
export function understandAll(
  entries: readonly Pick<Entry, "fields" | "units">[],
  result: Pick<TableReading, "readings" | "refusals">,
): void {
  const separator = optionSeparator(entries.map(({ fields }) => squeezed(fields.optionsText)));
  const labelled = lettersWithSpaces(entries.map(({ fields }) => fields));
  const prepared = entries.map(({ fields, units }) => ({ units, ...prepare(fields, separator, labelled) }));
  const habits = learnConventions(
    prepared.map(({ fields, settled }) => ({ fields, options: settled.options, unsure: settled.doubts.length > 0 })),
  );
  for (const { fields, settled, units } of prepared) {
    const understood = understand(fields, settled, habits);
    if ("refused" in understood) result.refusals.push({ units, message: understood.refused });
    else result.readings.push({ ...understood.reading, units });
  }
}

/** A sheet with a text in each row and no columns: Word in a workbook. It is read as running text. */
function readAsText(sheet: Sheet, result: TableReading): boolean {
  if (
    sheet.rows.length < 4 ||
    sheet.rows.filter(({ cells }) => cells.filter((text) => text !== "").length > 1).length > sheet.rows.length * 0.5
  )
    return false;
  const units = sheet.rows.map(
    (row): SourceUnit => ({
      place: { kind: "line", line: row.number },
      text: row.cells
        .filter((text) => text !== "")
        .join("\t")
        .replace(/\s*\n\s*/g, "\t"),
    }),
  );
  try {
    const read = readLines(units);
    // A list of words reads as a question or two by chance.
    if (read.readings.filter(({ key }) => key !== undefined).length * 15 < units.length) return false;
    const own = <T extends { units: number[] }>(part: T): T => ({ ...part, units: part.units.map((unit) => sheet.rows[unit]?.unit ?? -1) });
    result.readings.push(...read.readings.map(own));
    result.refusals.push(...read.refusals.map(own));
    result.asides.push(...read.asides.map(own));
    return true;
  } catch (error) {
    if (error instanceof FileRefused) return false;
    throw error;
  }
}

/** A sheet without questions is put aside where others have some; where nothing else does, somebody has to say what its columns are. */
function strangerOf(sheet: Sheet, result: TableReading): void {
  const units = unitsOf(sheet.rows);
  const wide = sheet.rows.some(({ cells }) => cells.filter((text) => text !== "").length >= 2);
  if (wide) result.columnMaps.push(columnMapOf(sheet.name, 0, undefined, { roles: new Map(), guessed: [] }, false));
  if (result.readings.length > 0) result.asides.push({ units, reason: `工作表“${sheet.name}”里没有认出题干和答案的列，不像题目` });
  else
    result.refusals.push({
      units,
      message: "没有认出哪一列是题干、哪一列是答案。请写上表头（题干、A、B、C、D、答案），或指定各列后重读。",
    });
}
