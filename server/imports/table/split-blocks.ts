import type { StatedType } from "../type-words.ts";
import { type HeadingRow, headingRow } from "./find-headings.ts";
import { isChapter, isInstructionRow, isRemark, typeOfHeading } from "./section-heading.ts";
import type { Row } from "./sheet.ts";

/** A row of a block and what the headings above it say of it. */
export interface BlockRow {
  row: Row;
  typeAbove?: StatedType;
  chapter?: string;
}

/** Rows under one row of headings, or under none. */
export interface Block {
  headings?: HeadingRow;
  /** Row of the headings as the file counts; 0 without. */
  headerRow: number;
  rows: BlockRow[];
}

export interface SplitSheet {
  blocks: Block[];
  asides: { units: number[]; reason: string }[];
}

/** Takes a sheet apart: titles and instructions above, headings, headings between, rows of questions. */
export function splitBlocks(rows: readonly Row[]): SplitSheet {
  const asides: SplitSheet["asides"] = [];
  const blocks: Block[] = [];
  const hasHeadings = rows.some((row, i) => headingRow(row, rows[i + 1]) !== undefined);
  let block: Block | undefined = hasHeadings ? undefined : { headerRow: 0, rows: [] };
  if (block) blocks.push(block);
  let typeAbove: StatedType | undefined;
  let chapter: string | undefined;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Row;
    if (isRule(row)) {
      asides.push({ units: [row.unit], reason: "分隔线" });
      continue;
    }
    const headings = hasHeadings ? headingRow(row, rows[i + 1]) : undefined;
    if (headings) {
      const units = rows.slice(i, i + headings.rows).map(({ unit }) => unit);
      const again = block?.headings !== undefined && block.headings.texts.join("\u0000") === headings.texts.join("\u0000");
      asides.push({ units, reason: again ? "又出现一次的表头" : "表头" });
      i += headings.rows - 1;
      if (again) continue;
      block = { headings, headerRow: row.number, rows: [] };
      blocks.push(block);
      continue;
    }
    const only = onlyText(row);
    const type = only === undefined ? undefined : typeOfHeading(only);
    if (only !== undefined && (type !== undefined || isChapter(only))) {
      if (type !== undefined) typeAbove = type;
      else chapter = only;
      asides.push({ units: [row.unit], reason: type !== undefined ? "题型标题" : "章节标题" });
    } else if (block === undefined) {
      asides.push({ units: [row.unit], reason: "表头上面的标题或说明" });
    } else if (only !== undefined && isRemark(only)) {
      asides.push({ units: [row.unit], reason: "说明文字" });
    } else if (block.headings !== undefined && block.rows.length === 0 && isInstructionRow(row.cells)) {
      asides.push({ units: [row.unit], reason: "各列怎样填写的说明" });
    } else {
      block.rows.push({ row, ...(typeAbove ? { typeAbove } : {}), ...(chapter ? { chapter } : {}) });
    }
  }
  return { blocks, asides };
}

/** The line of dashes beneath the headings of a table in Markdown. */
const isRule = ({ cells }: Row): boolean => cells.length >= 2 && cells.every((text) => text === "" || /^:?[-=—–]{2,}:?$/u.test(text));

/** The text of a row that has just one; the same text written into every cell of a merged row counts once. */
function onlyText({ cells }: Row): string | undefined {
  const texts = new Set(cells.filter((text) => text !== ""));
  return texts.size === 1 ? [...texts][0] : undefined;
}
