import { ImageRun, Paragraph, TabStopType, TextRun } from "docx";
import { letterOf } from "../bank/letters.ts";
import type { Picture } from "./content.ts";
import { type Look, lineOf, mm } from "./docx-look.ts";
import type { PaperLine, PaperPart, PaperQuestion } from "./paper.ts";
import { speakable } from "./xml-text.ts";

const run = (text: string, bold = false) => new TextRun({ text: speakable(text), bold });

export const headingLine = ({ heading }: PaperPart, look: Look): Paragraph =>
  new Paragraph({
    children: [new TextRun({ text: heading, bold: true, size: look.heading })],
    heading: "Heading2",
    keepNext: true,
    spacing: { before: mm(5), after: mm(1.5), ...lineOf(look) },
  });

/** One question, held together on its page and in its column. */
export function questionLines({ lines }: PaperQuestion, look: Look, images: ReadonlyMap<string, Picture>): Paragraph[] {
  const rows = lines.flatMap((line) =>
    line.kind === "options"
      ? optionRows(
          line.options.map((option, n) => `${letterOf(n)}. ${option}`),
          look,
        )
      : line.kind === "lefts"
        ? optionRows(line.lefts, look)
        : [line],
  );
  return rows.map((row, i) => {
    const last = i === rows.length - 1;
    const spacing = { ...lineOf(look), before: i === 0 ? mm(2.2) : 0, after: last ? mm(1) : 0 };
    return new Paragraph({ keepLines: true, keepNext: !last, spacing, ...paragraphOf(row, look, images) });
  });
}

type Row = Exclude<PaperLine, { kind: "options" | "lefts" }> | { kind: "row"; texts: string[]; columns: number };

function paragraphOf(row: Row, look: Look, images: ReadonlyMap<string, Picture>) {
  const indent = { left: look.indent };
  switch (row.kind) {
    case "stem":
      return {
        indent: { left: look.indent, hanging: look.indent },
        tabStops: [{ type: TabStopType.LEFT, position: look.indent }],
        children: [run(`${row.number}.`, true), run("\t"), run(row.text)],
      };
    case "row": {
      const width = (look.width - look.indent) / row.columns;
      return {
        // A long option goes on beneath its text, not beneath its letter.
        indent: row.columns === 1 ? { left: look.indent + hang(look), hanging: hang(look) } : indent,
        tabStops: row.texts.map((_, i) => ({ type: TabStopType.LEFT, position: Math.round(look.indent + width * i) })).slice(1),
        children: [run(row.texts.join("\t"))],
      };
    }
    case "picture":
      return { indent, children: [pictureRun(row, look, images.get(row.file))] };
    case "key":
      return { indent, children: [run(row.text, true)] };
    default:
      return { indent, children: [run(row.text)] };
  }
}

const hang = ({ character }: Look) => Math.round(character * 1.25);

/** How wide a text is in Chinese characters: letters and figures take about half of one. */
export const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) < 0x2000 ? 0.55 : 1), 0);

/** Options in rows of four, two or one, as many as fit without a break. */
function optionRows(texts: readonly string[], look: Look): Row[] {
  const widest = Math.max(...texts.map(widthOf)) + 0.8;
  const room = (look.width - look.indent) / look.character;
  const columns = [4, 2].find((n) => n <= Math.max(2, texts.length) && widest * n <= room) ?? 1;
  return Array.from({ length: Math.ceil(texts.length / columns) }, (_, i) => ({
    kind: "row",
    columns,
    texts: texts.slice(i * columns, (i + 1) * columns),
  }));
}

/** What Word can show of the pictures we keep. */
export const wordImageType = (file: string): "png" | "jpg" | undefined =>
  file.endsWith(".png") ? "png" : file.endsWith(".jpg") ? "jpg" : undefined;

function pictureRun({ file, alt }: { file: string; alt: string }, { width, indent }: Look, picture: Picture | undefined) {
  const type = wordImageType(file);
  if (!type || !picture) return run(`（图：${alt}）`);
  // Word's pixels are 1/96 inch.
  const widest = ((width - indent) / 1440) * 96;
  const scale = Math.min(1, widest / picture.width, 280 / picture.height);
  const transformation = { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) };
  const description = speakable(alt);
  return new ImageRun({ type, data: picture.bytes, transformation, altText: { title: description, description, name: description } });
}
