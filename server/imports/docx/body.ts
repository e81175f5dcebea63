import type { SaxesTagNS } from "saxes";
import { parseXml } from "./xml.ts";

/** How a stretch of text is set off. */
export type Emphasis = "highlight" | "colour" | "underline" | "bold";

export interface Paragraph {
  kind: "paragraph";
  /** Counted from 1 through the whole body, those in tables too. */
  number: number;
  /** Soft breaks as line ends, tabs as tabs, spaces that are underlined as ____. */
  text: string;
  hidden: string;
  style?: string;
  list?: string;
  level?: number;
  setOff: { emphasis: Emphasis; text: string }[];
  picture: boolean;
}

export interface Table {
  kind: "table";
  rows: Paragraph[][][];
}

/** A part of another file that Word would put in here, by its relation. */
export interface Chunk {
  kind: "chunk";
  relation: string;
}

export type BodyItem = Paragraph | Table | Chunk;

interface Run {
  hidden: boolean;
  emphasis: Set<Emphasis>;
}

/** Text here belongs to nobody who reads the page: deletions, sources of moves, pinyin, the second copy of a drawing. */
const unread = new Set(["del", "moveFrom", "Fallback", "rt", "instrText", "delText"]);

/** Reads the body of a Word document in its order. Tables inside tables count as part of the cell. */
export function readBody(bytes: Uint8Array): BodyItem[] {
  const items: BodyItem[] = [];
  const path: string[] = [];
  const paragraphs: Paragraph[] = [];
  const tables: Table[] = [];
  const runs: Run[] = [];
  let number = 0;
  let skipped = 0;

  const put = (item: BodyItem) => {
    const cell = tables.at(-1)?.rows.at(-1)?.at(-1);
    if (item.kind === "paragraph" && cell) cell.push(item);
    else if (item.kind === "table" && tables.length > 0) for (const row of item.rows) cell?.push(...row.flat());
    else items.push(item);
  };
  const write = (text: string) => {
    const paragraph = paragraphs.at(-1);
    const run = runs.at(-1);
    if (!paragraph || skipped > 0) return;
    if (run?.hidden) paragraph.hidden += text;
    else if (run?.emphasis.has("underline") && /^[\s\u3000]+$/u.test(text)) paragraph.text += "____";
    else {
      paragraph.text += text;
      for (const emphasis of run?.emphasis ?? []) setOff(paragraph, emphasis, text);
    }
  };

  parseXml(bytes, {
    open(tag) {
      path.push(tag.local);
      if (unread.has(tag.local)) skipped++;
      switch (tag.local) {
        case "p":
          if (isWord(tag))
            paragraphs.push({
              kind: "paragraph",
              number: skipped > 0 ? number : ++number,
              text: "",
              hidden: "",
              setOff: [],
              picture: false,
            });
          break;
        case "tbl":
          tables.push({ kind: "table", rows: [] });
          break;
        case "tr":
          if (isWord(tag)) tables.at(-1)?.rows.push([]);
          break;
        case "tc":
          if (isWord(tag)) tables.at(-1)?.rows.at(-1)?.push([]);
          break;
        case "r":
          runs.push({ hidden: false, emphasis: new Set() });
          break;
        case "altChunk":
          items.push({ kind: "chunk", relation: attribute(tag, "id") ?? "" });
          break;
        default:
          openInside(tag, path.at(-2) ?? "", paragraphs.at(-1), runs.at(-1), write);
      }
    },
    close(tag) {
      path.pop();
      if (unread.has(tag.local)) skipped--;
      if (tag.local === "r") runs.pop();
      if (tag.local === "p" && isWord(tag)) {
        const paragraph = paragraphs.pop();
        if (paragraph && skipped === 0) put(paragraph);
      }
      if (tag.local === "tbl") {
        const table = tables.pop();
        if (table) put(table);
      }
    },
    text(text) {
      if (path.at(-1) === "t") write(text);
    },
  });
  return items;
}

const isWord = (tag: SaxesTagNS) => /wordprocessingml/.test(tag.uri);
const attribute = (tag: SaxesTagNS, name: string) => Object.values(tag.attributes).find(({ local }) => local === name)?.value;

function openInside(
  tag: SaxesTagNS,
  parent: string,
  paragraph: Paragraph | undefined,
  run: Run | undefined,
  write: (text: string) => void,
): void {
  const value = attribute(tag, "val");
  if (parent === "rPr" && run && tag.local === "shd") {
    // A shade behind the text is what others call a highlight; none, white and grey are part of a page's looks.
    const fill = attribute(tag, "fill") ?? "auto";
    if (!/^(auto|F{6}|([0-9A-F]{2})\2\2)$/i.test(fill)) run.emphasis.add("highlight");
    return;
  }
  if (parent === "rPr" && run) return setRun(tag.local, value, run);
  if (!paragraph) return;
  if (parent === "pPr" && tag.local === "pStyle" && value !== undefined) paragraph.style = value;
  if (parent === "numPr" && tag.local === "numId" && value !== undefined) paragraph.list = value;
  if (parent === "numPr" && tag.local === "ilvl" && value !== undefined) paragraph.level = Number(value);
  if (/^(blip|imagedata|OLEObject|oMath)$/.test(tag.local)) paragraph.picture = true;
  if (parent !== "r") return;
  if (tag.local === "tab") write("\t");
  if (tag.local === "cr" || (tag.local === "br" && !/^(page|column)$/.test(attribute(tag, "type") ?? ""))) write("\n");
  if (tag.local === "noBreakHyphen") write("-");
  if (tag.local === "sym") write(String.fromCodePoint(Number.parseInt(attribute(tag, "char") ?? "", 16) || 0x20));
}

function setRun(name: string, value: string | undefined, run: Run): void {
  const off = value === "0" || value === "false" || value === "none";
  if (off) return;
  if (name === "vanish") run.hidden = true;
  if (name === "highlight") run.emphasis.add("highlight");
  if (name === "u") run.emphasis.add("underline");
  if (name === "b") run.emphasis.add("bold");
  if (name === "color" && !/^(auto|0{6}|[0-3]{6})$/i.test(value ?? "auto")) run.emphasis.add("colour");
}

/** Word cuts sentences into runs anywhere: what is set off alike and follows directly is one stretch. */
function setOff(paragraph: Paragraph, emphasis: Emphasis, text: string): void {
  const last = paragraph.setOff.findLast((stretch) => stretch.emphasis === emphasis);
  if (last && paragraph.text.endsWith(last.text + text)) last.text += text;
  else paragraph.setOff.push({ emphasis, text });
}
