import { zipSync } from "fflate";
import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { FileRefused } from "./file-refused.ts";

export interface ArchiveLimits {
  entries: number;
  bytes: number;
  /** Unpacked to packed. Office files of nothing but repeats reach about 40. */
  ratio: number;
}

/** F01 of the reliability plan. */
export const archiveLimits: ArchiveLimits = { entries: 2_000, bytes: 50_000_000, ratio: 100 };

/** Small archives may be of one repeated letter: the ratio is judged from here on. */
const ratioFrom = 2_000_000;

/** Pictures, sound, fonts: counted like all else, not kept. The sheets of a binary workbook have such a name too. */
const media = /\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|webp|svg|mp[34]|wav|avi|mov|odttf|ttf|otf|bin)$/i;
const sheets = /^xl\/(?:worksheets\/)?[^/]+\.bin$/i;

const tooBig = () => new FileRefused("这个文件解开后太大，不像一份题库，没有打开。请删去图片等附件、另存后再试，或分成几份导入。");
const damaged = () => new FileRefused("这个文件已损坏，无法打开。请用 Word、Excel 或 WPS 打开它，另存一份后再试。");

/**
 * Unpacks a zip held in memory, never to disk: first the central directory is measured, then every entry is inflated
 * under a hard byte counter, because sizes in headers lie. Throws FileRefused. Archives inside stay bytes. `keep` says
 * whose content comes back; all are counted.
 */
export async function unpack(
  bytes: Uint8Array,
  limits: ArchiveLimits = archiveLimits,
  keep: (name: string) => boolean = (name) => !media.test(name) || sheets.test(name),
): Promise<{ entries: Map<string, Uint8Array>; names: string[] }> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true });
    if (zip.entryCount > limits.entries) throw tooBig();
    return await inflateAll(
      zip,
      await measured(zip, bytes.byteLength, limits),
      Math.min(limits.bytes, bound(bytes.byteLength, limits)),
      keep,
    );
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw damaged();
  }
}

const bound = (packed: number, { ratio }: ArchiveLimits) => Math.max(ratioFrom, packed * ratio);

async function measured(zip: ZipFile, packed: number, limits: ArchiveLimits): Promise<Entry[]> {
  const listed: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    listed.push(entry);
    if (listed.length > limits.entries) throw tooBig();
    if (entry.isEncrypted()) throw new FileRefused("这个文件设了密码，无法打开。请先取消密码，再导入。");
  }
  const declared = listed.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (declared > limits.bytes || declared > bound(packed, limits)) throw tooBig();
  // Entries that share their bytes are how a small archive becomes a large one without any of them looking it.
  const byOffset = [...listed].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  byOffset.forEach((entry, i) => {
    const end = entry.relativeOffsetOfLocalHeader + entry.compressedSize;
    if (end > (byOffset[i + 1]?.relativeOffsetOfLocalHeader ?? packed)) throw damaged();
  });
  return listed;
}

async function inflateAll(zip: ZipFile, listed: Entry[], budget: number, keeps: (name: string) => boolean) {
  const entries = new Map<string, Uint8Array>();
  let left = budget;
  for (const entry of listed) {
    if (entry.fileName.endsWith("/")) continue;
    const keep = keeps(entry.fileName);
    const chunks: Buffer[] = [];
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      left -= chunk.byteLength;
      if (left < 0) throw tooBig();
      if (keep) chunks.push(chunk);
    }
    if (keep) entries.set(entry.fileName, Buffer.concat(chunks));
  }
  return { entries, names: listed.map((entry) => entry.fileName) };
}

/**
 * The measured entries as an archive again, for a library that wants to unpack one itself. Never the file as it came:
 * where its headers contradict each other, another reader may see another, far larger content than was measured.
 */
export const packedAgain = (entries: ReadonlyMap<string, Uint8Array>): Uint8Array => zipSync(Object.fromEntries(entries), { level: 0 });
