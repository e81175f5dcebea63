import { describe, expect, it } from "vitest";
import { expectQuestions, readText } from "../../../tests/support/expect-questions.ts";

describe("more layouts", () => {
  it("every part under a mark of its own", () => {
    expectQuestions(
      `【题型】单选题
【题干】中国共产党第一次全国代表大会于（  ）召开。
【选项】
A. 1919年
B. 1921年
【答案】B
【解析】1921年7月23日。

【题型】判断题
【题干】党徽由镰刀和锤头组成。
【答案】正确`,
      [
        "single | 中国共产党第一次全国代表大会于（）召开。 | 1919年 | 1921年 = B # 1921年7月23日。",
        "judge | 党徽由镰刀和锤头组成。 = true",
      ],
    );
  });

  it("题目 and 选项A as marks", () => {
    expectQuestions(
      `题目：下列属于“四个意识”的有（  ）。
选项A：政治意识
选项B：大局意识
选项C：看齐意识
答案：ABC
题目：党徽由镰刀和锤头组成。
答案：√`,
      ["multiple | 下列属于“四个意识”的有（）。 | 政治意识 | 大局意识 | 看齐意识 = ABC", "judge | 党徽由镰刀和锤头组成。 = true"],
    );
  });

  it("several questions on one line", () => {
    expectQuestions("一、单选题\n1.甲（A）A.东 B.西 2.乙（B）A.东 B.西 3.丙（A）A.东 B.西", [
      "single | 甲（） | 东 | 西 = A",
      "single | 乙（） | 东 | 西 = B",
      "single | 丙（） | 东 | 西 = A",
    ]);
  });

  it("questions and answers without types or options", () => {
    expectQuestions(
      `党建知识100题

1.党的最高理想和最终目标是什么？
答：实现共产主义。

2.“三会一课”是指（）。
A.支部党员大会 B.支委会
C.党小组会 D.党课
答：ABCD

3、预备党员的预备期为（   ）年。
答案：一`,
      [
        "short | 党的最高理想和最终目标是什么？ = 实现共产主义。",
        "multiple | “三会一课”是指（）。 | 支部党员大会 | 支委会 | 党小组会 | 党课 = ABCD",
        "blank | 预备党员的预备期为（）年。 = 一",
      ],
    );
  });

  it("small letters, answers in square brackets, spaces before and behind marks, every line apart", () => {
    expectQuestions(
      `一、单选题

1、（  ）是党的生命。  A、党内民主  B、党内监督
[答案]A

2. 监督的重点对象是（ ）

 A 党的领导机关和领导干部

 B 普通党员

 正确答案 ： A

3.（ ）年，中国共产党成立
a.1919 b.1920 c.1921
答案:c`,
      [
        "single | （）是党的生命。 | 党内民主 | 党内监督 = A",
        "single | 监督的重点对象是（） | 党的领导机关和领导干部 | 普通党员 = A",
        "single | （）年，中国共产党成立 | 1919 | 1920 | 1921 = C",
      ],
    );
  });

  it("corrections of false statements, judgements behind a space", () => {
    expectQuestions(
      `二、判断题
1、党内监督没有禁区。（对）
2．领导干部可以搞特权。（×）。正确说法：不可以搞特权。
3. 中国共产党成立于1921年 对`,
      [
        "judge | 党内监督没有禁区。（） = true",
        "judge | 领导干部可以搞特权。（）。 = false # 不可以搞特权。",
        "judge | 中国共产党成立于1921年 = true",
      ],
    );
  });

  it("terms to explain, the answer without a mark: taken apart and doubted", () => {
    expectQuestions(
      "三、名词解释\n1、三会一课\n是指支部党员大会、支部委员会会议、党小组会和党课。\n2、四个意识\n指政治意识、大局意识、核心意识、看齐意识。",
      [
        "short | 三会一课 = 是指支部党员大会、支部委员会会议、党小组会和党课。",
        "short | 四个意识 = 指政治意识、大局意识、核心意识、看齐意识。",
      ],
      ["answer-unmarked", "answer-unmarked"],
    );
  });

  it("a list at the end with short names of types, texts in it over several lines", () => {
    expectQuestions(
      `一、单选题
1. 第一题是（ ）
A. 甲B. 乙C. 丙
2. 第二题是
A、
甲
B、
乙
二、判断题
1. 甲对。（ ）
2. 乙错。（ ）
三、简答题
1. 为什么？
2. 怎么办？
答案
单选：1-2：CB
判断：1-2：对错
简答：
1. 因为一，
所以二。
2. 这样办。`,
      [
        "single | 第一题是（） | 甲 | 乙 | 丙 = C",
        "single | 第二题是 | 甲 | 乙 = B",
        "judge | 甲对。（） = true",
        "judge | 乙错。（） = false",
        "short | 为什么？ = 因为一，所以二。",
        "short | 怎么办？ = 这样办。",
      ],
    );
  });

  it("text without any sign of questions is refused in words", () => {
    for (const text of [
      "",
      "甲\n乙\n丙",
      "1915年9月，（）创办《青年杂志》。\n上海\n成立于1920年的（）是工会。\n机器工会",
      "1. 说明一\n2. 说明二",
    ]) {
      expect(() => readText(text)).toThrow("没有认出题目");
    }
  });
});
