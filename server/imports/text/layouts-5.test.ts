import { describe, expect, it } from "vitest";
import { expectQuestions, readText } from "../../../tests/support/expect-questions.ts";

describe("text that lost its line ends", () => {
  it("the next question behind a complete answer", () => {
    expectQuestions(
      `区情概览 一、单选题 1.清河流经( )
A.东乡 B.西乡 正确答案 :A 2.区图书馆建于( )
A.1950 年 B.1958 年 正确答案 :B
3.东江的源头在( )
A.北山 B.南山 正确答案 :A 4.区花是( )
A.木棉 B.桂花 正确答案 :B`,
      [
        "single | 清河流经( ) | 东乡 | 西乡 = A",
        "single | 区图书馆建于( ) | 1950 年 | 1958 年 = B",
        "single | 东江的源头在( ) | 北山 | 南山 = A",
        "single | 区花是( ) | 木棉 | 桂花 = B",
      ],
    );
  });

  it("a whole bank on one line, with a title, years behind numbers and numbers left out", () => {
    const { readings } = readText(
      "单选题(40道)区情知识题1.清河流经(A)。A.东乡B.西乡2.1958年,区图书馆建于(B)。A.东街B.西街C.南街5.(A)是区花。A.木棉B.桂花",
    );
    expect(readings.map(({ stem, options, key }) => [stem, options.length, key])).toEqual([
      ["清河流经()。", 2, "A"],
      ["1958年,区图书馆建于()。", 3, "B"],
      ["()是区花。", 2, "A"],
    ]);
  });

  it("what could not be divided is doubted", () => {
    const { readings } = readText("1.清河流经( )。A.东乡B.西乡答案A021958年,区图书馆建于( )。A.东街B.西街C.南街答案B");
    expect(readings.flatMap(({ doubts }) => doubts.map(({ code }) => code))).toContain("swallowed");
  });
});

describe("what platforms print", () => {
  it("bullets before options, the answer given, the rate of mistakes", () => {
    expectQuestions(
      `1、【单选题】清河流经（）。
• A、东乡
• B、西乡
正确答案：A
所答答案：B
易错率：0.52% 知识点：区情|河流
2、【单选题】区图书馆建于（）年。
• A、1950 • B、1958 • C、1961
正确答案：B
易错率：3.1% 知识点：区情`,
      ["single | 清河流经（）。 | 东乡 | 西乡 = A", "single | 区图书馆建于（）年。 | 1950 | 1958 | 1961 = B"],
    );
  });

  it("answers with the texts of their options, marks on a line of their own", () => {
    expectQuestions(
      `1. (单选题, 1.0 分) 清河流经（）。
A. 东乡
B. 西乡
我的答案: A:东乡;正确答案: A:东乡;
1.0分
2. (多选题, 1.0 分) 区里的公园有
A. 东园
B. 西园
C. 南园
我的答案: AB:东园; 西园;正确答案: ABC:东园; 西园; 南园;
0.0分
3. (判断题, 1.0 分) (1分) 区图书馆每天开放。
正确
错误
A. 对
B. 错
我的答案:正确答案:错
答案解析：
知识点：
0.0分`,
      [
        "single | 清河流经（）。 | 东乡 | 西乡 = A",
        "multiple | 区里的公园有 | 东园 | 西园 | 南园 = ABC",
        "judge | 区图书馆每天开放。 | 对 | 错 = false",
      ],
    );
  });

  it("true. and false. for options, ticks and crosses as pictures", () => {
    expectQuestions(
      `1. 清河流经东乡。()
   true. 正确
   false. 错误
参考答案：✔
----------------------------------------

2. 区图书馆建于清代。()
   true. 正确
   false. 错误
参考答案：❌
----------------------------------------`,
      ["judge | 清河流经东乡。() | 正确 | 错误 = true", "judge | 区图书馆建于清代。() | 正确 | 错误 = false"],
    );
  });

  it("Markdown: lists of options, bold answers", () => {
    expectQuestions(
      `### 单选题

1. 清河流经（ ）。

   - A. 东乡
   - B. 西乡

   - **答案：A**

### 判断题

2. 区图书馆每天开放。

   - **答案：错**`,
      ["single | 清河流经（ ）。 | 东乡 | 西乡 = A", "judge | 区图书馆每天开放。 = false"],
    );
  });
});

describe("pages and points", () => {
  it("a running head between a question and its answer, or behind it", () => {
    const head = "青澜区安全生产考核第六批题库";
    expectQuestions(
      `1.巡查记录应存
档备查。
A.正确 B.错误
${head}
正确答案：A
2.井口须加盖（  ）。
A.木板 B.铁盖
C.草席
${head}
正确答案：B
${head}
3.夜间应设警示灯。
A.正确 B.错误
正确答案：A`,
      [
        "judge | 巡查记录应存档备查。 | 正确 | 错误 = true",
        "single | 井口须加盖（  ）。 | 木板 | 铁盖 | 草席 = B",
        "judge | 夜间应设警示灯。 | 正确 | 错误 = true",
      ],
    );
  });

  it("the end of a page within a stem", () => {
    expectQuestions("1.清河流经（A）,也流经邻近的\n- 3 -\n区县。\nA.东乡 B.西乡\n2.区花是（B）。\nA.木棉 B.桂花", [
      "single | 清河流经（）,也流经邻近的区县。 | 东乡 | 西乡 = A",
      "single | 区花是（）。 | 木棉 | 桂花 = B",
    ]);
  });

  it("letters right before figures", () => {
    expectQuestions("1.区图书馆每周开放（）天。\nA5\nB6\nC7\n答案：B\n2.顺序是（）①挖②填③种\nA①②③\nB②①③\nC③②①\n答案：A", [
      "single | 区图书馆每周开放（）天。 | 5 | 6 | 7 = B",
      "single | 顺序是（）①挖②填③种 | ①②③ | ②①③ | ③②① = A",
    ]);
  });

  it("参考答案 under each question, its points numbered in another way", () => {
    expectQuestions(
      `一、单选题
1.清河流经（  ）
A.东乡
B.西乡
参考答案：A

二、简答题
1.简述青澜区的由来。
参考答案：
（1）因清河得名。
（2）一九五八年设区。
答案解析：见区志。

2.怎样保护清河？
参考答案：
（1）种树；（2）禁渔；
（3）巡河。`,
      [
        "single | 清河流经（  ） | 东乡 | 西乡 = A",
        "short | 简述青澜区的由来。 = （1）因清河得名。（2）一九五八年设区。 # 见区志。",
        "short | 怎样保护清河？ = （1）种树；（2）禁渔；（3）巡河。",
      ],
    );
  });
});
