import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { defineCommand } from "citty";
import { parseBank } from "../bank/parse.ts";
import { questionsFolder, readBanks, readMedia, readReleaseTexts } from "../bank/files.ts";
import { zipFiles } from "../exports/pack.ts";
import { type Pack, readPack } from "../exports/read-pack.ts";
import { print, printJson, telling } from "./shell.ts";

const root = { type: "string", default: questionsFolder, description: "题库文件夹" } as const;
const json = { type: "boolean", default: false, description: "输出 JSON" } as const;

/** A bank's files as they lie on disk, by path inside its folder. */
function filesOf(folder: string, bankId: string): Map<string, Uint8Array> {
  const sources = readBanks(folder).find((bank) => bank.id === bankId);
  if (!sources?.manifest) throw new Error(`没有题库 ${bankId}，或它没有 bank.yaml。`);
  const wrong = parseBank(sources).findings.find(({ level }) => level === "error");
  if (wrong) throw new Error(`题库有错误，没有打包：${wrong.place} ${wrong.message}`);
  const inside = (path: string) => path.slice(`questions/${bankId}/`.length);
  const texts = [sources.manifest, ...sources.files].map(({ path, text }): [string, string] => [inside(path), text]);
  const releases = readReleaseTexts(folder, bankId).flatMap(({ name, yaml, json: frozen }): [string, string][] => [
    [`releases/${name}.yaml`, yaml],
    [`releases/${name}.json`, frozen],
  ]);
  const media = [...readMedia(folder, bankId)].map(([name, bytes]): [string, Uint8Array] => [`media/${name}`, bytes]);
  return new Map([...[...texts, ...releases].map(([path, text]): [string, Uint8Array] => [path, Buffer.from(text)]), ...media]);
}

export const pack = defineCommand({
  meta: { name: "pack", description: "把一个题库打成一个压缩包：题目、版本、图片、校验和" },
  args: {
    bank: { type: "positional", required: true, description: "题库，如 national" },
    file: { type: "positional", required: true, description: "写到哪个文件，如 national.zip" },
    root,
    json,
  },
  run: ({ args }) =>
    telling(
      (async () => {
        const files = filesOf(args.root, args.bank);
        const bytes = zipFiles(args.bank, files);
        writeFileSync(args.file, bytes);
        if (args.json) printJson({ bank: args.bank, files: files.size, bytes: bytes.length });
        else print([`已打包 ${args.bank}：${files.size} 个文件，${args.file}。`]);
      })(),
    ),
});

/** A release that went out may be cited by papers: a bank that lacks it, or has it otherwise, takes nobody's place. */
function refuseLostReleases(folder: string, { bankId, files }: Pack): void {
  for (const { name, yaml, json: frozen } of readReleaseTexts(folder, bankId)) {
    const same = (ending: string, text: string) => Buffer.from(text).equals(files.get(`releases/${name}.${ending}`) ?? new Uint8Array());
    if (!same("yaml", yaml) || !same("json", frozen)) {
      throw new Error(`现有题库的版本 ${bankId}/${name} 不在压缩包里，或内容不同，没有替换：发布过的版本不能删改。`);
    }
  }
}

/** Written beside and then moved into place, so that the bank is always whole: the old one or the new one. */
function put(folder: string, { bankId, files }: Pack): void {
  const fresh = join(folder, `.unpacking-${bankId}`);
  const old = join(folder, `.replaced-${bankId}`);
  for (const path of [fresh, old]) rmSync(path, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    const target = join(fresh, ...path.split("/"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  const place = join(folder, bankId);
  if (existsSync(place)) renameSync(place, old);
  renameSync(fresh, place);
  rmSync(old, { recursive: true, force: true });
}

export const unpackBank = defineCommand({
  meta: { name: "unpack", description: "把题库压缩包解到题库文件夹；校验和、文件名、内容都先核对" },
  args: {
    file: { type: "positional", required: true, description: "压缩包" },
    replace: { type: "boolean", default: false, description: "已有同名题库时替换它" },
    root,
    json,
  },
  run: ({ args }) =>
    telling(
      (async () => {
        const packed = await readPack(readFileSync(args.file));
        const { bankId, files, releases } = packed;
        if (existsSync(join(args.root, bankId))) {
          if (!args.replace) throw new Error(`已经有题库 ${bankId}，没有解开。要替换它，请加 --replace。`);
          refuseLostReleases(args.root, packed);
        }
        put(args.root, packed);
        if (args.json) printJson({ bank: bankId, files: files.size, releases });
        else print([`已解开题库 ${bankId}：${files.size} 个文件，${releases.length} 个版本。请运行 npm run bank -- check。`]);
      })(),
    ),
});
