import { createHash } from "node:crypto";
import { type BankSources, parseBank } from "../bank/parse.ts";
import { periods } from "../bank/question.ts";
import { readReleases, type ReleaseTexts } from "../bank/release.ts";
import { unpack } from "../imports/archive.ts";
import { checksumsName } from "./pack.ts";

/** A packed bank after it was looked through: all of it is known, whole and readable. */
export interface Pack {
  bankId: string;
  /** By path inside the bank's folder. */
  files: Map<string, Uint8Array>;
  releases: string[];
}

/** Larger than any bank of words; a bomb is refused from its directory alone. */
const limits = { entries: 20_000, bytes: 400_000_000, ratio: 100 };

const slug = "[a-z0-9]+(?:-[a-z0-9]+)*";
const kinds = [
  "bank\\.yaml",
  `(?:${periods.join("|")})/${slug}\\.yaml`,
  "releases/[0-9a-z]+(?:[.-][0-9a-z]+)*\\.(?:yaml|json)",
  "media/[0-9a-f]{64}\\.(?:png|jpg|webp)",
];
const known = new RegExp(`^(${slug})/(${kinds.join("|")})$`);

/** Reads a bank that `pack` or the desk's export has made. Throws an Error with words for a person; nothing is written. */
export async function readPack(bytes: Uint8Array): Promise<Pack> {
  const { entries } = await unpack(bytes, limits, () => true);
  const checksums = entries.get(checksumsName);
  entries.delete(checksumsName);
  if (!checksums) throw new Error(`压缩包里没有 ${checksumsName}，不是题库压缩包。`);
  const banks = new Set<string>();
  const files = new Map<string, Uint8Array>();
  for (const [name, content] of entries) {
    const [, bankId, path] = known.exec(name) ?? [];
    if (bankId === undefined || path === undefined) throw new Error(`压缩包里有不认得的文件 ${JSON.stringify(name)}，没有解开。`);
    banks.add(bankId);
    files.set(path, content);
  }
  const [bankId, ...others] = banks;
  if (bankId === undefined || others.length > 0) throw new Error("一个压缩包里应当只有一个题库，没有解开。");
  verify(new TextDecoder().decode(checksums), entries);
  const releases = understood(bankId, files);
  return { bankId, files, releases };
}

function verify(checksums: string, entries: ReadonlyMap<string, Uint8Array>): void {
  const lines = checksums.split("\n").filter((line) => line !== "");
  const listed = new Map(lines.map((line): [string, string] => [line.slice(66), line.slice(0, 64)]));
  for (const [name, content] of entries) {
    if (listed.get(name) !== createHash("sha256").update(content).digest("hex")) {
      throw new Error(`${name} 与 ${checksumsName} 里的校验和不符：文件损坏或被改动过，没有解开。`);
    }
  }
  const missing = [...listed.keys()].find((name) => !entries.has(name));
  if (missing !== undefined) throw new Error(`压缩包里缺少 ${missing}，没有解开。`);
}

/** Questions, manifest, releases and pictures can be read, and are what their names say. @returns names of the releases */
function understood(bankId: string, files: ReadonlyMap<string, Uint8Array>): string[] {
  const text = (path: string) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(files.get(path));
  const paths = [...files.keys()].sort();
  const source = (path: string) => ({ path: `questions/${bankId}/${path}`, text: text(path) });
  const sources: BankSources = {
    id: bankId,
    manifest: files.has("bank.yaml") ? source("bank.yaml") : undefined,
    files: paths.filter((path) => /^\d{4}-.*\.yaml$/.test(path)).map(source),
  };
  const wrong = parseBank(sources).findings.find(({ level }) => level === "error");
  if (wrong) throw new Error(`题库文件有误，没有解开：${wrong.place} ${wrong.message}`);
  const names = paths.flatMap((path) => /^releases\/(.+)\.yaml$/.exec(path)?.[1] ?? []);
  const texts = names.map((name): ReleaseTexts => {
    if (!files.has(`releases/${name}.json`)) throw new Error(`题库版本 ${name} 缺少内容文件 ${name}.json，没有解开。`);
    return { name, yaml: text(`releases/${name}.yaml`), json: text(`releases/${name}.json`) };
  });
  const stray = paths.find((path) => /^releases\/(.+)\.json$/.test(path) && !names.includes(path.slice(9, -5)));
  if (stray !== undefined) throw new Error(`${stray} 不属于任何版本，没有解开。`);
  readReleases(bankId, texts);
  for (const path of paths.filter((one) => one.startsWith("media/"))) {
    const digest = createHash("sha256")
      .update(files.get(path) as Uint8Array)
      .digest("hex");
    if (!path.includes(digest)) throw new Error(`${path} 的内容与文件名不符，没有解开。`);
  }
  return names;
}
