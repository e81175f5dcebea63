import { findRecords } from "../json/find-records.ts";
import { looksLikeJson, looksLikeScript, parseJson } from "../json/json-text.ts";
import type { Format } from "../format.ts";
import { FileRefused } from "../file-refused.ts";
import type { FileReading } from "../reading.ts";
import { readTables, understandAll } from "../table/read-table.ts";

/** Lists and lines of objects, objects that hold lists, maps of id to object, tables as lists of lists. */
export const jsonFormat: Format = {
  name: "JSON",
  recognises: (file) => file.kind === "text" && (looksLikeJson(file.text) || looksLikeScript(file.text)),
  read(file, { columns }) {
    if (file.kind !== "text") throw new Error("text only");
    const { units, entries, tables, refusals, asides } = findRecords(parseJson(file.text));
    const reading: FileReading = { format: `JSON（${file.encoding}）`, units, readings: [], refusals, asides };
    understandAll(entries, reading);
    const sheets = tables.map((table, i) => ({
      name: i === 0 ? "表格" : `表格 ${i + 1}`,
      rows: table.rows.map((cells, n) => ({ number: n + 1, cells: cells.map((cell) => cell.trim()), unit: table.units[n] as number })),
    }));
    if (sheets.length > 0) {
      const read = readTables(sheets, columns);
      reading.readings.push(...read.readings);
      reading.refusals.push(...read.refusals);
      reading.asides.push(...read.asides);
      reading.columnMaps = read.columnMaps;
    }
    if (units.length === 0) throw new FileRefused("这个 JSON 文件里没有题目。");
    reading.readings.sort((a, b) => (a.units[0] ?? 0) - (b.units[0] ?? 0));
    return reading;
  },
};
