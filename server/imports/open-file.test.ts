import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { docxOf, paragraph } from "../../tests/support/docx.ts";
import { FileRefused } from "./file-refused.ts";
import { openFile } from "./open-file.ts";
import { readOpened } from "./read.ts";
import { unaccounted } from "./units.ts";

const bank = "1、甲在哪里？（A）\r\nA、东\r\nB、西\r\n2、中国共产党成立于一九二一年。（√）\r\n";
const opened = async (bytes: Uint8Array) => {
  const file = await openFile(bytes, "题库");
  if (file.kind !== "text") throw new Error(file.kind);
  return [file.encoding, file.text];
};
const utf16 = (text: string, order: "le" | "be") => {
  const bytes = Buffer.from(text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
};
/** GB18030 of this text; Node decodes it and does not encode. */
const gb = Buffer.from("31a1a2bcd7d4dac4c4c0efa3bfa3a841a3a90d0a41a1a2b6ab0d0a42a1a2cef70d0a", "hex");

describe("text in any encoding people save", () => {
  it("is told by its bytes", async () => {
    expect(await opened(Buffer.from(bank))).toEqual(["UTF-8", bank]);
    expect(await opened(Buffer.from(`\ufeff${bank}`))).toEqual(["UTF-8", bank]);
    for (const order of ["le", "be"] as const) {
      expect(await opened(utf16(`\ufeff${bank}`, order))).toEqual(["UTF-16", bank]);
      expect(await opened(utf16(bank, order))).toEqual(["UTF-16", bank]);
    }
    expect(await opened(gb)).toEqual(["GB18030", "1、甲在哪里？（A）\r\nA、东\r\nB、西\r\n"]);
  });

  it("is refused rather than guessed when it is mixed, cut or no text", async () => {
    const mixed = Buffer.concat([Buffer.from(bank.repeat(5)), gb, Buffer.from(bank.repeat(5))]);
    for (const bytes of [mixed, Buffer.from(bank).subarray(0, 3), Buffer.from([0, 1, 2, 3]), Buffer.from([0xff, 0xfe, 0x00, 0xd8])]) {
      await expect(openFile(bytes, "题库.txt")).rejects.toThrow("编码");
    }
  });
});

describe("files told by content, not by name", () => {
  it("say in words what to do with what cannot be read", async () => {
    const compound = (stream: string) =>
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(`${stream}\0`, "utf16le")]);
    const cases: [Uint8Array, string][] = [
      [new Uint8Array(), "空的"],
      [compound("WordDocument"), "另存为 Word 文档（.docx）"],
      [compound("EncryptedPackage"), "密码"],
      [compound("Anything"), "旧格式"],
      [Buffer.from("{\\rtf1 x}"), "RTF"],
      [Buffer.from("%PDF-1.7"), "PDF"],
      [Buffer.from("Rar!\u001a"), "解压"],
    ];
    for (const [bytes, words] of cases) await expect(openFile(bytes, "题库.docx")).rejects.toThrow(words);
  });

  it("hand on old workbooks", async () => {
    const bytes = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from("Workbook\0", "utf16le")]);
    expect(await openFile(bytes, "题库.doc")).toMatchObject({ kind: "compound", streams: ["Workbook"] });
  });
});

/** Reads bytes as the thread does; whatever they are, the outcome is a reading that loses nothing, or a refusal. */
async function outcome(bytes: Uint8Array): Promise<void> {
  try {
    const reading = readOpened(await openFile(bytes, "x"));
    expect(unaccounted(reading)).toEqual([]);
  } catch (error) {
    expect(error).toBeInstanceOf(FileRefused);
  }
}

describe("any bytes", () => {
  const docx = docxOf(
    bank
      .split("\r\n")
      .map((line) => paragraph(line))
      .join(""),
  );
  const pieces = fc.constantFrom(
    "1、",
    "A、",
    "B.",
    "答案：",
    "AB",
    "（A）",
    "（ ）",
    "\n",
    "\r\n",
    "一、单选题",
    "判断题",
    "1-5 ABCDE",
    "【解析】",
    "____",
    "甲乙丙",
    " ",
    "\t",
    "①",
    "参考答案",
    "第一章",
    "√",
    "(1)",
    "2．",
    "\u0000",
    "&nbsp;",
    "<p>",
    "{",
    "::t::",
  );

  it("neither crash nor hang: noise, flipped documents, heaps of marks", async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), outcome), { numRuns: 300 });
    const flipped = fc.array(fc.tuple(fc.nat(docx.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }).map((changes) => {
      const bytes = Uint8Array.from(docx);
      for (const [at, value] of changes) bytes[at] = value;
      return bytes;
    });
    await fc.assert(fc.asyncProperty(flipped, outcome), { numRuns: 300 });
    const heaps = fc.array(pieces, { maxLength: 120 }).map((parts) => Buffer.from(parts.join("")));
    await fc.assert(fc.asyncProperty(heaps, outcome), { numRuns: 1_000 });
  });

  it("long runs of one thing stay quick", async () => {
    const long = 60_000;
    for (const piece of [
      "A、",
      "1、甲\n",
      "（",
      "（ ",
      " ",
      "\t",
      "1-5 ",
      "_",
      "A",
      "答案：",
      "1.A ",
      "甲",
      "\n",
      "①",
      "A B ",
      "（A）",
      "一、",
      "< ",
      "第1",
    ]) {
      await outcome(Buffer.from(piece.repeat(Math.ceil(long / piece.length))));
    }
  }, 20_000);
});
