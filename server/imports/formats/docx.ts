import { type BodyItem, type Paragraph, readBody, type Table } from "../docx/body.ts";
import { type Numbering, readNumbering } from "../docx/numbering.ts";
import { type ListPlace, styleLists } from "../docx/styles.ts";
import { childrenNamed, readXml } from "../docx/xml.ts";
import { FileRefused } from "../file-refused.ts";
import type { ArchiveFile, Format } from "../format.ts";
import { htmlLines, looksLikeHtml } from "../html/html-lines.ts";
import { htmlOfMht } from "../html/mht.ts";
import type { SourceUnit } from "../reading.ts";
import { readLines, type UnitHints } from "../text/read-lines.ts";

/** Word documents of Word and WPS. */
export const docxFormat: Format = {
  name: "Word 文档",
  recognises: (file) => file.kind === "archive" && mainPart(file) !== undefined,
  read(file) {
    if (file.kind !== "archive") throw new Error("archives only");
    const collected = collect(file, mainPart(file) as string, 0);
    if (collected.units.every(({ text }) => text.trim() === "")) {
      throw new FileRefused("这个 Word 文档里没有文字，可能全是图片。请导入能选中文字的文档。");
    }
    const { units, readings, refusals, asides } = readLines(collected.units, collected.hints);
    const hidden = collected.hidden.map((unit, i) => ({ unit, index: units.length + i }));
    return {
      format: "Word 文档",
      units: [...units, ...hidden.map(({ unit }) => unit)],
      readings,
      refusals,
      asides: [...asides, ...hidden.map(({ index }) => ({ units: [index], reason: "隐藏文字，没有读" }))],
    };
  },
};

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

interface Collected {
  units: SourceUnit[];
  hints: (UnitHints | undefined)[];
  hidden: SourceUnit[];
}

function collect(file: ArchiveFile, main: string, depth: number): Collected {
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const part = (name: string) => readXml(file.entries.get(folder + name));
  const numbering = readNumbering(part("numbering.xml"));
  const listOfStyle = styleLists(part("styles.xml"));
  const collected: Collected = { units: [], hints: [], hidden: [] };
  const body = readBody(file.entries.get(main) as Uint8Array);
  for (const [i, item] of body.entries()) {
    if (item.kind === "paragraph") addParagraph(collected, item, labelled(item, numbering, listOfStyle));
    else if (item.kind === "table") addTable(collected, item, (paragraph) => labelled(paragraph, numbering, listOfStyle));
    else addChunk(collected, file, chunkTarget(file, main, item.relation), paragraphBefore(body, i), depth);
  }
  return collected;
}

const paragraphBefore = (body: readonly BodyItem[], index: number): number =>
  body.slice(0, index).findLast((item): item is Paragraph => item.kind === "paragraph")?.number ?? 1;

/** The paragraph's text with the number or letter that Word puts before it. */
function labelled(paragraph: Paragraph, numbering: Numbering, listOfStyle: (style: string | undefined) => ListPlace): string {
  const style = listOfStyle(paragraph.style);
  const list = paragraph.list ?? style.list;
  if (list === undefined || list === "0" || paragraph.text.trim() === "") return paragraph.text;
  const label = numbering.label(list, paragraph.level ?? style.level ?? 0);
  return label === "" ? paragraph.text : `${label} ${paragraph.text.trimStart()}`;
}

/** One unit a line: soft breaks divide a paragraph, its number stays. */
function addParagraph({ units, hints, hidden }: Collected, paragraph: Paragraph, text: string): void {
  const place = { kind: "paragraph", paragraph: paragraph.number } as const;
  for (const line of text.split("\n")) {
    units.push({ place, text: line });
    hints.push(hintsOf(paragraph));
  }
  if (paragraph.hidden.trim() !== "") hidden.push({ place, text: paragraph.hidden });
}

function hintsOf({ setOff, picture }: Paragraph): UnitHints | undefined {
  if (setOff.length === 0 && !picture) return undefined;
  return { setOff, ...(picture ? { picture } : {}) };
}

/** A row of a table is a line with tabs, unless its cells hold several paragraphs or it has one cell only: then it is just a frame. */
function addTable(collected: Collected, table: Table, textOf: (paragraph: Paragraph) => string): void {
  for (const row of table.rows) {
    const cells = row.map((cell) => cell.filter((paragraph) => paragraph.text.trim() !== "")).filter((cell) => cell.length > 0);
    const first = cells[0]?.[0];
    if (!first) continue;
    if (cells.length === 1 || cells.some((cell) => cell.length > 1)) {
      for (const paragraph of cells.flat()) addParagraph(collected, paragraph, textOf(paragraph));
    } else {
      const text = cells.map((cell) => textOf(cell[0] as Paragraph).replace(/\n/g, " ")).join("\t");
      collected.units.push({ place: { kind: "paragraph", paragraph: first.number }, text });
      collected.hints.push(
        hintsOf({ ...first, setOff: cells.flatMap((cell) => cell[0]?.setOff ?? []), picture: cells.flat().some((p) => p.picture) }),
      );
    }
  }
}

function chunkTarget({ entries }: ArchiveFile, main: string, relation: string): string | undefined {
  const cut = main.lastIndexOf("/") + 1;
  const relations = readXml(entries.get(`${main.slice(0, cut)}_rels/${main.slice(cut)}.rels`));
  const target =
    relations && childrenNamed(relations, "Relationship").find(({ attributes }) => attributes["Id"] === relation)?.attributes["Target"];
  if (target === undefined) return undefined;
  return target.startsWith("/") ? target.slice(1) : main.slice(0, cut) + target;
}

/** Text that sits in a file of its own inside the document: a web page, an MHT, plain text or another document. */
function addChunk(collected: Collected, file: ArchiveFile, target: string | undefined, paragraph: number, depth: number): void {
  const bytes = target === undefined ? undefined : file.entries.get(target);
  if (!bytes) throw new FileRefused("这个 Word 文档引用的内容不在文件里。请用 Word 打开它，另存一份后再试。");
  const inner = `${target}!/word/document.xml`;
  if (file.entries.has(inner) && depth === 0) {
    const nested = collect(file, inner, depth + 1);
    collected.units.push(...nested.units);
    collected.hints.push(...nested.hints);
    collected.hidden.push(...nested.hidden);
    return;
  }
  const head = Buffer.from(bytes.subarray(0, 2_000)).toString("latin1");
  const html = /^mime-version|content-type:/im.test(head) ? htmlOfMht(bytes) : undefined;
  const text = html ?? new TextDecoder().decode(bytes);
  const lines = html !== undefined || looksLikeHtml(text) ? htmlLines(text) : text.split(/\r\n|\r|\n/);
  lines.forEach((line, i) => {
    collected.units.push({ place: { kind: "paragraph", paragraph: paragraph + i }, text: line });
    collected.hints.push(undefined);
  });
}
