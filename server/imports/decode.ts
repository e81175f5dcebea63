import { FileRefused } from "./file-refused.ts";

const unreadable = () =>
  new FileRefused("认不出这个文件的文字编码，或它不是文本。请用记事本打开、另存为 UTF-8 编码的文本文件，或交 Word、Excel 文件。");

/** Decodes text strictly: UTF-8, UTF-16 in either order, GB18030, with or without a byte order mark. Throws FileRefused rather than guess. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return strictly("UTF-8", bytes.subarray(3));
  if (a === 0xff && b === 0xfe) return strictly("UTF-16LE", bytes.subarray(2));
  if (a === 0xfe && b === 0xff) return strictly("UTF-16BE", bytes.subarray(2));
  if (bytes.includes(0)) return strictly(orderOfUtf16(bytes), bytes);
  const utf8 = decode("UTF-8", bytes);
  if (utf8 !== undefined) return { text: utf8, encoding: "UTF-8" };
  if (!looksLikeGb(bytes)) throw unreadable();
  return strictly("GB18030", bytes);
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Control characters that no text holds: a file that has them is something else. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const binary = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

function strictly(encoding: string, bytes: Uint8Array): { text: string; encoding: string } {
  const text = decode(encoding, bytes);
  if (text === undefined || binary.test(text)) throw unreadable();
  return { text, encoding: encoding.startsWith("UTF-16") ? "UTF-16" : encoding };
}

/** Without a mark the order shows in ASCII characters (line ends, digits, letters): their zero byte is second or first. */
function orderOfUtf16(bytes: Uint8Array): string {
  if (bytes.length % 2 === 1) throw unreadable();
  let little = 0;
  let big = 0;
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    if (bytes[i + 1] === 0) little++;
    if (bytes[i] === 0) big++;
  }
  if (little === big) throw unreadable();
  return little > big ? "UTF-16LE" : "UTF-16BE";
}

/**
 * Almost any bytes decode as GB18030, also UTF-8 with one broken character. What people write are characters of the
 * first level of GB 2312 (lead bytes B0 to D7): their share tells Chinese text from bytes that merely decode.
 */
function looksLikeGb(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] as number;
    if (lead < 0x80) continue;
    const trail = bytes[++i] ?? 0;
    // Symbols and full-width forms say nothing either way; four-byte forms count as rare.
    if (lead >= 0xa1 && lead <= 0xa9 && trail >= 0xa1) continue;
    pairs++;
    if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) common++;
  }
  return common >= pairs * 0.7;
}
