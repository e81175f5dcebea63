import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BankSources, SourceFile } from "./parse.ts";
import { parseRegisters, type Registers } from "./registers.ts";
import type { ReleaseTexts } from "./release.ts";

/** The folder of all banks in this installation. */
export const questionsFolder = fileURLToPath(new URL("../../questions", import.meta.url));

const sorted = (names: string[]) => names.sort((a, b) => (a < b ? -1 : 1));
const foldersIn = (folder: string) =>
  sorted(
    readdirSync(folder, { withFileTypes: true })
      .filter((item) => item.isDirectory() && !item.name.startsWith("."))
      .map((item) => item.name),
  );
const filesIn = (folder: string, ending: string) =>
  existsSync(folder) ? sorted(readdirSync(folder).filter((name) => name.endsWith(ending) && !name.startsWith("."))) : [];

/** Every bank's working files: bank.yaml and <period>/*.yaml. Folders that are not periods are read too, so that the check can name them. */
export function readBanks(root: string): BankSources[] {
  return foldersIn(root).map((id) => {
    const folder = join(root, id);
    const periods = foldersIn(folder).filter((name) => name !== "releases" && name !== "media");
    const files = periods.flatMap((period) => filesIn(join(folder, period), ".yaml").map((name) => readSource(root, id, period, name)));
    const manifest = existsSync(join(folder, "bank.yaml")) ? readSource(root, id, "bank.yaml") : undefined;
    return { id, manifest, files };
  });
}

/** A bank's pictures by file name: `media/<SHA-256 of the content>.<png|jpg|webp>`. */
export function readMedia(root: string, bankId: string): Map<string, Uint8Array> {
  const folder = join(root, bankId, "media");
  const names = filesIn(folder, "").filter((name) => /^[0-9a-f]{64}\.(png|jpg|webp)$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}

/** The registers beside the banks: superseded formulations and names of persons. Absent ones are empty. */
export function readRegisters(root: string): Registers {
  const read = (name: string) => (existsSync(join(root, name)) ? readFileSync(join(root, name), "utf8") : "[]");
  return parseRegisters({ formulations: read("formulations.yaml"), persons: read("persons.yaml") });
}

function readSource(root: string, ...steps: string[]): SourceFile {
  return { path: ["questions", ...steps].join("/"), text: readFileSync(join(root, ...steps), "utf8") };
}

/** A bank's releases as texts; none yet is an empty list. */
export function readReleaseTexts(root: string, bankId: string): ReleaseTexts[] {
  const folder = join(root, bankId, "releases");
  return filesIn(folder, ".yaml").map((file) => {
    const name = file.slice(0, -".yaml".length);
    const frozen = join(folder, `${name}.json`);
    if (!existsSync(frozen)) throw new Error(`题库版本 ${bankId}/${name} 缺少内容文件 ${name}.json：请从版本库恢复它。`);
    return { name, yaml: readFileSync(join(folder, file), "utf8"), json: readFileSync(frozen, "utf8") };
  });
}

/** Writes a new release and never overwrites one. The YAML file makes it a release, so it comes last. */
export function writeReleaseTexts(root: string, bankId: string, { name, yaml, json }: ReleaseTexts): void {
  const folder = join(root, bankId, "releases");
  mkdirSync(folder, { recursive: true });
  if (existsSync(join(folder, `${name}.yaml`))) throw new Error(`题库版本 ${bankId}/${name} 已经存在，不能覆盖。`);
  writeFileSync(join(folder, `${name}.json`), json);
  writeFileSync(join(folder, `${name}.yaml`), yaml, { flag: "wx" });
}

/** Writes a bank's working file, named as it was read: `questions/…`. */
export const writeSource = (root: string, { path, text }: SourceFile): void =>
  writeFileSync(join(root, path.replace(/^questions\//, "")), text);

/** Writes a file of the questions folder itself, such as a JSON Schema. */
export const writeTopFile = (root: string, name: string, text: string): void => writeFileSync(join(root, name), text);
