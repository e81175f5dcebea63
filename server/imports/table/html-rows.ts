import { Parser } from "htmlparser2";
import type { FoundRow } from "./unit-rows.ts";

/** A table of a web page. Cells that reach over several columns or rows stand where they begin. */
export interface HtmlTable {
  rows: FoundRow[];
  tallCells: { column: number; firstRow: number; lastRow: number }[];
}

const mostColumns = 200;
const lineBreaks = new Set(["br", "p", "div", "li"]);
const unread = new Set(["script", "style", "svg", "math", "select", "textarea"]);

/** All tables of a web page that are inside `level - 1` others: 1 are those in none, for programs that save a web page under the name of a workbook. */
export function htmlTables(html: string, level = 1): HtmlTable[] {
  const tables: HtmlTable[] = [];
  /** Columns that cells from above still take, by column: rows left. */
  let taken: number[] = [];
  let depth = 0;
  let skipped = 0;
  let row: FoundRow | undefined;
  let column = -1;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (unread.has(name)) skipped++;
        if (name === "table" && ++depth === level) {
          tables.push({ rows: [], tallCells: [] });
          taken = [];
        }
        const table = tables.at(-1);
        if (depth !== level || !table) return;
        if (name === "tr") {
          row = { number: table.rows.length + 1, cells: [] };
          table.rows.push(row);
          taken = taken.map((left) => Math.max(0, left - 1));
          column = -1;
        } else if ((name === "td" || name === "th") && row) {
          column = row.cells.length;
          while ((taken[column] ?? 0) > 0 && column < mostColumns) row.cells[column++] = "";
          if (column >= mostColumns) return;
          row.cells[column] = "";
          const wide = span(attributes["colspan"], mostColumns - column);
          const tall = span(attributes["rowspan"], 65_536);
          for (let i = 0; i < wide; i++) {
            row.cells[column + i] = "";
            taken[column + i] = tall > 1 ? tall : (taken[column + i] ?? 0);
          }
          if (tall > 1) table.tallCells.push({ column, firstRow: row.number - 1, lastRow: row.number + tall - 2 });
        } else if (lineBreaks.has(name) && row && column >= 0) row.cells[column] += "\n";
      },
      ontext(text) {
        if (skipped === 0 && depth >= level && row && column >= 0 && column < mostColumns) row.cells[column] += text.replace(/\s+/g, " ");
      },
      onclosetag(name) {
        if (unread.has(name)) skipped--;
        if (name === "table") depth--;
        if (depth === level && (name === "td" || name === "th")) column = -1;
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  return tables;
}

function span(written: string | undefined, most: number): number {
  const value = Number(written ?? 1);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : 1;
}
