import { describe, expect, it } from "vitest";
import { readText } from "../../../tests/support/expect-questions.ts";

const codes = (text: string) => readText(text).readings.map(({ doubts }) => doubts.map(({ code }) => code).join());

describe("texts that several questions share", () => {
  it("are told with each question that hangs on them, and with no other", () => {
    expect(
      codes(
        "一、单选题\n（1～2题共用题干）\n清河今年涨水，东乡被淹。\n1.首先要做的是（ ）\nA.转移 B.等待\n答案：A\n2.其次要做的是（ ）\nA.清点 B.休息\n答案：A\n3.区花是（ ）\nA.木棉 B.桂花\n答案：A",
      ),
    ).toEqual(["shared-material", "shared-material", ""]);
    expect(
      codes(
        "案例一：清河涨水。根据以上材料回答问题。\n1.首先要做的是（ ）\nA.转移 B.等待\n答案：A\n2.其次要做的是（ ）\nA.清点 B.休息\n答案：A",
      ),
    ).toEqual(["shared-material", "shared-material"]);
  });

  it("a question with its own material is whole", () => {
    expect(codes("一、单选题\n1.阅读下列材料，选出正确的一项（ ）\nA.东乡 B.西乡\n答案：A\n2.区花是（ ）\nA.木棉 B.桂花\n答案：B")).toEqual(
      ["", ""],
    );
  });
});
