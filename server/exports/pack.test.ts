import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { sampleQuestions } from "../../tests/support/questions.ts";
import { manifestText, questionFileText } from "../bank/file-text.ts";
import { checksumsName, checksumsText, zipBytes, zipFiles } from "./pack.ts";
import { readPack } from "./read-pack.ts";

const manifest = manifestText({ id: "test", title: "测试题库", layer: "city", owner: "某办" });
const questions = questionFileText("1919-1949", Object.values(sampleQuestions));
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const sound = new Map([
  ["bank.yaml", bytes(manifest)],
  ["1919-1949/a.yaml", bytes(questions)],
]);
/** A zip whose checksums are right, whatever its names are. */
const packed = (files: Record<string, string>) => {
  const entries = new Map(Object.entries(files).map(([path, text]) => [path, bytes(text)]));
  return zipBytes(new Map([...entries, [checksumsName, bytes(checksumsText(entries))]]));
};
const whole = { "test/bank.yaml": manifest, "test/1919-1949/a.yaml": questions };

describe("a packed bank", () => {
  test("is the same to the byte for the same files in whatever order, and reads back", async () => {
    const zip = zipFiles("test", sound);
    expect(Buffer.from(zipFiles("test", new Map([...sound].reverse()))).equals(zip)).toBe(true);
    const { bankId, files } = await readPack(zip);
    expect(bankId).toBe("test");
    expect([...files.keys()].sort()).toEqual([...sound.keys()].sort());
    for (const [path, content] of files) expect(Buffer.from(content).equals(sound.get(path) as Uint8Array), path).toBe(true);
  });

  test.each([
    "../evil.yaml",
    "test/../../evil.yaml",
    "/etc/passwd",
    "C:\\evil.yaml",
    "test\\1919-1949\\b.yaml",
    "test/1919-1949/../b.yaml",
    "test/1919-1949/b.yaml.exe",
    "test/1919-1949/.b.yaml",
    "test/1850-1900/b.yaml",
    "test/releases/1.sh",
    "test/media/picture.svg",
    `test/media/${"a".repeat(64)}.svg`,
    "test/evil.js",
    "evil.yaml",
    "test/1919-1949/b\n.yaml",
    "Test/1919-1949/b.yaml",
  ])("with %j in it is refused (F06)", async (name) => {
    await expect(readPack(packed({ ...whole, [name]: questions }))).rejects.toThrow(/不认得的文件|没有解开|已损坏/);
  });

  test("of two banks, without checksums, with a wrong one, a missing or an extra file: refused with the reason", async () => {
    await expect(readPack(packed({ ...whole, "other/bank.yaml": manifest }))).rejects.toThrow("只有一个题库");
    const entries = new Map(Object.entries(whole).map(([path, text]) => [path, bytes(text)]));
    const sums = checksumsText(entries);
    await expect(readPack(zipBytes(entries))).rejects.toThrow(checksumsName);
    const changed = new Map([
      ...entries,
      ["test/bank.yaml", bytes(manifest.replace("某办", "别办"))],
      [checksumsName, bytes(sums)],
    ] as const);
    await expect(readPack(zipBytes(changed))).rejects.toThrow("校验和不符");
    const lost = new Map([
      ["test/bank.yaml", bytes(manifest)],
      [checksumsName, bytes(sums)],
    ] as const);
    await expect(readPack(zipBytes(lost))).rejects.toThrow("缺少 test/1919-1949/a.yaml");
    const extra = new Map([...entries, ["test/1919-1949/b.yaml", bytes(questions)], [checksumsName, bytes(sums)]] as const);
    await expect(readPack(zipBytes(extra))).rejects.toThrow("校验和不符");
  });

  test("with questions that do not hold, a release without content, a picture that is not what its name says: refused", async () => {
    await expect(readPack(packed({ ...whole, "test/1919-1949/a.yaml": questions.replace("key: B", "key: Z") }))).rejects.toThrow(
      "题库文件有误",
    );
    await expect(readPack(packed({ ...whole, "test/bank.yaml": manifest.replace("id: test", "id: other") }))).rejects.toThrow(
      "题库文件有误",
    );
    await expect(readPack(packed({ "test/1919-1949/a.yaml": questions }))).rejects.toThrow("bank.yaml");
    await expect(readPack(packed({ ...whole, "test/releases/1.yaml": "name: '1'" }))).rejects.toThrow("1.json");
    await expect(readPack(packed({ ...whole, "test/releases/1.json": "{}" }))).rejects.toThrow("不属于任何版本");
    const digest = createHash("sha256").update("别的").digest("hex");
    await expect(readPack(packed({ ...whole, [`test/media/${digest}.png`]: "这一个" }))).rejects.toThrow("与文件名不符");
    await expect(readPack(bytes("不是压缩包"))).rejects.toThrow("已损坏");
  });

  test("that unpacks to far more than it is costs nothing (F01)", async () => {
    await expect(readPack(packed({ ...whole, "test/1919-1949/b.yaml": "# ".repeat(30_000_000) }))).rejects.toThrow("解开后太大");
  });
});
