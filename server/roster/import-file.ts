import { type Cell, isNone, readName, readNumber, readUnitName } from "./import-cells.ts";
import { type CsvRecord, readCsv } from "./import-csv.ts";
import { type Day, readElder } from "./import-elder.ts";
import { lintRows } from "./import-lint.ts";
import { findHeader, type Header, headerProblem, type Meaning, meaningNames } from "./import-header.ts";
import { decodeText } from "./import-text.ts";

/** One person of the file, as understood. */
export interface RosterRow {
  line: number;
  /** From the committee down to the branch. */
  path: string[];
  name: string;
  number: string | undefined;
  elder: boolean;
}

/** What there is to say about a line. refused: not read in. doubtful: read in, a person should look. tidied: for the record. */
export interface Remark {
  line: number;
  level: "refused" | "doubtful" | "tidied";
  message: string;
}

export interface RosterFile {
  encoding: string;
  delimiter: string;
  header: Header;
  rows: RosterRow[];
  remarks: Remark[];
  /** Lines that are not about a person: blank ones, titles, totals, notes. */
  skipped: { line: number; why: string }[];
}

export type RosterReading = { ok: true; file: RosterFile } | { ok: false; message: string };

const delimiters = [
  { sign: ",", name: "逗号" },
  { sign: "\t", name: "制表符" },
  { sign: ";", name: "分号" },
];
const deepest = 5;

/** Reads a roster of CSV or TSV. Every line of it ends up in `rows`, `remarks` (refused) or `skipped`. */
export function readRosterFile(bytes: Uint8Array, today: Day): RosterReading {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const readings = delimiters.map(({ sign, name }) => ({ name, csv: readCsv(decoded.text, sign) }));
  for (const { name, csv } of readings) {
    const header = csv.ok ? findHeader(csv.records) : undefined;
    if (!csv.ok || !header) continue;
    const message = headerProblem(header);
    if (message) return { ok: false, message };
    return { ok: true, file: { encoding: decoded.encoding, delimiter: name, header, ...readRows(csv.records, header, today) } };
  }
  const open = readings[0]?.csv;
  if (open && !open.ok) return { ok: false, message: `第 ${open.line} 行有一个引号没有配对，后面的内容分不开。请改好这一行再来。` };
  return {
    ok: false,
    message: `按 ${decoded.encoding} 读，前 20 行里没有找到表头。表头要有“党委”“党支部”“姓名”三列，用逗号或制表符分隔（不是中文逗号）。`,
  };
}

function readRows(records: CsvRecord[], header: Header, today: Day): Pick<RosterFile, "rows" | "remarks" | "skipped"> {
  const rows: RosterRow[] = [];
  const remarks: Remark[] = [];
  const skipped: RosterFile["skipped"] = [];
  for (const record of records) {
    const { line } = record;
    const why = whyNotPerson(record, header);
    if (why) {
      skipped.push({ line, why });
      continue;
    }
    const read = readRow(record, header, today);
    if (!read.ok) {
      remarks.push({ line, level: "refused", message: read.message });
      continue;
    }
    rows.push(read.value);
    for (const message of read.doubts) remarks.push({ line, level: "doubtful", message });
    for (const message of read.tidied) remarks.push({ line, level: "tidied", message });
  }
  const lint = lintRows(rows);
  return { rows: lint.rows, remarks: [...remarks, ...lint.remarks].sort((a, b) => a.line - b.line), skipped };
}

function whyNotPerson({ line, cells }: CsvRecord, header: Header): string | undefined {
  const texts = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (texts.length === 0) return "空行";
  if (line < header.line) return "表头上面的标题或说明";
  if (line === header.line) return "表头";
  const name = cells[header.columns.get("name") as number]?.trim() ?? "";
  const total = /^(小计|合计|总计|共计|备注|说明|填表|制表|审核|注[:：])/;
  return total.test(texts[0] as string) && (name === "" || total.test(name)) ? "小计或说明" : undefined;
}

function readRow({ line, cells, malformed }: CsvRecord, header: Header, today: Day): Cell<RosterRow> {
  if (malformed) return { ok: false, message: "引号外面还有字，分不清各格。请检查这一行的引号。" };
  if (cells.slice(header.headings.length).some((cell) => cell.trim() !== "")) {
    return { ok: false, message: `这一行有 ${cells.length} 格，比表头的 ${header.headings.length} 格多，可能有没加引号的逗号。` };
  }
  const cell = (meaning: Meaning): string => cells[header.columns.get(meaning) ?? -1] ?? "";
  const levels = cell("committee").split(/[/／]/);
  if (!isNone(cell("general"))) levels.push(...cell("general").split(/[/／]/));
  if (levels.length > deepest) return { ok: false, message: `${meaningNames.committee}有 ${levels.length} 级，最多 ${deepest} 级。` };
  const path = [...levels.map((level) => readUnitName(level, meaningNames.committee)), readUnitName(cell("branch"), meaningNames.branch)];
  const name = readName(cell("name"));
  const number = readNumber(cell("number"));
  const elder = readElder(cell("elder"), cell("born"), today);
  const wrong = [...path, name, number, elder].flatMap((one) => (one.ok ? [] : [one.message]));
  if (wrong.length > 0) return { ok: false, message: [...new Set(wrong)].join("") };
  if (!name.ok || !number.ok || !elder.ok) throw new Error("refused cells were reported above");
  const branch = path.flatMap((one) => (one.ok ? [one.value] : []));
  const all = [...path, name, number, elder].flatMap((one) => (one.ok ? [one] : []));
  return {
    ok: true,
    value: { line, path: branch, name: name.value, number: number.value, elder: elder.value },
    tidied: all.flatMap((one) => one.tidied),
    doubts: all.flatMap((one) => one.doubts),
  };
}
