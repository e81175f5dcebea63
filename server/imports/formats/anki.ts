import type { Format } from "../format.ts";
import type { SourceUnit } from "../reading.ts";
import { readTables } from "../table/read-table.ts";
import { type FoundRow, unitRows } from "../table/unit-rows.ts";
import { csvRecords } from "./csv-records.ts";

const header = /^#(separator|html|columns|notetype|deck|tags|guid|if matches)(?: column)?:(.*)$/i;
const separators: Record<string, string> = { tab: "\t", comma: ",", semicolon: ";", pipe: "|", colon: ":", space: " " };

/** Notes of Anki as text: lines of `#separator:tab` and the like, then a note a row; without `#columns` the first field is the stem. */
export const ankiFormat: Format = {
  name: "Anki 文本",
  recognises: (file) =>
    file.kind === "text" && /^#(?:separator|html|columns|notetype|deck|tags)(?: column)?:/i.test(file.text.slice(0, 200)),
  read(file, { columns }) {
    if (file.kind !== "text") throw new Error("text only");
    const lines = file.text.split(/\r\n|\r|\n/);
    const heads = lines.slice(0, firstNote(lines));
    const units: SourceUnit[] = heads.map((text, i) => ({ place: { kind: "line", line: i + 1 }, text }));
    const said = new Map(
      heads.map((text) => [header.exec(text)?.[0].split(":")[0]?.slice(1).toLowerCase() ?? "", header.exec(text)?.[2] ?? ""]),
    );
    const named = (said.get("separator") ?? "tab").trim();
    const delimiter = separators[named.toLowerCase()] ?? (named === "" ? "\t" : named);
    const notes = unitRows("笔记", rowsOf(lines.slice(heads.length).join("\n"), delimiter, heads.length), units);
    const titles = titlesOf(said, delimiter, Math.max(0, ...notes.map(({ cells }) => cells.length)));
    const rows = titles.length > 0 ? [{ number: 0, cells: titles, unit: 0 }, ...notes] : notes;
    const read = readTables([{ name: "笔记", rows }], columns);
    const asides = heads.flatMap((_, i) => (i === 0 && titles.length > 0 ? [] : [{ units: [i], reason: "Anki 的文件头" }]));
    return { format: "Anki 文本", units, ...read, asides: [...asides, ...read.asides] };
  },
};

function firstNote(lines: readonly string[]): number {
  const at = lines.findIndex((line) => !header.test(line));
  return at < 0 ? lines.length : at;
}

function* rowsOf(text: string, delimiter: string, offset: number): Generator<FoundRow> {
  for (const { line, cells } of csvRecords(text, delimiter)) {
    yield { number: line + offset, cells, place: { kind: "line", line: line + offset } };
  }
}

/** Headings from `#columns`, or for notes of front and back; columns of decks, tags and types are named so that they are not taken for anything else. */
function titlesOf(said: ReadonlyMap<string, string>, delimiter: string, width: number): string[] {
  const columns = said.get("columns");
  if (columns !== undefined && columns.trim() !== "") return columns.split(delimiter).map((title) => title.trim());
  const special = new Map([...said].flatMap(([name, value]) => (name.endsWith(" column") ? [[Number(value) - 1, name]] : [])));
  const plain = Array.from({ length: width }, (_, i) => i).filter((i) => !special.has(i));
  if (plain.length !== 2) return [];
  return Array.from({ length: width }, (_, i) =>
    i === plain[0] ? "题干" : i === plain[1] ? "答案" : special.get(i)?.startsWith("tags") ? "标签" : "",
  );
}
