import { describe, expect, it } from "vitest";
import { judgementOf } from "../type-words.ts";
import { headingType } from "./headings.ts";
import { isKeyHeading, keyLine, keyRows } from "./key-list.ts";

const said = (line: string) =>
  keyLine(line)
    ?.entries.map(({ value, text }) => `${value}${text}`)
    .join(" ");

describe("lists of answers", () => {
  it.each([
    ["1.C 2.A 3.BD", "1C 2A 3BD"],
    ["1、A  2、B；3、C。", "1A 2B 3C"],
    ["1-5 ABCDA", "1A 2B 3C 4D 5A"],
    ["1—5：AABBC  6—10：DDCBA", "1A 2A 3B 4B 5C 6D 7D 8C 9B 10A"],
    ["1～3：AB C ACD", "1AB 2C 3ACD"],
    ["1~4、A B C D", "1A 2B 3C 4D"],
    ["一、单选题：1.A 2.B", "1A 2B"],
    ["判断题 1.√ 2.× 3.√", "1√ 2× 3√"],
    ["1.对 2.错 3.正确", "1对 2错 3正确"],
    ["1-4 √×√×", "1√ 2× 3√ 4×"],
    ["答案：1.C 2.A", "1C 2A"],
    ["1．（A） 2．（B）", "1A 2B"],
    ["(1)A (2)B", "1A 2B"],
    ["1A2B3C", "1A 2B 3C"],
    ["１．Ｃ　　２．Ａ", "1Ｃ 2Ａ"],
    ["12 ABC", "12ABC"],
    ["1-5 ABCD", undefined],
    ["1.A股市场是什么", undefined],
    ["1.对党忠诚", undefined],
    ["2. APEC 的成员", undefined],
    ["1949", undefined],
    ["", undefined],
  ])("%s", (line, entries) => expect(said(line.replace(/　/g, " "))).toBe(entries));

  it("a row of numbers over a row of answers", () => {
    expect(keyRows("题号\t1\t2\t3", "答案\tA\tBD\t√")?.entries.map(({ value, text }) => `${value}${text}`)).toEqual(["1A", "2BD", "3√"]);
    expect(keyRows("题号\t1\t2", "答案\tA")).toBeUndefined();
  });

  it("headings over answers", () => {
    expect(["参考答案", "答案：", "《纲要》题库参考答案及解析", "附：试题答案", "【答案】"].map(isKeyHeading)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(["答案是什么？", "请把答案写在答题卡上", "正确答案：A"].map(isKeyHeading)).toEqual([false, false, false]);
  });

  it("strips no long line of its signs: that would take the square of its length", () => {
    expect(isKeyHeading(`${"—".repeat(600_000)}答`)).toBe(false);
    expect(headingType(`${"=".repeat(600_000)}答`)).toBeUndefined();
    expect(judgementOf(`${"）".repeat(600_000)}答`)).toBeUndefined();
  });
});
