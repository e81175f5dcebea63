import { deflateRawSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { unpack } from "./archive.ts";
import { FileRefused } from "./file-refused.ts";
import { readFileApart } from "./run.ts";

interface Raw {
  name: string;
  data: Uint8Array;
  /** What the headers claim. */
  size: number;
  flags?: number;
  /** Where the central directory says the entry is, when not where it is. */
  at?: number;
}

/** A zip written by hand, so that it can lie. */
function rawZip(entries: readonly Raw[]): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, data, size, flags = 0, at } of entries) {
    const bytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(bytes.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(bytes.length, 28);
    central.writeUInt32LE(at ?? offset, 42);
    if (at === undefined) {
      locals.push(local, bytes, Buffer.from(data));
      offset += 30 + bytes.length + data.length;
    }
    centrals.push(central, bytes);
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const zeros = (megabytes: number) => deflateRawSync(Buffer.alloc(megabytes * 1_000_000), { level: 9 });
const refusal = async (bytes: Uint8Array) => {
  const error = await unpack(bytes).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(FileRefused);
  return (error as FileRefused).message;
};

describe("archives", () => {
  it("come out as they went in; pictures are counted, not kept", async () => {
    const { entries, names } = await unpack(zipSync({ "a/b.xml": strToU8("文"), "a/c.png": new Uint8Array(10) }));
    expect([...entries].map(([name, part]) => [name, new TextDecoder().decode(part)])).toEqual([["a/b.xml", "文"]]);
    expect(names).toEqual(["a/b.xml", "a/c.png"]);
  });

  it("are measured by their directory first", async () => {
    expect(await refusal(rawZip([{ name: "x.xml", data: zeros(1), size: 60_000_000 }]))).toContain("太大");
    expect(await refusal(zipSync(Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`${i}.xml`, new Uint8Array(0)]))))).toContain(
      "太大",
    );
  });

  it("are counted while they unpack, for headers lie", async () => {
    expect(await refusal(rawZip([{ name: "x.xml", data: zeros(80), size: 100 }]))).toMatch(/太大|损坏/);
    expect(await refusal(rawZip([{ name: "x.xml", data: zeros(40), size: 40_000_000 }]))).toContain("太大");
  });

  it("whose entries share their bytes are refused", async () => {
    const one = { name: "0.xml", data: zeros(1), size: 1_000_000 };
    const shared = Array.from({ length: 40 }, (_, i) => ({ ...one, name: `${i + 1}.xml`, at: 0 }));
    expect(await refusal(rawZip([one, ...shared]))).toMatch(/太大|损坏/);
  });

  it("with passwords, with names that lead elsewhere, cut off or scrambled are refused in words", async () => {
    expect(await refusal(rawZip([{ name: "x.xml", data: zeros(0), size: 0, flags: 1 }]))).toContain("密码");
    for (const name of ["../../etc/passwd", "/etc/passwd", "C:\\x.xml", "..\\x.xml"]) {
      expect(await refusal(rawZip([{ name, data: deflateRawSync(Buffer.from("x")), size: 1 }]))).toContain("损坏");
    }
    const whole = zipSync({ "word/document.xml": strToU8("<x/>") });
    expect(await refusal(whole.subarray(0, whole.length - 30))).toContain("损坏");
  });

  it("inside archives stay closed", async () => {
    const inner = zipSync({ "word/document.xml": strToU8("<x/>") });
    const { entries } = await unpack(zipSync({ "inner.zip": inner }));
    expect([...entries.keys()]).toEqual(["inner.zip"]);
  });
});

describe("a bomb of 10 MB that would be 10 GB", () => {
  it("costs neither memory nor minutes", async () => {
    // Deflate reaches about 1,032 to 1: a thousand entries of ten megabytes of nothing, each 10 kB.
    const data = zeros(10);
    const honest = rawZip(Array.from({ length: 1_000 }, (_, i) => ({ name: `word/${i}.xml`, data, size: 10_000_000 })));
    const lying = rawZip(Array.from({ length: 1_000 }, (_, i) => ({ name: `word/${i}.xml`, data, size: 10_000 })));
    expect(honest.length).toBeGreaterThan(9_000_000);
    const before = process.memoryUsage().rss;
    for (const bomb of [honest, lying]) {
      const result = await readFileApart(bomb, "题库.docx");
      expect("refused" in result && result.refused).toMatch(/太大|损坏/);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  }, 10_000);
});
