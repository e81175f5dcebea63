import { type ArchiveLimits, unpack } from "./archive.ts";
import { decodeText } from "./decode.ts";
import { FileRefused } from "./file-refused.ts";
import type { OpenedFile } from "./format.ts";
import { ownArchive, ownText } from "./own-files.ts";

/** Opens a file by its content, whatever it is called. Throws FileRefused with what a person can do. */
export async function openFile(bytes: Uint8Array, name: string, limits?: ArchiveLimits): Promise<OpenedFile> {
  if (bytes.length === 0) throw new FileRefused("文件是空的。");
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    // Before it is measured: a bank of many years may be larger than any single file of questions.
    refuse(ownArchive(bytes));
    return { kind: "archive", name, ...(await withInner(await unpack(bytes, limits), limits)) };
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return compound(bytes, name);
  if (startsWith(bytes, ascii("{\\rtf")))
    throw new FileRefused("这是 RTF 格式的文档。请用 Word 或 WPS 打开，另存为 Word 文档（.docx）后再导入。");
  if (startsWith(bytes, ascii("%PDF"))) throw new FileRefused("这是 PDF，读不出可靠的文字。请导入它的 Word 或 Excel 原稿。");
  if (startsWith(bytes, ascii("Rar!")) || startsWith(bytes, [0x37, 0x7a, 0xbc, 0xaf])) {
    throw new FileRefused("这是压缩包。请先解压，再把里面的题库文件逐个导入。");
  }
  const decoded = decodeText(bytes);
  refuse(ownText(decoded.text));
  return { kind: "text", name, ...decoded };
}

function refuse(why: string | undefined): void {
  if (why !== undefined) throw new FileRefused(why);
}

/**
 * A Word document may hold others as its chunks (altChunk): their parts are added as `<name>!/<part>`. One level deep and
 * few of them, each measured like the outer one; any other archive inside stays unopened.
 */
async function withInner(outer: Awaited<ReturnType<typeof unpack>>, limits: ArchiveLimits | undefined): Promise<typeof outer> {
  const inner = [...outer.entries]
    .filter(([name, part]) => outer.entries.has("word/document.xml") && /\.docx$/i.test(name) && part[0] === 0x50)
    .slice(0, 3);
  for (const [name, part] of inner) {
    for (const [partName, content] of (await unpack(part, limits)).entries) outer.entries.set(`${name}!/${partName}`, content);
  }
  return outer;
}

const ascii = (text: string) => [...text].map((c) => c.charCodeAt(0));
const startsWith = (bytes: Uint8Array, signature: number[]) => signature.every((byte, i) => bytes[i] === byte);

/** The streams that tell the kinds of Office 97–2003 files apart. */
const streamNames = ["WordDocument", "Workbook", "Book", "EncryptedPackage", "PowerPoint Document"];

function compound(bytes: Uint8Array, name: string): OpenedFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const streams = streamNames.filter((stream) => buffer.includes(Buffer.from(`${stream}\0`, "utf16le")));
  if (streams.includes("EncryptedPackage")) throw new FileRefused("这个文件设了密码，无法打开。请先取消密码，再导入。");
  // A workbook may hold a Word document as an object; the other way round as well. The workbook is what can be read.
  if (streams.includes("Workbook") || streams.includes("Book")) return { kind: "compound", name, bytes, streams };
  if (streams.includes("WordDocument")) {
    throw new FileRefused("这是 Word 97–2003 的旧格式（.doc）。请用 Word 或 WPS 打开，另存为 Word 文档（.docx）后再导入。");
  }
  throw new FileRefused("这是 Office 旧格式的文件，认不出里面的内容。请另存为 .docx 或 .xlsx 后再导入。");
}
