import { letterOf } from "../../bank/letters.ts";
import type { ColumnRole, Doubt } from "../reading.ts";
import { sourceLine } from "../source-line.ts";
import { takeTags } from "../text/tags.ts";
import type { StatedType } from "../type-words.ts";
import { type Columns, columnOf } from "./choose-columns.ts";
import { emptyFields, type Fields, isNothing } from "./fields.ts";
import { flagOf } from "./flag-columns.ts";
import { addOptionRow, beginOptionRows, filledFrom, goesOnWith } from "./option-rows.ts";
import { type CellMark, cellAt, doubt, type Row, type Sheet } from "./sheet.ts";
import { splitOptions } from "./split-options.ts";
import type { BlockRow } from "./split-blocks.ts";

/** One question as its row or rows give it. */
export interface Entry {
  fields: Fields;
  units: number[];
  /** Number of the last row, to know what follows at once. */
  lastRow: number;
}

export interface RowsRead {
  entries: Entry[];
  asides: { units: number[]; reason: string }[];
  refusals: { units: number[]; message: string }[];
}

/** Rows of one block as entries. Rows that only go on with the question above are joined to it. */
export function readRows(rows: readonly BlockRow[], columns: Columns, sheet: Sheet, typeOfSheet: StatedType | undefined): RowsRead {
  const result: RowsRead = { entries: [], asides: [], refusals: [] };
  const fieldDoubts = doubtsOfColumns(columns);
  const fillDown = fillFromTallCells(sheet, columns);
  const width = columns.width ?? Number.POSITIVE_INFINITY;
  const tooWide = rows.filter(({ row }) => row.cells.length > width).length * 5 <= rows.length ? width : Number.POSITIVE_INFINITY;
  let before: Row | undefined;
  for (const { row, typeAbove, chapter } of rows) {
    const has = [...columns.roles].filter(([column]) => cellAt(row, column) !== "").map(([, role]) => role);
    const stem = cellAt(row, columnOf(columns, "stem"));
    if (has.length === 0) {
      result.asides.push({ units: [row.unit], reason: "只在没有用到的列里有字" });
      continue;
    }
    const above = result.entries.at(-1);
    if (columns.optionRows && before && above && goesOnWith(row, before, columns)) {
      addOptionRow(above, row, columns.optionRows);
      before = filledFrom(row, before);
      continue;
    }
    before = row;
    if (stem === "" && above && above.lastRow === row.number - 1 && goesOn(has, above)) {
      continueEntry(above, row, columns);
      continue;
    }
    if (/^(?:合\s*计|小\s*计|总\s*计)$/u.test(stem)) {
      result.asides.push({ units: [row.unit], reason: "合计" });
      continue;
    }
    if (cellAt(row, columnOf(columns, "number")).startsWith("示例")) {
      result.asides.push({ units: [row.unit], reason: "编号写着“示例”，不导入" });
      continue;
    }
    if (stem === "" && has.every((role) => role === "number" || role === "score" || role === "type")) {
      result.asides.push({ units: [row.unit], reason: "只有序号、题型或分值，没有内容" });
      continue;
    }
    const fields = fieldsOf(row, columns, fillDown);
    const stated = typeInStem(fields) ?? typeAbove ?? typeOfSheet;
    if (stated !== undefined) fields.typeAbove = stated;
    if (fields.topic === "" && chapter !== undefined) fields.topic = chapter;
    fields.doubts.push(...fieldDoubts, ...doubtsOfRow(row, columns));
    if (row.cells.length > tooWide) {
      fields.doubts.push(doubt("row-wide", "whole", "这一行比表头多出几格，可能有一格被逗号一类的符号切开了，请对照原文核对。"));
    }
    if (row.hidden || sheet.hidden) {
      fields.doubts.push(
        doubt("hidden-row", "whole", row.hidden ? "这一行在表格里是隐藏的，请确认要不要。" : "这张工作表是隐藏的，请确认要不要。"),
      );
    }
    const entry = { fields, units: [row.unit], lastRow: row.number };
    result.entries.push(entry);
    if (columns.optionRows) beginOptionRows(entry, row, columns.optionRows);
  }
  return result;
}

/** 【多选题】 in front of the stem, where no column says the type; the stem stays as the cell has it. */
const typeInStem = ({ type, stem }: Fields): StatedType | undefined =>
  type === "" && /^\s*[【[（(]|[】\])）]\s*$/u.test(stem) ? takeTags(stem).type : undefined;

/** A row without a stem adds to the question above when it holds one more of options that stand one a row, or more of its explanation. */
function goesOn(has: readonly ColumnRole[], { fields }: Entry): boolean {
  if (!has.every((role) => role === "options" || role === "explanation")) return false;
  const [top = ""] = fields.optionsText.split("\n");
  return !has.includes("options") || (top !== "" && splitOptions(top).options.length === 1);
}

/** A stem over several rows with one option in each. */
function continueEntry(entry: Entry, row: Row, columns: Columns): void {
  const own = fieldsOf(row, columns, () => "");
  const { fields } = entry;
  if (own.optionsText !== "") fields.optionsText = [fields.optionsText, own.optionsText].filter(Boolean).join("\n");
  if (own.explanation !== "") fields.explanation = [fields.explanation, own.explanation].filter(Boolean).join("\n");
  entry.units.push(row.unit);
  entry.lastRow = row.number;
}

function fieldsOf(row: Row, columns: Columns, fill: (row: Row, column: number) => string): Fields {
  const fields = emptyFields();
  for (const [column, role] of columns.roles) {
    const text = cellAt(row, column) || fill(row, column);
    if (role.startsWith("option:")) fields.options[role.charCodeAt(7) - 65] = text;
    else if (role === "options") fields.optionsText = text;
    else if (role === "number") fields.label = text;
    else if (plainRoles.includes(role)) fields[role as "stem" | "type" | "explanation"] = text;
  }
  takeParts(row, columns, fields);
  takeMarkedKeys(row, columns, fields);
  fields.options = Array.from(fields.options, (option) => option ?? "");
  const other = cellAt(row, columns.otherKey);
  if (other !== "") {
    if (fields.key === "") fields.key = other;
    else fields.otherKey = other;
  }
  return fields;
}

/** The right options by marks beside them, by further columns of answers, or by the column that holds them among wrong ones. */
function takeMarkedKeys(row: Row, columns: Columns, fields: Fields): void {
  const more = (columns.moreKeys ?? []).map((column) => cellAt(row, column)).filter((text) => !isNothing(text));
  if (more.length > 0) fields.key = [fields.key, ...more].filter((text) => text !== "").join(",");
  if (columns.wrong && fields.key !== "") {
    const wrong = columns.wrong.map((column) => cellAt(row, column)).filter((text) => !isNothing(text));
    if (wrong.length > 0) {
      fields.options = [fields.key as string, ...wrong];
      fields.key = "A";
    }
  }
  const gaps = (columns.gaps ?? []).map((column) => cellAt(row, column));
  while (gaps.length > 0 && isNothing(gaps.at(-1) as string)) gaps.pop();
  if (fields.key === "" && gaps.length > 0) fields.key = gaps;
  if (!columns.flags) return;
  const right = [...columns.flags].filter(([column]) => flagOf(cellAt(row, column)) === true).map(([, option]) => letterOf(option));
  const marked = right.sort().join("");
  if (fields.key === "") fields.key = marked;
  else if (marked !== "") fields.otherKey = marked;
}

const plainRoles: readonly ColumnRole[] = ["type", "stem", "key", "explanation", "source", "period", "topic", "difficulty"];
const imageFile = /^[0-9a-f]{64}\.(png|jpg|webp)$/;

/** What only tables of our own making have a column for. */
function takeParts(row: Row, columns: Columns, fields: Fields): void {
  const text = (role: ColumnRole) => cellAt(row, columnOf(columns, role)).trim();
  const [title, author, publisher, date] = [text("source:title"), text("source:author"), text("source:publisher"), text("source:date")];
  const parts = { title, author, publisher, date };
  const line = sourceLine(parts);
  if (line !== "") {
    fields.sourceParts = parts;
    if (fields.source === "") fields.source = line;
  }
  const pinned = text("pinned")
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s,，、]+/g, "");
  if (/^[A-H]{1,8}$/.test(pinned)) fields.pinned = pinned;
  const file = text("image");
  if (imageFile.test(file)) fields.image = { file, alt: text("image:alt") };
}

/** A cell over several rows counts for each of them, where it is a label and not the question itself. */
function fillFromTallCells(sheet: Sheet, columns: Columns): (row: Row, column: number) => string {
  const labels: ColumnRole[] = ["type", "topic", "period", "source", "difficulty"];
  const tall = (sheet.tallCells ?? []).filter(({ column }) => labels.includes(columns.roles.get(column) as ColumnRole));
  if (tall.length === 0) return () => "";
  const byNumber = new Map(sheet.rows.map((row) => [row.number, row]));
  const texts = new Map<string, string>();
  for (const { column, firstRow, lastRow } of tall) {
    const text = byNumber.get(firstRow + 1)?.cells[column] ?? "";
    const last = Math.min(lastRow, firstRow + 100_000);
    if (text !== "") for (let n = firstRow + 1; n <= last; n++) texts.set(`${n + 1}:${column}`, text);
  }
  return (row, column) => texts.get(`${row.number}:${column}`) ?? "";
}

const fieldNames: Partial<Record<ColumnRole, { field: Doubt["field"]; name: string }>> = {
  stem: { field: "stem", name: "题干" },
  key: { field: "key", name: "答案" },
  type: { field: "type", name: "题型" },
  options: { field: "options", name: "选项" },
};

/** Where a column was found by what stands in it, every question of it is to be looked at. */
function doubtsOfColumns({ guessed }: Columns): Doubt[] {
  return guessed.flatMap((role) => {
    const named = fieldNames[role];
    return named
      ? [doubt("column-guessed", named.field, `${named.name}是哪一列，表头没有写明，是按内容认的，请核对；也可以指定各列后重读。`)]
      : [];
  });
}

function doubtsOfRow(row: Row, columns: Columns): Doubt[] {
  const marked = (row.marks ?? []).flatMap(({ column, mark }) => {
    const role = columns.roles.get(column);
    const named = role?.startsWith("option:") ? { field: "options" as const, name: `选项 ${role.slice(7)}` } : role && fieldNames[role];
    return named ? [{ ...named, mark }] : [];
  });
  const about = (mark: CellMark, code: string, what: string) => {
    const own = marked.filter((one) => one.mark === mark);
    const [first] = own;
    return first ? [doubt(code, first.field, `${own.map(({ name }) => name).join("、")}${what}`)] : [];
  };
  return [
    ...about("date", "date-cell", "在表格里是日期或时间格式，可能是 Excel 自动改的，请对照原文。"),
    ...about("error", "cell-error", "的公式出了错，没有值，请补上。"),
  ];
}
