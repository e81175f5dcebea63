import { collect, type Collected } from "../docx/collect.ts";
import { childrenNamed, readXml } from "../docx/xml.ts";
import { FileRefused } from "../file-refused.ts";
import type { ArchiveFile, Format } from "../format.ts";
import type { Aside, FileReading } from "../reading.ts";
import { readTables } from "../table/read-table.ts";
import { readLines } from "../text/read-lines.ts";

/** Word documents of Word and WPS: running text, and tables of questions. */
export const docxFormat: Format = {
  name: "Word 文档",
  recognises: (file) => file.kind === "archive" && mainPart(file) !== undefined,
  read(file, { columns }) {
    if (file.kind !== "archive") throw new Error("archives only");
    const collected = collect(file, mainPart(file) as string);
    if (collected.units.every(({ text }) => text.trim() === "")) {
      throw new FileRefused("这个 Word 文档里没有文字，可能全是图片。请导入能选中文字的文档。");
    }
    const tables = readTables(collected.sheets, columns);
    const texts = readText(collected, tables.readings.length > 0);
    const hidden = collected.hidden.map((unit): Aside => ({ units: [unit], reason: "隐藏文字，没有读" }));
    return {
      format: "Word 文档",
      units: collected.units,
      readings: [...texts.readings, ...tables.readings].sort((a, b) => (a.units[0] ?? 0) - (b.units[0] ?? 0)),
      refusals: [...texts.refusals, ...tables.refusals],
      asides: [...texts.asides, ...tables.asides, ...hidden],
      ...(tables.columnMaps.length > 0 ? { columnMaps: tables.columnMaps } : {}),
    };
  },
};

type Parts = Pick<FileReading, "readings" | "refusals" | "asides">;

/** Reads what is neither in a table of questions nor hidden. Beside such tables it may hold no questions at all. */
function readText({ units, hints, sheets, hidden }: Collected, beside: boolean): Parts {
  const elsewhere = new Set([...hidden, ...sheets.flatMap(({ rows }) => rows.map(({ unit }) => unit))]);
  const own = units.map((_, i) => i).filter((i) => !elsewhere.has(i));
  const here = <P extends { units: number[] }>(part: P): P => ({ ...part, units: part.units.map((i) => own[i] as number) });
  try {
    const read = readLines(
      own.map((i) => units[i] as Collected["units"][number]),
      own.map((i) => hints[i]),
    );
    return { readings: read.readings.map(here), refusals: read.refusals.map(here), asides: read.asides.map(here) };
  } catch (error) {
    if (!beside || !(error instanceof FileRefused)) throw error;
    return { readings: [], refusals: [], asides: own.map((unit) => ({ units: [unit], reason: "表格之外的文字，没有题目" })) };
  }
}

/** The main part is what the package says it is; Word and WPS both call it word/document.xml. */
function mainPart({ entries }: ArchiveFile): string | undefined {
  if (entries.has("word/document.xml")) return "word/document.xml";
  const relations = entries.get("_rels/.rels");
  if (!relations || ![...entries.keys()].some((name) => name.startsWith("word/"))) return undefined;
  const target = childrenNamed(readXml(relations) ?? { name: "", attributes: {}, children: [] }, "Relationship").find((relation) =>
    relation.attributes["Type"]?.endsWith("/officeDocument"),
  )?.attributes["Target"];
  const name = target?.replace(/^\//, "");
  return name !== undefined && entries.has(name) ? name : undefined;
}
