/** Files whose headers say a size; nobody decodes the rest. */
export function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

export function jpeg(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from([
    255,
    216,
    255,
    224,
    0,
    4,
    74,
    70,
    255,
    255,
    196,
    0,
    3,
    0,
    255,
    194,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    1,
    17,
    0,
  ]);
  return bytes;
}

export function webp(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(30);
  bytes.set(new TextEncoder().encode("RIFF"), 0);
  bytes.set(new TextEncoder().encode("WEBPVP8X"), 8);
  const view = new DataView(bytes.buffer);
  view.setUint16(24, width - 1, true);
  view.setUint16(27, height - 1, true);
  return bytes;
}

export const gif = (): Uint8Array<ArrayBuffer> => new TextEncoder().encode("GIF89a\u0001\0\u0001\0");
