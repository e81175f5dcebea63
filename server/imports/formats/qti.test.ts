import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { inShort, readBytes } from "../../../tests/support/tables.ts";

const response = (cardinality: string, values: string[], mapping = "") =>
  `<responseDeclaration identifier="R" cardinality="${cardinality}" baseType="identifier"><correctResponse>${values.map((value) => `<value>${value}</value>`).join("")}</correctResponse>${mapping}</responseDeclaration>`;
const item = (declarations: string, body: string, rest = "") =>
  `<?xml version="1.0"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i" title="题" adaptive="false" timeDependent="false">${declarations}<itemBody>${body}</itemBody>${rest}</assessmentItem>`;
const choices = (...texts: string[]) => texts.map((text, i) => `<simpleChoice identifier="c${i}">${text}</simpleChoice>`).join("");
const choice = (texts: string[], most = 1) =>
  `<choiceInteraction responseIdentifier="R" maxChoices="${most}"><prompt>谁？</prompt>${choices(...texts)}</choiceInteraction>`;
const associable = (...texts: string[]) =>
  texts.map((text, i) => `<simpleAssociableChoice identifier="${text}" matchMax="${i}">${text}号</simpleAssociableChoice>`).join("");

/** The same item as QTI 3 writes it. */
const three = (xml: string) =>
  xml
    .replace(
      /(<\/?)(assessmentItem|responseDeclaration|correctResponse|value|itemBody|choiceInteraction|prompt|simpleChoice)\b/g,
      (_, open: string, name: string) => `${open}qti-${kebab(name)}`,
    )
    .replace(/ (responseIdentifier|maxChoices|baseType|timeDependent)=/g, (_, name: string) => ` ${kebab(name)}=`);
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe("QTI items", () => {
  it.each<[string, string, string]>([
    ["choice", item(response("single", ["c1"]), `<p>说明</p>${choice(["甲", "乙", "丙"])}`), "single ~ 说明\n谁？ ~ 甲|乙|丙 ~ B"],
    ["several", item(response("multiple", ["c2", "c0"]), choice(["甲", "乙", "丙"], 0)), "multiple ~ 谁？ ~ 甲|乙|丙 ~ AC"],
    ["judge", item(response("single", ["c1"]), choice(["正确", "错误"])), "judge ~ 谁？ ~ false"],
    [
      "order",
      item(
        response("ordered", ["c1", "c0", "c2"]),
        `<orderInteraction responseIdentifier="R">${choices("二", "一", "三")}</orderInteraction>`,
      ),
      "order ~ 一|二|三 ~ ?no-stem",
    ],
    [
      "match",
      item(
        response("multiple", ["a x", "b y"]),
        `<matchInteraction responseIdentifier="R"><prompt>配</prompt><simpleMatchSet>${associable("a", "b")}</simpleMatchSet><simpleMatchSet>${associable("x", "y", "z")}</simpleMatchSet></matchInteraction>`,
      ),
      "match ~ 配 ~ a号=x号|b号=y号 ~ ?distractors-lost",
    ],
    [
      "associate",
      item(
        response("multiple", ["a b"]),
        `<associateInteraction responseIdentifier="R"><prompt>连</prompt>${associable("a", "b")}</associateInteraction>`,
      ),
      "match ~ 连 ~ a号=b号",
    ],
    [
      "blanks",
      item(response("single", ["甲"]), `<p>先到的是<textEntryInteraction responseIdentifier="R"/>。</p>`),
      "blank ~ 先到的是____。 ~ 甲",
    ],
    [
      "mapped blank",
      item(
        `<responseDeclaration identifier="R" cardinality="single" baseType="string"><mapping><mapEntry mapKey="甲" mappedValue="1"/><mapEntry mapKey="阿甲" mappedValue="1"/><mapEntry mapKey="某" mappedValue="0.5"/></mapping></responseDeclaration>`,
        `<p><textEntryInteraction responseIdentifier="R"/>先到。</p>`,
      ),
      "blank ~ ____先到。 ~ 甲/阿甲 ~ ?partial-credit",
    ],
    [
      "inline choice",
      item(
        response("single", ["k"]),
        `<p>有<inlineChoiceInteraction responseIdentifier="R"><inlineChoice identifier="j">甲</inlineChoice><inlineChoice identifier="k">乙</inlineChoice></inlineChoiceInteraction>个</p>`,
      ),
      "single ~ 有（　）个 ~ 甲|乙 ~ B",
    ],
    [
      "essay",
      item("", `<extendedTextInteraction responseIdentifier="R"><prompt>谈谈</prompt></extendedTextInteraction>`),
      "short ~ 谈谈 ~ -",
    ],
    [
      "pictures and scripts",
      item(response("single", ["c0"]), `<p>看<img src="x"/><script>alert(1)</script>图</p>${choice(["甲", "乙"])}`),
      "single ~ 看图\n谁？ ~ 甲|乙 ~ A ~ ?markup-lost",
    ],
  ])("%s", async (_, xml, is) => {
    const { readings } = await readBytes(xml, "item.xml");
    expect(readings.map(inShort)).toEqual([is]);
  });

  it("reads QTI 3 alike", async () => {
    const xml = three(item(response("single", ["c1"]), choice(["甲", "乙", "丙"])));
    expect(xml).toContain("<qti-assessment-item");
    expect((await readBytes(xml)).readings.map(inShort)).toEqual(["single ~ 谁？ ~ 甲|乙|丙 ~ B"]);
  });

  it.each([
    ["two interactions", item(response("single", ["c0"]), choice(["甲", "乙"]) + choice(["丙", "丁"])), "几处作答"],
    ["a hotspot", item("", `<hotspotInteraction responseIdentifier="R"/>`), "不认得"],
    [
      "a template",
      item(`<templateDeclaration identifier="T" cardinality="single" baseType="integer"/>`, choice(["甲", "乙"])),
      "随参数变化",
    ],
    ["nothing to answer", item("", "<p>只有字</p>"), "没有作答的地方"],
  ])("refuses %s in words", async (_, xml, words) => {
    const { refusals } = await readBytes(xml);
    expect(refusals).toMatchObject([{ message: expect.stringContaining(words) }]);
  });
});

describe("QTI packages", () => {
  const manifest = (...files: string[]) =>
    `<manifest xmlns="x"><resources>${files.map((href) => `<resource identifier="${href}" type="imsqti_item_xmlv2p2" href="${href}"/>`).join("")}</resources></manifest>`;
  const one = (stem: string) => item(response("single", ["c0"]), `<p>${stem}</p>${choice(["甲", "乙"])}`);

  it("reads the items in the order of the manifest; a damaged one costs itself; names lead nowhere", async () => {
    const bytes = zipSync({
      "imsmanifest.xml": strToU8(manifest("items/b.xml", "../../etc/passwd", "items/a.xml")),
      "items/a.xml": strToU8(one("后")),
      "items/b.xml": strToU8(one("先")),
      "items/c.xml": strToU8("<assessmentItem><broken></assessmentItem>"),
      "test.xml": strToU8("<assessmentTest/>"),
    });
    const { readings, refusals, asides } = await readBytes(bytes, "题.zip");
    expect(readings.map(({ stem }) => stem)).toEqual(["先\n谁？", "后\n谁？"]);
    expect(refusals).toMatchObject([{ message: expect.stringContaining("不合格式") }]);
    expect(asides).toMatchObject([{ reason: "试卷结构，不是题目" }]);
  });
});
