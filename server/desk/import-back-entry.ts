import { parentPort, workerData } from "node:worker_threads";
import { writeXlsx } from "hucre/xlsx";
import type { Db } from "../database.ts";
import { openFile } from "../imports/open-file.ts";
import type { ColumnMap } from "../imports/reading.ts";
import { type Address, reading } from "./connection.ts";
import { asList, type ErrorSheet, type Fault, withErrorColumn } from "./import-errors.ts";
import type { ReadQuestion } from "./import-item.ts";
import { byLetter, sheetsOf } from "./import-sheets.ts";
import { findFile, getImport, listRefusals, listUnits, notInBank } from "./import-store.ts";
import type { ImportSummary } from "./import-tables.ts";

export interface BackRequest {
  address: Address;
  importId: string;
  want: "errors" | "sheets";
}

export interface BackReply {
  /** The workbook; null when the file is gone and was a table. */
  bytes?: Uint8Array<ArrayBuffer>;
  sheets?: { name: string; rows: { row: number; cells: Record<string, string> }[] }[];
  gone?: true;
}

const rowsShown = 12;

// The thread that opens an uploaded file once more: to show its first rows, or to send it back with what is wrong in it.
const request = workerData as BackRequest;
const answer = await reading(request.address, (db) => (request.want === "sheets" ? firstRows(db) : errors(db)));
parentPort?.postMessage(answer);

async function sheetsIn(db: Db, name: string, most?: number) {
  const bytes = await findFile(db, request.importId);
  return bytes ? sheetsOf(await openFile(new Uint8Array(bytes), name), most) : undefined;
}

async function firstRows(db: Db): Promise<BackReply> {
  const { file_name } = await getImport(db, request.importId);
  const sheets = await sheetsIn(db, file_name, rowsShown);
  if (!sheets) return { gone: true };
  return {
    sheets: sheets.map(({ name, rows }) => ({
      name,
      rows: rows.slice(0, rowsShown).map(({ row, cells }) => ({ row, cells: byLetter(cells) })),
    })),
  };
}

async function errors(db: Db): Promise<BackReply> {
  const { file_name, reading: text } = await getImport(db, request.importId);
  const { columnMaps, units, refusals } = JSON.parse(text) as ImportSummary;
  const faults = await listFaults(db, units, refusals);
  if (columnMaps.length === 0) return { bytes: await workbook([asList(faults)]) };
  const sheets = await sheetsIn(db, file_name);
  if (!sheets) return { gone: true };
  const headerRows = new Map(columnMaps.map(({ sheet, headerRow }: ColumnMap) => [sheet, headerRow]));
  return { bytes: await workbook(withErrorColumn(sheets, faults, headerRows)) };
}

async function listFaults(db: Db, unitCount: number, refusalCount: number): Promise<Fault[]> {
  const units = await listUnits(db, request.importId, 0, unitCount);
  const rows = await db
    .selectFrom("import_reading")
    .select(["number", "reading", "mending"])
    .where("import_id", "=", request.importId)
    .where("clear", "=", 0)
    .where(notInBank)
    .where("decision", "<>", "take")
    .orderBy("number")
    .execute();
  const placed = (indexes: readonly number[]) => indexes.flatMap((i) => units[i] ?? []);
  const doubtful = rows.map(({ number, reading: original, mending }): Fault & { first: number } => {
    const { doubts, units: own } = JSON.parse(mending ?? original) as ReadQuestion;
    const from = placed(own);
    const message = doubts.map((doubt) => doubt.message).join(" ");
    return { number, places: from.map(({ place }) => place), text: from.map((unit) => unit.text).join("\n"), message, first: own[0] ?? 0 };
  });
  const refused = (await listRefusals(db, request.importId, 0, refusalCount)).map((one) => {
    const places = placed(one.units).map(({ place }) => place);
    return { number: null, places, text: one.text, message: one.message, first: one.units[0] ?? 0 };
  });
  return [...doubtful, ...refused].sort((a, b) => a.first - b.first);
}

async function workbook(sheets: readonly ErrorSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const text = { numFmt: "@", alignment: { vertical: "top" as const, wrapText: true } };
  const bytes = await writeXlsx({
    sheets: sheets.map(({ name, rows, frozen, widths }) => ({
      name,
      rows,
      columns: widths.map((width) => ({ width, style: text })),
      ...(frozen > 0 ? { freezePane: { rows: frozen } } : {}),
    })),
  });
  return new Uint8Array(bytes);
}
