/** What a roster file turned out to be: its text, or why it cannot be read and what to do. */
export type DecodedText = { ok: true; encoding: "UTF-8" | "UTF-16" | "GB18030"; text: string } | { ok: false; message: string };

const saveAsCsv = "请在 Excel 或 WPS 里“另存为”CSV UTF-8（逗号分隔）再来。";

/**
 * Decodes strictly: a byte that does not fit refuses the file, because a roster with a wrong character in a name
 * locks that person out (fault F14). UTF-8 with or without a mark, UTF-16 with one, else GB18030 (which holds GBK).
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) return { ok: false, message: "文件是空的。" };
  if (startsWith(bytes, 0x50, 0x4b) || startsWith(bytes, 0xd0, 0xcf))
    return { ok: false, message: `这是表格或压缩文件，不是文本。${saveAsCsv}` };
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    const text = decode(bytes[0] === 0xff ? "utf-16le" : "utf-16be", bytes);
    return text === undefined ? { ok: false, message: `文件编码已损坏。${saveAsCsv}` } : { ok: true, encoding: "UTF-16", text };
  }
  if (bytes.includes(0)) return { ok: false, message: `这不是文本文件。${saveAsCsv}` };
  const utf8 = decode("utf-8", bytes);
  if (utf8 !== undefined) return { ok: true, encoding: "UTF-8", text: utf8 };
  return decodeGb18030(bytes);
}

function decodeGb18030(bytes: Uint8Array): DecodedText {
  const lines = { utf8: [] as number[], other: [] as number[] };
  for (const [i, line] of splitLines(bytes).entries()) {
    if (line.every((byte) => byte < 0x80)) continue;
    (isChineseUtf8(line) ? lines.utf8 : lines.other).push(i + 1);
  }
  if (lines.utf8.length > 0) {
    const fewer = lines.utf8.length < lines.other.length ? lines.utf8 : lines.other;
    return { ok: false, message: `文件里混着两种编码，第 ${fewer.slice(0, 5).join("、")} 行与其余的不同。${saveAsCsv}` };
  }
  const text = decode("gb18030", bytes);
  if (text !== undefined) return { ok: true, encoding: "GB18030", text };
  return { ok: false, message: `第 ${lines.other[0] ?? 1} 行起既不是 UTF-8 也不是 GB18030。${saveAsCsv}` };
}

/** A line of GB18030 is valid UTF-8 by chance only when it is very short; two Chinese characters settle it. */
function isChineseUtf8(line: Uint8Array): boolean {
  const text = decode("utf-8", line);
  return text !== undefined && /\p{Script=Han}.*\p{Script=Han}/u.test(text);
}

function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  lines.push(bytes.subarray(start));
  return lines;
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const startsWith = (bytes: Uint8Array, first: number, second: number): boolean => bytes[0] === first && bytes[1] === second;
