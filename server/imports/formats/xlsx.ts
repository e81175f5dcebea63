import { type CellObject, read, SSF, set_cptable, type WorkBook, type WorkSheet } from "@e965/xlsx";
import * as codePages from "@e965/xlsx/dist/cpexcel.full.mjs";
import { packedAgain } from "../archive.ts";
import { FileRefused } from "../file-refused.ts";
import type { Format, OpenedFile } from "../format.ts";
import type { SourceUnit } from "../reading.ts";
import { readTables } from "../table/read-table.ts";
import type { Sheet } from "../table/sheet.ts";
import { type FoundRow, unitRows } from "../table/unit-rows.ts";

set_cptable(codePages);

/** Rows beyond are not read, whatever a sheet says of its size; more questions than that are no bank. */
const rowLimit = 100_000;
const cellBudget = 2_000_000;
/** One text that a million cells share costs nothing in the file and everything once each row is written out. */
const textBudget = 30_000_000;

/** Workbooks of Excel and WPS: .xlsx, .xls of any age, the XML of Excel 2003. Known by what is inside. */
export const xlsxFormat: Format = {
  name: "Excel 工作簿",
  recognises: (file) =>
    (file.kind === "archive" && file.names.some((name) => /^xl\/workbook\.(xml|bin)$/i.test(name))) ||
    (file.kind === "compound" && file.streams.some((stream) => stream === "Workbook" || stream === "Book")) ||
    (file.kind === "text" && isSpreadsheetXml(file.text)),
  read(file, { columns }) {
    const book = open(file);
    const units: SourceUnit[] = [];
    const budget = { cells: cellBudget, text: textBudget };
    const sheets = book.SheetNames.flatMap((name, i): Sheet[] => {
      const sheet = book.Sheets[name];
      const data = sheet?.["!data"];
      if (!sheet || !data) return [];
      const rows = unitRows(name, foundRows(sheet, budget), units);
      const last = rows.at(-1)?.number ?? 0;
      if (last >= rowLimit) throw new FileRefused(`工作表“${name}”超过 ${rowLimit} 行。请分成几份再导入。`);
      const tallCells = (sheet["!merges"] ?? [])
        .filter(({ s, e }) => e.r > s.r)
        .map(({ s, e }) => ({ column: s.c, firstRow: s.r, lastRow: Math.min(e.r, rowLimit) }));
      const hidden = (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0;
      return [{ name, rows, tallCells, ...(hidden ? { hidden } : {}) }];
    });
    const table = readTables(sheets, columns);
    return { format: "Excel 工作簿", units, ...table };
  },
};

const isSpreadsheetXml = (text: string) =>
  /^\s*<\?xml/.test(text) && text.slice(0, 2000).includes("urn:schemas-microsoft-com:office:spreadsheet");

const options = {
  dense: true,
  sheetRows: rowLimit,
  cellFormula: false,
  cellHTML: false,
  cellNF: true,
  cellStyles: true,
  sheetStubs: false,
} as const;

function open(file: OpenedFile): WorkBook {
  try {
    if (file.kind === "text") return read(file.text, { ...options, type: "string" });
    return read(file.kind === "archive" ? packedAgain(file.entries) : file.bytes, { ...options, type: "array" });
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) {
      throw new FileRefused("这个工作簿设了密码，无法打开。请先取消密码，再导入。");
    }
    throw new FileRefused("这个工作簿已损坏，无法打开。请用 Excel 或 WPS 打开它，另存一份后再试。");
  }
}

/** Rows as they are asked for, so that a sheet that is too large is found out before all of it is held. */
function* foundRows(sheet: WorkSheet, budget: { cells: number; text: number }): Generator<FoundRow> {
  const data = sheet["!data"] ?? [];
  for (const [index, cells] of data.entries()) {
    if (!cells || cells.length === 0) continue;
    const row: FoundRow = { number: index + 1, cells: [] };
    for (const [column, cell] of cells.entries()) {
      if (!cell) {
        row.cells[column] = "";
        continue;
      }
      const { text, mark } = cellText(cell);
      row.cells[column] = text;
      budget.cells--;
      budget.text -= text.length;
      if (mark) row.marks = [...(row.marks ?? []), { column, mark }];
    }
    if (budget.cells < 0 || budget.text < 0) throw new FileRefused("这个工作簿的内容太多，不像一份题库。请分成几份再导入。");
    if (sheet["!rows"]?.[index]?.hidden) row.hidden = true;
    yield row;
  }
}

/** A cell as a person sees it, but whole numbers in full, and with a mark where the program itself made something of it. */
function cellText(cell: CellObject): { text: string; mark?: "date" | "error" } {
  switch (cell.t) {
    case "b":
      return { text: cell.v ? "TRUE" : "FALSE" };
    case "e":
      return { text: "", mark: "error" };
    case "n": {
      const value = Number(cell.v);
      const format = String(cell.z ?? "General");
      if (format !== "General" && SSF.is_date(format)) {
        // The short date of whoever opens the file; Chinese offices see the year first.
        const shown = format === "m/d/yy" ? SSF.format("yyyy/m/d", value) : cell.w;
        // Names of months and days come out in English, whatever the person who made the file saw.
        const text = /[A-Za-z]{3}/.test(shown ?? "")
          ? SSF.format(/y|F800/i.test(format) ? 'yyyy"年"m"月"d"日"' : 'm"月"d"日"', value)
          : shown;
        return { text: text ?? String(value), mark: "date" };
      }
      const shown = cell.w ?? "";
      const plain = String(Number(value.toPrecision(15)));
      return { text: format === "General" || shown === "" || /[E#]/.test(shown) ? plain : shown.trim() };
    }
    default:
      return { text: cell.v === undefined || cell.v === null ? "" : String(cell.v) };
  }
}
