import { unzipSync } from "fflate";
import { zipBytes } from "./pack.ts";

const pointsPerLine = 15;
/** Excel's own bound. */
const highest = 409;

/** How high a row has to be for its longest cell, in points. Widths are in figures; a Chinese character takes two. */
export function rowHeight(texts: readonly string[], widths: readonly number[]): number {
  const lines = texts.map((text, i) =>
    text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / ((widths[i] ?? 10) - 1))), 0),
  );
  return Math.min(highest, Math.max(1, ...lines) * pointsPerLine + 3);
}

const widthOf = (line: string): number => [...line].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) < 0x2000 ? 1 : 2), 0);

/**
 * What the library has no word for: whole columns are text, so that a figure typed into an empty row keeps its zeros, and
 * rows below the headings have their height but find a new one when somebody writes more. The bytes are the same every time.
 */
export function finishWorkbook(bytes: Uint8Array): Uint8Array {
  const entries = Object.entries(unzipSync(bytes)).map(([name, content]): [string, Uint8Array] => {
    if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) return [name, content];
    const sheet = new TextDecoder().decode(content);
    const style = /<c r="A2"[^>]* s="(\d+)"/.exec(sheet)?.[1];
    const columns = style === undefined ? sheet : sheet.replace(/<col (?=[^>]*customWidth)/g, `<col style="${style}" `);
    return [name, Buffer.from(columns.replace(/(<row r="(?!1")\d+"[^>]*) customHeight="1"/g, "$1"))];
  });
  return zipBytes(new Map(entries));
}
