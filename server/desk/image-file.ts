/** What a picture's own bytes say of it. */
export interface ImageFacts {
  type: "png" | "jpg" | "webp";
  width: number;
  height: number;
}

export const largestImage = 300 * 1024;
export const widestImage = 4_000;
export const imageTypes: Record<ImageFacts["type"], string> = { png: "image/png", jpg: "image/jpeg", webp: "image/webp" };

/**
 * Reads kind and size from the first bytes; what a file is called or claims to be counts for nothing. Undefined for
 * everything that is not a PNG, JPEG or WebP with its size in the header.
 */
export function readImage(bytes: Uint8Array): ImageFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const facts = readPng(bytes, view) ?? readWebp(bytes, view) ?? readJpeg(bytes, view);
  return facts && facts.width > 0 && facts.height > 0 ? facts : undefined;
}

const tag = (bytes: Uint8Array, at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length));

/** PNG (ISO/IEC 15948): eight bytes of signature, then the IHDR chunk with width and height. */
function readPng(bytes: Uint8Array, view: DataView): ImageFacts | undefined {
  if (bytes.length < 24 || tag(bytes, 0, 8) !== "\x89PNG\r\n\x1a\n" || tag(bytes, 12, 4) !== "IHDR") return undefined;
  return { type: "png", width: view.getUint32(16), height: view.getUint32(20) };
}

/** WebP (RFC 9649): RIFF, then one of three kinds of first chunk. */
function readWebp(bytes: Uint8Array, view: DataView): ImageFacts | undefined {
  if (bytes.length < 30 || tag(bytes, 0, 4) !== "RIFF" || tag(bytes, 8, 4) !== "WEBP") return undefined;
  const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  switch (tag(bytes, 12, 4)) {
    case "VP8X":
      return { type: "webp", width: uint24(24) + 1, height: uint24(27) + 1 };
    case "VP8 ":
      return { type: "webp", width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case "VP8L": {
      const bits = view.getUint32(21, true);
      return { type: "webp", width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    default:
      return undefined;
  }
}

/** JPEG (ITU-T T.81): segments one after another until a start of frame, which holds height and width. */
function readJpeg(bytes: Uint8Array, view: DataView): ImageFacts | undefined {
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 < bytes.length) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: "jpg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    const alone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    const length = alone ? 0 : view.getUint16(at + 2);
    if (!alone && length < 2) return undefined;
    at += 2 + length;
  }
  return undefined;
}
