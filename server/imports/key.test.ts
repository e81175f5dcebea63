import { describe, expect, it } from "vitest";
import { countBlanks, lettersOf, readKey } from "./key.ts";

const options = ["上海", "北京", "广州", "2"];
const keyOf = (text: string, type: "single" | "multiple" | "judge" | "blank", blanks = 1) =>
  readKey(text, { type, options: type === "judge" ? [] : options, blanks });

describe("answers as people write them", () => {
  it.each([
    ["B", "B"],
    ["A B C", "ABC"],
    ["A,B", "AB"],
    ["A|B", "AB"],
    ["A.B.C.", "ABC"],
    ["DCA", "ACD"],
    ["（ＢＤ）", "BD"],
    ["A和C", "AC"],
    ["答案：A", "A"],
    ["正确答案是B。", "B"],
    ["В", "B"],
    ["上海", "A"],
    ["B、北京", "B"],
    ["上海；北京", "AB"],
  ])("%s means %s", (text, key) => expect(keyOf(text, "multiple")).toEqual({ key, doubts: [] }));

  it.each([
    ["√", true],
    ["对", true],
    ["正确。", true],
    ["T", true],
    ["是", true],
    ["×", false],
    ["错", false],
    ["错误", false],
    ["F", false],
    ["否", false],
    ["x", false],
    ["错误，应为遵义会议", false],
  ])("%s of a statement means %s", (text, key) => expect(keyOf(text, "judge")).toEqual({ key, doubts: [] }));

  it("A and B of a statement mean its options, and are doubted where it has none", () => {
    expect(readKey("A", { type: "judge", options: ["错误", "正确"] })).toEqual({ key: false, doubts: [] });
    expect(keyOf("A", "judge")).toMatchObject({ key: true, doubts: [{ code: "judge-letter" }] });
  });

  it("what cannot be told is no key and a doubt", () => {
    expect(keyOf("南京", "single")).toMatchObject({ doubts: [{ code: "key-unread" }] });
    expect(keyOf("也许", "judge")).toMatchObject({ doubts: [{ code: "key-unread" }] });
    expect(readKey("B", { type: "single", options: ["B", "A"] })).toMatchObject({ doubts: [{ code: "key-ambiguous" }] });
    expect(keyOf("", "single")).toEqual({ doubts: [] });
    expect(keyOf("1,3", "multiple")).toMatchObject({ key: "AC", doubts: [{ code: "key-by-number" }] });
    expect(keyOf("AAB", "multiple")).toMatchObject({ key: "AB", doubts: [{ code: "key-repeated" }] });
  });

  it("answers of gaps go apart by the first separator that fits", () => {
    expect(keyOf("甲；乙、丙", "blank", 2).key).toEqual([["甲"], ["乙、丙"]]);
    expect(keyOf("甲、乙、丙", "blank", 3).key).toEqual([["甲"], ["乙"], ["丙"]]);
    expect(keyOf("（1）甲（2）乙", "blank", 2).key).toEqual([["甲"], ["乙"]]);
    expect(keyOf("甲、乙", "blank").key).toEqual([["甲、乙"]]);
    expect(keyOf("甲", "blank", 2)).toMatchObject({ key: [["甲"]], doubts: [{ code: "blank-count" }] });
  });

  it("letters are letters only; gaps are counted however drawn", () => {
    expect([lettersOf("APEC"), lettersOf("2"), lettersOf("")]).toEqual([undefined, undefined, undefined]);
    expect(countBlanks("甲____乙（ ）丙（　）丁＿＿戊[]己(注)")).toBe(5);
  });
});
