import { describe, expect, it } from "vitest";
import { expectQuestions, readText } from "../../../tests/support/expect-questions.ts";

describe("questions that share lines", () => {
  it("the next question behind the last option, its own options on the next line", () => {
    expectQuestions(
      `一、单项选择题（每题只有1个正确答案,多选、错选均不得分）
1、清河流经( )。 A.东乡 B.西乡
2、区图书馆建于( )年,在区府旁。
A.1950 B.1958 C.1961 3、( )是区花。
A.木棉 B.桂花
二、多项选择题（每题至少有2个正确答案,多选、少选均不得分） 1、区里的公园有( )。
A.东园 B.西园
C.南园 2、区里的河有( )。 A.清河
B.东江 C.澜溪
参考答案
一、单项选择题
1.A 2.B 3.A
二、多项选择题
1.ABC 2.AB`,
      [
        "single | 清河流经( )。 | 东乡 | 西乡 = A",
        "single | 区图书馆建于( )年,在区府旁。 | 1950 | 1958 | 1961 = B",
        "single | ( )是区花。 | 木棉 | 桂花 = A",
        "multiple | 区里的公园有( )。 | 东园 | 西园 | 南园 = ABC",
        "multiple | 区里的河有( )。 | 清河 | 东江 | 澜溪 = AB",
      ],
    );
  });

  it("a judgement that slipped before the next number", () => {
    expectQuestions(
      `一、是非判断题（每题1分,共15分）1、清河流经东乡。
(ⅹ)2、区图书馆每天开放。
(√)3、2002年,东园建成(√)4、区花是桂花。
市花也是。
(ⅹ)`,
      [
        "judge | 清河流经东乡。() = false",
        "judge | 区图书馆每天开放。() = true",
        "judge | 2002年,东园建成() = true",
        "judge | 区花是桂花。市花也是。() = false",
      ],
    );
  });

  it("a judgement before each number is that question's own", () => {
    expectQuestions("判断题\n（√）1、清河流经东乡。\n（×）2、区花是桂花。\n（√）3、区图书馆每天开放。", [
      "judge | （）清河流经东乡。 = true",
      "judge | （）区花是桂花。 = false",
      "judge | （）区图书馆每天开放。 = true",
    ]);
  });

  it("a heading with what it asks people to do, between title and first question", () => {
    expectQuestions(
      `区情试题及答案 一、单项选择题(本大题共2小题,每小题1分)在每小题列出的备选项中只有一个是符合题目要求的,请选出。错选无分。1 .清河流经()A .东乡B .西乡【答案】B【解析】见区志。2 .区花是()A .木棉B .桂花【答案】A【解析】见区志。`,
      ["single | 清河流经() | 东乡 | 西乡 = B # 见区志。", "single | 区花是() | 木棉 | 桂花 = A # 见区志。"],
    );
  });
});

describe("marks and numbers", () => {
  it("the answer under its question, with the number once more", () => {
    expectQuestions(
      `1. 清河流经________。
A.东乡 B.西乡 C.南乡
1.【答案】BC。
2. 区花包括:
A.木棉
B.桂花
2.【答案】A【解析】见区志。`,
      ["multiple | 清河流经________。 | 东乡 | 西乡 | 南乡 = BC", "single | 区花包括: | 木棉 | 桂花 = A # 见区志。"],
    );
  });

  it("【题干】 behind the number, 答案要点, questions behind hyphens", () => {
    expectQuestions("1.【题干】清河流经()。\nA.东乡\nB.西乡\n【答案】A\n2.【题干】区花是()。\nA.木棉\nB.桂花\n【答案】B", [
      "single | 清河流经()。 | 东乡 | 西乡 = A",
      "single | 区花是()。 | 木棉 | 桂花 = B",
    ]);
    expectQuestions("第一章 河流\n1. 判断题：\n- 清河流经东乡。（√）\n2. 简答题：\n- 清河为什么叫清河？\n答案要点：因水清得名。", [
      "judge | 清河流经东乡。（） = true",
      "short | 清河为什么叫清河？ = 因水清得名。",
    ]);
  });

  it("a label left out among glued options is doubted", () => {
    const { readings } = readText("1.清河流经()\nA .东乡B .西乡D .南乡\n答案：A\n2.区花是()\nA.木棉B.桂花\n答案：B");
    expect(readings[0]?.doubts.map(({ code }) => code)).toEqual(["swallowed"]);
  });

  it("a line that asks and belongs to no question is not passed over", () => {
    const { refusals } = readText("一、单选题\n1.清河流经( )\nA.东乡\nB.西乡\n答案：A\n二、简答题\n清河为什么叫清河？");
    expect(refusals).toHaveLength(1);
  });

  it("letters in brackets: the key in the stem and the options behind it", () => {
    expectQuestions(
      "一、单选题\n（1）清河流经（ A ）。\n（A）东乡 （B）西乡 （C）南乡\n（2）（ A ）是区花。\n（A）木棉 （B）桂花 （C）荷花\n（3）区树是（ B ）。\n（A）松 （B）榕 （C）柏",
      [
        "single | 清河流经（）。 | 东乡 | 西乡 | 南乡 = A",
        "single | （）是区花。 | 木棉 | 桂花 | 荷花 = A",
        "single | 区树是（）。 | 松 | 榕 | 柏 = B",
      ],
    );
  });

  it("numbers of pages alone on their lines; other figures there are doubted", () => {
    const questions = [1, 2, 3].map((n) => `${n}.第${n}条河流经( )\nA.东乡\nB.西乡\n${n + 6}\n答案：A`);
    expectQuestions(
      questions.join("\n"),
      [1, 2, 3].map((n) => `single | 第${n}条河流经( ) | 东乡 | 西乡 = A`),
    );
    const { readings } = readText(questions.slice(0, 1).join("\n"));
    expect(readings[0]?.doubts.map(({ code }) => code)).toEqual(["text-after-options"]);
  });
});

describe("more that lost its line ends", () => {
  it("letters of keys in the next question, numbers glued to the last option, answers glued to the next number", () => {
    expectQuestions(
      `区情试题一、选择题（每题2分,共6分）1.清河从（A）年 5 月起禁渔。
A、1920 B、1921 C、1922 2.（B）年 10 月,区图书馆建成。
A、1957 B、1958 C、1961 3.区花是（C）。
A、桂花 B、荷花 C、木棉`,
      [
        "single | 清河从（）年 5 月起禁渔。 | 1920 | 1921 | 1922 = A",
        "single | （）年 10 月,区图书馆建成。 | 1957 | 1958 | 1961 = B",
        "single | 区花是（）。 | 桂花 | 荷花 | 木棉 = C",
      ],
    );
    expectQuestions(
      `一、选择题（每题2分）1. 清河流经（）。
A. 东乡B. 西乡C. 南乡D. 以上都是2. 区花是（）。
A. 木棉B. 桂花C. 荷花
二、填空题（每题2分）3. 区图书馆建于________年。
4. 区树是________。
5. 区鸟是________。
答案：一、选择题1. D2. A二、填空题3. 一九五八4. 榕树5. 白鹭`,
      [
        "single | 清河流经（）。 | 东乡 | 西乡 | 南乡 | 以上都是 = D",
        "single | 区花是（）。 | 木棉 | 桂花 | 荷花 = A",
        "blank | 区图书馆建于________年。 = 一九五八",
        "blank | 区树是________。 = 榕树",
        "blank | 区鸟是________。 = 白鹭",
      ],
    );
  });

  it("types in brackets behind the numbers", () => {
    expectQuestions(
      "区情题库一、区情与历史1.【单选】清河流经：A.东乡B.西乡答案：B2.【判断】区花是木棉。答案：正确3.【填空】区图书馆建于________年。答案：一九五八4.【简答】清河为什么叫清河？答案：（1）水清。（2）源清。",
      [
        "single | 清河流经： | 东乡 | 西乡 = B",
        "judge | 区花是木棉。 = true",
        "blank | 区图书馆建于________年。 = 一九五八",
        "short | 清河为什么叫清河？ = （1）水清。（2）源清。",
      ],
    );
  });

  it("small letters, some without a point; one letter twice is doubted", () => {
    expectQuestions("1、【多选题】区里的公园有（）。\na东园\nb.西园\nc.南园\nd北园\n正确答案：bd", [
      "multiple | 区里的公园有（）。 | 东园 | 西园 | 南园 | 北园 = BD",
    ]);
    const { readings } = readText("1.区花是（A）。\nA.木棉 B.桂花 C.荷花 C.梅花\n2.区树是（B）。\nA.松 B.榕 C.柏");
    expect(readings[0]?.doubts.map(({ code }) => code)).toEqual(["swallowed"]);
  });
});
