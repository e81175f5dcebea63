import { strToU8, zipSync } from "fflate";

const ns =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

/** A Word document of given parts; `body` is what stands inside w:body. */
export function docxOf(body: string, parts: Record<string, string | Uint8Array> = {}): Uint8Array {
  const files: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document ${ns}><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part])));
}

export const escapeXml = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** A run of text; `properties` is what stands inside w:rPr. Tabs and line ends become Word's. */
export function run(text: string, properties = ""): string {
  const inside = escapeXml(text).replace(/\t/g, "</w:t><w:tab/><w:t>").replace(/\n/g, "</w:t><w:br/><w:t>");
  return `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ""}<w:t xml:space="preserve">${inside}</w:t></w:r>`;
}

/** A paragraph of text or of ready runs; `properties` is what stands inside w:pPr. */
export const paragraph = (content: string, properties = ""): string =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ""}${content.startsWith("<") ? content : run(content)}</w:p>`;

/** A paragraph in a list. */
export const listed = (list: number, text: string, level = 0): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

export const table = (rows: string[][]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell.startsWith("<") ? cell : paragraph(cell)}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;

/** `numbering.xml` with one list for each format given: list 1 has the first, and so on. Each begins anew. */
export function numbering(levels: [format: string, text: string][]): string {
  const abstracts = levels.map(
    ([format, text], i) =>
      `<w:abstractNum w:abstractNumId="${i}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum>`,
  );
  const nums = levels.map((_, i) => `<w:num w:numId="${i + 1}"><w:abstractNumId w:val="${i}"/></w:num>`);
  return `<w:numbering ${ns}>${abstracts.join("")}${nums.join("")}</w:numbering>`;
}
