import { describe, expect, it } from "vitest";
import { docxOf, listed, numbering, paragraph, run, table } from "../../../tests/support/docx.ts";
import { inOneLine } from "../../../tests/support/expect-questions.ts";
import { openFile } from "../open-file.ts";
import { readOpened } from "../read.ts";
import { unaccounted } from "../units.ts";

async function read(body: string, parts: Record<string, string | Uint8Array> = {}) {
  const reading = readOpened(await openFile(docxOf(body, parts), "题库.doc"));
  expect(unaccounted(reading)).toEqual([]);
  return reading;
}
const lines = async (body: string, parts: Record<string, string | Uint8Array> = {}) => (await read(body, parts)).readings.map(inOneLine);
const codes = async (body: string) => (await read(body)).readings.map(({ doubts }) => doubts.map(({ code }) => code));
const paragraphs = (...texts: string[]) => texts.map((text) => paragraph(text)).join("");

const plain = paragraphs("一、单选题", "1. 甲在哪里（ B ）", "A. 东", "B. 西");

describe("Word documents", () => {
  it("are read by their content, whatever the name says, with the paragraph as place", async () => {
    const reading = await read(plain);
    expect(reading.readings.map(inOneLine)).toEqual(["single | 甲在哪里（  ） | 东 | 西 = B"]);
    expect(reading.readings[0]?.units.map((unit) => reading.units[unit]?.place)).toEqual(
      [2, 3, 4].map((n) => ({ kind: "paragraph", paragraph: n })),
    );
  });

  it("numbers and letters that Word sets by itself", async () => {
    const lists = {
      "word/numbering.xml": numbering([
        ["decimal", "%1."],
        ["upperLetter", "%1."],
        ["upperLetter", "%1"],
        ["chineseCounting", "%1、"],
        ["bullet", "\uf0b7"],
      ]),
    };
    const body = [
      listed(4, "单选题"),
      listed(1, "1921年召开的会议是"),
      listed(2, "中共一大"),
      listed(2, "中共二大"),
      paragraph("答案：A"),
      listed(1, "开国大典的地点是"),
      listed(3, "上海"),
      listed(3, "北京"),
      paragraph("答案：B"),
      listed(4, "判断题"),
      listed(5, "1、甲是对的。（√）"),
    ].join("");
    expect(await lines(body, lists)).toEqual([
      "single | 1921年召开的会议是 | 中共一大 | 中共二大 = A",
      "single | 开国大典的地点是 | 上海 | 北京 = B",
      "judge | 甲是对的。（） = true",
    ]);
  });

  it("numbering that comes with a style", async () => {
    const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="Q"><w:basedOn w:val="P"/></w:style><w:style w:styleId="P"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`;
    const parts = { "word/numbering.xml": numbering([["decimal", "%1、"]]), "word/styles.xml": styles };
    const body = ["甲是对的。（√）", "乙是错的。（×）"].map((text) => paragraph(text, '<w:pStyle w:val="Q"/>')).join("");
    expect((await read(body, parts)).readings.map(({ label, key }) => [label, key])).toEqual([
      ["第 1 题", true],
      ["第 2 题", false],
    ]);
  });

  it("soft breaks and tabs, words cut into runs, symbols", async () => {
    const cut = `<w:p>${run("1. 甲在哪")}<w:proofErr w:type="spellStart"/>${run("里（ ")}${run("B", "<w:b/>")}${run(" ）\nA. 东\tB. 西\nC. 南")}</w:p>`;
    const symbol = `<w:p>${run("2. 乙是对的。（")}<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>${run("）")}</w:p>`;
    expect(await lines(cut + symbol)).toEqual(["single | 甲在哪里（  ） | 东 | 西 | 南 = B", "judge | 乙是对的。（） = true"]);
  });

  it("tables: options in cells, a question a row, answers in two rows", async () => {
    const body =
      paragraphs("一、单选题", "1. 甲在哪里（ ）") +
      table([
        ["A. 东", "B. 西"],
        ["C. 南", "D. 北"],
      ]) +
      paragraphs("2. 乙在哪里（ ）", "A. 东\tB. 西") +
      table([
        ["题号", "1", "2"],
        ["答案", "C", "A"],
      ]);
    expect(await lines(body)).toEqual(["single | 甲在哪里（ ） | 东 | 西 | 南 | 北 = C", "single | 乙在哪里（ ） | 东 | 西 = A"]);
  });

  it("what was deleted is not read, what was inserted is; moved text once; the copy of a text box not twice", async () => {
    const tracked = `<w:p>${run("1. 甲在")}<w:del w:id="1">${"<w:r><w:delText>海里</w:delText></w:r>"}</w:del><w:ins w:id="2">${run("哪里（ A ）")}</w:ins></w:p>`;
    const moved = `<w:p><w:moveFrom w:id="3">${run("B. 西")}</w:moveFrom></w:p>`;
    const box = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${paragraph("A. 东")}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph("A. 东")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(await lines(tracked + moved + box + paragraph("B. 西"))).toEqual(["single | 甲在哪里（  ） | 东 | 西 = A"]);
  });

  it("hidden text is set aside, and said so", async () => {
    const reading = await read(plain + paragraph(run("内部使用", "<w:vanish/>")));
    expect(reading.asides.map(({ reason }) => reason)).toContain("隐藏文字，没有读");
  });

  it("colour and underline are a key only where no other is, and always doubted", async () => {
    const red = '<w:color w:val="FF0000"/>';
    const body =
      paragraph("一、单选题") + paragraph("1. 甲在哪里") + paragraph("A. 东") + paragraph(run("B. ") + run("西", red)) + paragraph("C. 南");
    expect(await lines(body)).toEqual(["single | 甲在哪里 | 东 | 西 | 南 = B"]);
    expect(await codes(body)).toEqual([["key-by-emphasis"]]);
    expect(await lines(body + paragraph("答案：C"))).toEqual(["single | 甲在哪里 | 东 | 西 | 南 = C"]);
  });

  it("a shade, or the letter alone set off; underlined words in a fill-in question", async () => {
    const shade = run("B. 西", '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>');
    const body = [
      paragraph("一、单选题"),
      paragraph("1. 甲在哪里（ ）") + paragraph("A. 东") + paragraph(shade),
      paragraph("2. 乙在哪里（ ）") + paragraph(run("A", "<w:b/>") + run(". 东  B. 西")),
      paragraph("二、填空题"),
      paragraph(
        `${run("1. 清河流经")}${run(" 西乡 ", '<w:u w:val="single"/>')}${run("，区花是")}${run("木棉", '<w:u w:val="single"/>')}${run("。")}`,
      ),
    ].join("");
    expect(await lines(body)).toEqual([
      "single | 甲在哪里（ ） | 东 | 西 = B",
      "single | 乙在哪里（ ） | 东 | 西 = A",
      "blank | 清河流经____，区花是____。 = 西乡 / 木棉",
    ]);
    expect(await codes(body)).toEqual([["key-by-emphasis"], ["key-by-emphasis"], ["key-by-emphasis"]]);
  });

  it("a picture is told", async () => {
    const drawing = "<w:r><w:drawing><a:blip/></w:drawing></w:r>";
    expect(await codes(paragraph("一、单选题") + paragraph(run("1. 图中是谁（A）") + drawing) + paragraphs("A. 甲", "B. 乙"))).toEqual([
      ["picture"],
    ]);
  });

  it("underlined spaces are a gap", async () => {
    const body =
      paragraph("一、填空题") +
      paragraph(run("1. 党成立于") + run("      ", '<w:u w:val="single"/>') + run("年。")) +
      paragraph("答案：1921");
    expect(await lines(body)).toEqual(["blank | 党成立于____年。 = 1921"]);
  });
});

const relations = (target: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c1" Type="x/aFChunk" Target="${target}"/></Relationships>`;
const chunk = '<w:altChunk r:id="c1"/>';
const html = "<html><body><p>一、单选题</p><p>1. 甲在哪里（B）</p><p>A. 东&nbsp;&nbsp;B. 西</p><script>alert(1)</script></body></html>";

describe("Word documents whose text sits in a chunk of its own", () => {
  const expected = ["single | 甲在哪里（） | 东 | 西 = B"];

  it("web page and MHT, in quoted-printable and base64, in GBK", async () => {
    expect(await lines(chunk, { "word/_rels/document.xml.rels": relations("c.html"), "word/c.html": html })).toEqual(expected);
    const quoted = Buffer.from(html)
      .toString("latin1")
      .replace(/[=\u0080-\u00ff]/g, (c) => `=${c.charCodeAt(0).toString(16).toUpperCase()}`);
    const mht = (encoding: string, body: string, charset = "utf-8") =>
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--b1"\r\n\r\n----b1\r\nContent-Type: text/html; charset="${charset}"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n----b1--\r\n`;
    expect(
      await lines(chunk, { "word/_rels/document.xml.rels": relations("/word/c.mht"), "word/c.mht": mht("quoted-printable", quoted) }),
    ).toEqual(expected);
    const base64 = Buffer.from(html).toString("base64");
    expect(await lines(chunk, { "word/_rels/document.xml.rels": relations("c.mht"), "word/c.mht": mht("base64", base64) })).toEqual(
      expected,
    );
  });

  it("another document", async () => {
    expect(await lines(chunk, { "word/_rels/document.xml.rels": relations("c.docx"), "word/c.docx": docxOf(plain) })).toEqual([
      "single | 甲在哪里（  ） | 东 | 西 = B",
    ]);
  });

  it("a chunk that is missing is refused in words", async () => {
    await expect(read(chunk)).rejects.toThrow("引用的内容不在文件里");
  });
});

describe("documents that cannot be read", () => {
  it("are refused in words: broken XML, entities, no text", async () => {
    await expect(read("<w:p><w:r>")).rejects.toThrow("已损坏");
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document xmlns:w="wordprocessingml"><w:body/></w:document>';
    await expect(read("", { "word/document.xml": bomb })).rejects.toThrow("已损坏");
    await expect(read(paragraph("<w:r><w:drawing><a:blip/></w:drawing></w:r>"))).rejects.toThrow("没有文字");
  });
});

describe("tables of questions in a document", () => {
  const body =
    paragraphs("党史知识题库", "一、单选题") +
    table([
      ["序号", "题目", "选项A", "选项B", "选项C", "答案"],
      ["1", "甲在哪里（ ）", "东", "西", "南", "B"],
      ["2", "乙在哪里（ ）", "东", "西", "南", "C"],
    ]) +
    paragraph("二、判断题") +
    table([
      ["序号", "题干", "答案"],
      ["1", "甲是对的。", "√"],
      ["2", "乙是错的。", "×"],
    ]);

  it("are read as sheets, under the type above them", async () => {
    expect(await lines(body)).toEqual([
      "single | 甲在哪里（ ） | 东 | 西 | 南 = B",
      "single | 乙在哪里（ ） | 东 | 西 | 南 = C",
      "judge | 甲是对的。 = true",
      "judge | 乙是错的。 = false",
    ]);
  });

  it("keep their place among questions in running text", async () => {
    const mixed = paragraphs("一、单选题", "1. 丙在哪里（ A ）", "A. 东", "B. 西") + body;
    expect((await lines(mixed)).map((line) => line.slice(0, 12))).toEqual(
      ["single | 丙在哪", "single | 甲在哪", "single | 乙在哪", "judge | 甲是对的", "judge | 乙是错的"].map((line) => line.slice(0, 12)),
    );
  });
});
