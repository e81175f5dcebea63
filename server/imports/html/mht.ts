import { decodeText } from "../decode.ts";

/** The web page inside an MHT file (MIME HTML, as mail and Word's altChunk keep it). Undefined when there is none. */
export function htmlOfMht(bytes: Uint8Array): string | undefined {
  return htmlPart(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"), 0);
}

/** MIME may nest; nothing honest nests deeper. */
const deepest = 4;

function htmlPart(part: string, depth: number): string | undefined {
  const gap = /\r?\n\r?\n/.exec(part);
  if (!gap || depth > deepest) return undefined;
  const head = part.slice(0, gap.index).replace(/\r?\n[ \t]+/g, " ");
  const body = part.slice(gap.index + gap[0].length);
  const header = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, "im").exec(head)?.[1] ?? "";
  const type = header("content-type");
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary) {
    for (const inner of body.split(`--${boundary}`).slice(1)) {
      const html = htmlPart(inner.replace(/^\r?\n/, ""), depth + 1);
      if (html !== undefined) return html;
    }
    return undefined;
  }
  if (!/text\/html/i.test(type)) return undefined;
  return decoded(transferred(body, header("content-transfer-encoding")), /charset="?([\w-]+)"?/i.exec(type)?.[1]);
}

function transferred(body: string, encoding: string): Uint8Array {
  if (/base64/i.test(encoding)) return Buffer.from(body, "base64");
  if (!/quoted-printable/i.test(encoding)) return Buffer.from(body, "latin1");
  const text = body.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, "latin1");
}

function decoded(bytes: Uint8Array, charset: string | undefined): string {
  if (charset !== undefined && /^(gb\w*|utf-?16\w*)$/i.test(charset))
    return new TextDecoder(/^gb/i.test(charset) ? "gb18030" : charset).decode(bytes);
  return decodeText(bytes).text;
}
