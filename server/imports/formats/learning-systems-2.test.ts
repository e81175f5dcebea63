import { describe, expect, it } from "vitest";
import { inShort, readBytes } from "../../../tests/support/tables.ts";

const read = async (text: string) => (await readBytes(text)).readings.map(inShort);
const quiz = (...questions: string[]) => `<?xml version="1.0"?><quiz>${questions.join("")}</quiz>`;
const question = (type: string, stem: string, rest = "") =>
  `<question type="${type}"><questiontext format="html"><text>${stem}</text></questiontext>${rest}</question>`;
const answers = (...own: [number, string][]) =>
  own.map(([worth, text]) => `<answer fraction="${worth}"><text>${text}</text></answer>`).join("");

describe("Moodle XML that people paste into", () => {
  it("takes letters off options that all have their own, reads 正确 and 错误 as a judgement", async () => {
    expect(
      await read(
        quiz(
          question("multichoice", "甲题", `<single>true</single>${answers([0, "A. 一"], [100, "B. 二"])}`),
          question("multichoice", "乙句。", `<single>true</single>${answers([0, "正确"], [100, "错误"])}`),
          question("essay", "丙题", "<graderinfo><text>要点</text></graderinfo>"),
        ),
      ),
    ).toEqual(["single ~ 甲题 ~ 一|二 ~ B", "judge ~ 乙句。 ~ false", "short ~ 丙题 ~ 要点"]);
  });

  it("reads gaps within a text, and one choice; anything else is refused", async () => {
    const { readings, refusals } = await readBytes(
      quiz(
        question("cloze", "区花是{1:SHORTANSWER:=木棉~%100%红棉~%50%棉}，区树是{1:SA:=松#对}。"),
        question("cloze", "区花是{1:MULTICHOICE:桂花~=木棉#对~梅花}。"),
        question("cloze", "{1:MC:=甲~乙}和{1:MC:丙~=丁}"),
      ),
    );
    expect(readings.map(inShort)).toEqual([
      "blank ~ 区花是____，区树是____。 ~ 木棉/红棉 松",
      "single ~ 区花是（　）。 ~ 桂花|木棉|梅花 ~ B",
    ]);
    expect(refusals).toHaveLength(1);
  });

  it("doubts what may score without every option that scores; knows the names of HTML's signs", async () => {
    expect(
      await read(
        quiz(
          question("multichoice", "甲&rarr;乙", `<single>false</single>${answers([50, "一"], [50, "二"], [5, "三"])}`),
          question("oumultiresponse", "丙", answers([100, "一"], [0, "二"], [100, "三"])),
        ),
      ),
    ).toEqual(["multiple ~ 甲→乙 ~ 一|二|三 ~ ABC ~ ?partial-credit", "multiple ~ 丙 ~ 一|二|三 ~ AC"]);
  });
});

describe("other formats with slips", () => {
  const item = (n: number, right: string) =>
    `<assessmentItem identifier="i${n}"><responseDeclaration identifier="R" cardinality="single"><correctResponse><value>${right}</value></correctResponse></responseDeclaration><itemBody><choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>第 ${n} 题</prompt><simpleChoice identifier="A">一</simpleChoice><simpleChoice identifier="B">二</simpleChoice></choiceInteraction></itemBody></assessmentItem>`;

  it("QTI: all items of one file, whatever stands around them", async () => {
    const { readings, units } = await readBytes(`<items>${item(1, "B")}${item(2, "A")}</items>`);
    expect(readings.map(inShort)).toEqual(["single ~ 第 1 题 ~ 一|二 ~ B", "single ~ 第 2 题 ~ 一|二 ~ A"]);
    expect(units.map(({ place }) => place)).toEqual([1, 2].map((record) => ({ kind: "record", record })));
  });

  it("QTI: the first set is the left, whichever side a pair names first", async () => {
    const set = (...own: [string, string][]) =>
      `<simpleMatchSet>${own.map(([id, text]) => `<simpleAssociableChoice identifier="${id}" matchMax="1">${text}</simpleAssociableChoice>`).join("")}</simpleMatchSet>`;
    const text = `<assessmentItem identifier="i"><responseDeclaration identifier="R" cardinality="multiple" baseType="directedPair"><correctResponse><value>A C</value><value>D B</value></correctResponse></responseDeclaration><itemBody><matchInteraction responseIdentifier="R"><prompt>配对</prompt>${set(["A", "甲"], ["B", "乙"])}${set(["C", "子"], ["D", "丑"])}</matchInteraction></itemBody></assessmentItem>`;
    expect(await read(text)).toEqual(["match ~ 配对 ~ 甲=子|乙=丑"]);
  });

  it("GIFT: full-width braces are read and doubted, not taken for a description", async () => {
    expect(await read("甲题？｛＝二～一～三｝\n\n::乙:: 乙题？{=一 ~二}\n")).toEqual([
      "single ~ 甲题？ ~ 二|一|三 ~ A ~ ?full-width",
      "single ~ 乙题？ ~ 一|二 ~ A",
    ]);
  });

  it("Aiken: a full-width colon", async () => {
    expect(await read("甲题？\nA. 一\nB. 二\nANSWER：B\n乙题？\nA. 一\nB. 二\nANSWER: A\n")).toEqual([
      "single ~ 甲题？ ~ 一|二 ~ B",
      "single ~ 乙题？ ~ 一|二 ~ A",
    ]);
  });
});
