import type { Format, TextFile } from "../format.ts";
import { looksLikeHtml } from "../html/html-lines.ts";
import type { SourceUnit } from "../reading.ts";
import { headingRow } from "../table/find-headings.ts";
import { htmlTables } from "../table/html-rows.ts";
import { readTables } from "../table/read-table.ts";
import type { Sheet } from "../table/sheet.ts";
import { unitRows } from "../table/unit-rows.ts";

/** A web page that is a table of questions, as school systems hand them out under the name .xls. */
export const htmlTableFormat: Format = {
  name: "网页表格",
  recognises: (file) => file.kind === "text" && /^\s*</.test(file.text) && looksLikeHtml(file.text) && levelOf(file) !== undefined,
  read(file, { columns }) {
    if (file.kind !== "text") throw new Error("text only");
    const units: SourceUnit[] = [];
    const sheets = sheetsOf(file, units, levelOf(file) ?? 1);
    return { format: "网页表格", units, ...readTables(sheets, columns) };
  },
};

/** Old pages lay everything out in tables: how deep the first table stands that has headings of questions. */
function levelOf(file: TextFile): number | undefined {
  return [1, 2, 3, 4].find((level) =>
    sheetsOf(file, [], level).some(({ rows }) => rows.some((row, i) => headingRow(row, rows[i + 1]) !== undefined)),
  );
}

function sheetsOf({ text }: TextFile, units: SourceUnit[], level: number): Sheet[] {
  return htmlTables(text, level).map(({ rows, tallCells }, i) => {
    const name = i === 0 ? "表格" : `表格 ${i + 1}`;
    return { name, rows: unitRows(name, rows, units), tallCells };
  });
}
