import { createHash } from "node:crypto";
import { zipSync } from "fflate";

/** In the zip beside the bank's folder: a line per file, as `sha256sum --check` reads it. */
export const checksumsName = "checksums.txt";

/** Every zip of the same files is the same to the byte: sorted names, one date for all. 1980 is the first that a zip can say. */
const fixedTime = new Date(1980, 0, 1, 12, 0, 0);

const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

export function checksumsText(files: ReadonlyMap<string, Uint8Array>): string {
  return [...files]
    .sort(byName)
    .map(([path, bytes]) => `${hash(bytes)}  ${path}\n`)
    .join("");
}

/** @param files by path inside the bank's folder. */
export function zipFiles(bankId: string, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const named = new Map([...files].sort(byName).map(([path, bytes]): [string, Uint8Array] => [`${bankId}/${path}`, bytes]));
  const all = [...named, [checksumsName, Buffer.from(checksumsText(named))] as [string, Uint8Array]];
  return zipBytes(new Map(all));
}

/** A zip with the entries in the order given, as the same bytes every time. Pictures are packed already and only stored. */
export function zipBytes(entries: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const options = (path: string) => ({ mtime: fixedTime, level: /\.(png|jpg|webp)$/.test(path) ? 0 : 6 }) as const;
  return zipSync(Object.fromEntries([...entries].map(([path, bytes]) => [path, [bytes, options(path)]])));
}
