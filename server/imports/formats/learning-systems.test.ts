import { describe, expect, it } from "vitest";
import { inShort, readBytes } from "../../../tests/support/tables.ts";

const lines = (...own: string[]) => `${own.join("\n")}\n`;
const read = async (text: string) => {
  const { format, readings, refusals } = await readBytes(text);
  return { format, is: readings.map(inShort), refused: refusals.length };
};

describe("texts of learning systems", () => {
  it("Blackboard: a type in front, marks behind the options", async () => {
    const text = lines(
      "MC\t老桥建于哪一年？\t1950\tincorrect\t1953\tcorrect\t1958\tincorrect",
      "MA\t哪些是河？\t清河\tCorrect\t东江\tcorrect\t东山\tincorrect",
      "TF\t区里有河。\ttrue",
      "ESS\t说说清河\t",
      "ORD\t按先后\t一\t二\t三",
      "MAT\t配对\t甲\t子\t乙\t丑",
      "FIB\t区花是____\t木棉\t红棉",
      "FIB_PLUS\t[x]流入[y]\tx\t清河\t\ty\t东江\t江",
      "FIL\t请交文件",
      "MC\t没有记号\t甲\t乙",
    );
    expect(await read(text)).toEqual({
      format: "Blackboard 文本",
      is: [
        "single ~ 老桥建于哪一年？ ~ 1950|1953|1958 ~ B",
        "multiple ~ 哪些是河？ ~ 清河|东江|东山 ~ AB",
        "judge ~ 区里有河。 ~ true",
        "short ~ 说说清河 ~ -",
        "order ~ 按先后 ~ 一|二|三",
        "match ~ 配对 ~ 甲=子|乙=丑",
        "blank ~ 区花是____ ~ 木棉/红棉",
        "blank ~ ____流入____ ~ 清河 东江/江",
      ],
      refused: 2,
    });
  });

  it("Brightspace: a question over several rows", async () => {
    const text = lines(
      "//说明,,,,",
      "NewQuestion,MC,,,",
      "ID,q-1,,,",
      'QuestionText,"老桥建于哪一年，何处？",HTML,,',
      "Points,1,,,",
      "Option,0,1950,,不对",
      "Option,100,1953,,",
      "Feedback,见区志,,,",
      ",,,,",
      "NewQuestion,MS,,,",
      "QuestionText,哪些是河？,,,",
      "Option,1,清河,,",
      "Option,0,东山,,",
      "Option,1,东江,,",
      "NewQuestion,TF,,,",
      "QuestionText,区里有海。,,,",
      "TRUE,0,,,",
      "FALSE,100,,,",
      "NewQuestion,SA,,,",
      "QuestionText,区花是____,,,",
      "Answer,100,木棉,,",
      "NewQuestion,M,,,",
      "QuestionText,配对,,,",
      "Choice,1,甲,,",
      "Choice,2,乙,,",
      "Match,2,丑,,",
      "Match,1,子,,",
      "NewQuestion,O,,,",
      "QuestionText,按先后,,,",
      "Item,一,,,",
      "Item,二,,,",
      "NewQuestion,XX,,,",
      "QuestionText,没有这种题,,,",
    );
    expect(await read(text)).toEqual({
      format: "Brightspace CSV",
      is: [
        "single ~ 老桥建于哪一年，何处？ ~ 1950|1953 ~ B",
        "multiple ~ 哪些是河？ ~ 清河|东山|东江 ~ AC",
        "judge ~ 区里有海。 ~ false",
        "blank ~ 区花是____ ~ 木棉",
        "match ~ 配对 ~ 甲=子|乙=丑",
        "order ~ 按先后 ~ 一|二",
      ],
      refused: 1,
    });
  });

  it("Anki: front and back, with columns named and without", async () => {
    const front = lines(
      "#separator:tab",
      "#html:true",
      "#tags column:3",
      "老桥建于哪年？<br>A. 1950<br>B. 1953\tB\t区情",
      "区里有河。\t对\t区情",
    );
    expect((await read(front)).is).toEqual(["single ~ 老桥建于哪年？ ~ 1950|1953 ~ B", "judge ~ 区里有河。 ~ true"]);
    const columns = lines("#separator:Comma", "#columns:题目,选项,答案", '哪些是河？,"A.清河<br>B.东江<br>C.东山",AB');
    expect((await read(columns)).is).toEqual(["multiple ~ 哪些是河？ ~ 清河|东江|东山 ~ AB"]);
  });
});
