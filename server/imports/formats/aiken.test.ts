import { describe, expect, it } from "vitest";
import { inShort, readBytes } from "../../../tests/support/tables.ts";

describe("Aiken", () => {
  it("reads either bracket, either case, any line end", async () => {
    const { readings, format } = await readBytes(
      "Which came first?\r\nA. one\r\nB. two\r\nANSWER: B\r\n\r\n哪个在后？\r\na) 甲\r\nb) 乙\r\nc) 丙\r\nAnswer: c\r\n",
    );
    expect(format).toBe("Aiken");
    expect(readings.map(inShort)).toEqual(["single ~ Which came first? ~ one|two ~ B", "single ~ 哪个在后？ ~ 甲|乙|丙 ~ C"]);
  });

  it("refuses in words what Aiken has no place for, each at its lines", async () => {
    const text =
      "Several?\nA. one\nB. two\nANSWER: A, B\n\nFew?\nA. one\nANSWER: A\n\nOdd?\nA. one\nC. two\nB. three\nANSWER: A\n\nWord?\nA. one\nB. two\nANSWER: A thing\n\nGood?\nA. one\nB. two\nANSWER: A\n\nOpen?\nA. one\n";
    const { readings, refusals } = await readBytes(text);
    expect(readings.map(({ stem }) => stem)).toEqual(["Good?"]);
    expect(refusals.map(({ units, message }) => [units[0], message.slice(0, 12)])).toEqual([
      [0, "Aiken 一题只能有一"],
      [5, "选项少于两个，没有读。"],
      [9, "选项的字母没有按 A、B"],
      [15, "ANSWER 一行写的不"],
      [25, "最后一题没有 ANSWE"],
    ]);
  });
});
