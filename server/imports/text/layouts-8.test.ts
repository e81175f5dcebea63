import { describe, expect, it } from "vitest";
import { expectQuestions } from "../../../tests/support/expect-questions.ts";

describe("right options marked where they stand", () => {
  it("（正确答案） behind the option, as survey programs print it, with letters and without", () => {
    expectQuestions(
      `1. 区图书馆每天开放。（） [判断题] *
对
错(正确答案)
2. 清河流经（） [单选题] (分值：5分) *
A、东乡
B、西乡(正确答案)
C、南乡
3. 下列公园在本区的是（） [多选题] *
东园(正确答案)
西园
南园(正确答案)
答案解析：见区志。
4. 区里的桥有（） [多选题] *
东桥(正确答案)
西桥(正确答案)`,
      [
        "judge | 区图书馆每天开放。（） | 对 | 错 = false",
        "single | 清河流经（） | 东乡 | 西乡 | 南乡 = B",
        "multiple | 下列公园在本区的是（） | 东园 | 西园 | 南园 = AC # 见区志。",
        "multiple | 区里的桥有（） | 东桥 | 西桥 = AB",
      ],
    );
  });

  it("several options on a line; the answer named behind the last option is none of these marks", () => {
    expectQuestions(
      "1.清河流经（ ）\nA.东乡 B.西乡（正确答案） C.南乡\n2.区花是（ ）\nA.木棉(正确答案)B.桂花C.菊花\n3.区树是（ ）\nA.木棉 B.榕树 C.桂树（正确答案）B.榕树",
      [
        "single | 清河流经（ ） | 东乡 | 西乡 | 南乡 = B",
        "single | 区花是（ ） | 木棉 | 桂花 | 菊花 = A",
        "single | 区树是（ ） | 木棉 | 榕树 | 桂树 = B",
      ],
    );
  });

  it("ticks before and behind, stars, boxes", () => {
    expectQuestions(
      `一、选择题
1.清河流经（ ）
A.东乡
√B.西乡
C.南乡
2.区花是（ ）
A.木棉 √
B.桂花 ×
3.区里公园有（ ）
A.东园√ B.西园 C.南园√
4.区里的桥是（ ）
A.东桥 √B.西桥 C.南桥
5.区里的楼是（ ）
*A.东楼
B.西楼
6.区里的塔是（ ）
☐A. 东塔
☑B. 西塔
7.区里的井是（ ）
- [ ] A. 东井
- [x] B. 西井`,
      [
        "single | 清河流经（ ） | 东乡 | 西乡 | 南乡 = B",
        "single | 区花是（ ） | 木棉 | 桂花 = A",
        "multiple | 区里公园有（ ） | 东园 | 西园 | 南园 = AC",
        "single | 区里的桥是（ ） | 东桥 | 西桥 | 南桥 = B",
        "single | 区里的楼是（ ） | 东楼 | 西楼 = A",
        "single | 区里的塔是（ ） | 东塔 | 西塔 = B",
        "single | 区里的井是（ ） | 东井 | 西井 = B",
      ],
    );
  });

  it("a mark and another answer that differ are doubted", () => {
    expectQuestions(
      "1.清河流经（ ）\nA.东乡 B.西乡√ C.南乡\n答案：A",
      ["single | 清河流经（ ） | 东乡 | 西乡 | 南乡 = A"],
      ["key-conflict"],
    );
  });
});

describe("answers where they slip to", () => {
  it("brackets before the number, as on school papers", () => {
    expectQuestions("（ B ）1. 清河流经哪里？\nA. 东乡 B. 西乡\n（ A ）2. 区花是什么？\nA. 木棉 B. 桂花\n（ √ ）3. 区图书馆每天开放。", [
      "single | （ ）清河流经哪里？ | 东乡 | 西乡 = B",
      "single | （ ）区花是什么？ | 木棉 | 桂花 = A",
      "judge | （ ）区图书馆每天开放。 = true",
    ]);
  });

  it("behind the last option, in brackets of their own, behind an arrow", () => {
    const bank = (behind: (key: string) => string) =>
      [..."ABABA"].map((key, i) => `${i + 1}、第${i}条河流经（ ）。\nA、东乡 B、西乡${behind(key)}`).join("\n");
    const lines = [..."ABABA"].map((key, i) => `single | 第${i}条河流经（ ）。 | 东乡 | 西乡 = ${key}`);
    for (const behind of [" （K）", "  K", "\n（K）", "\n→K", "（答案：K）"])
      expectQuestions(
        bank((key) => behind.replace("K", key)),
        lines,
      );
  });

  it("behind the last option of few questions only: taken and doubted; of one among many: left", () => {
    expectQuestions(
      "1、清河流经（ ）。\nA、东乡 B、西乡（B）\n2、区花是（ ）。\nA、木棉 B、桂花（A）",
      ["single | 清河流经（ ）。 | 东乡 | 西乡 = B", "single | 区花是（ ）。 | 木棉 | 桂花 = A"],
      ["key-behind-options", "key-behind-options"],
    );
    expectQuestions(
      "一、单选题\n1、橘子富含（ ）。\nA、蛋白质 B、维生素（A）\n答案：A\n2、木棉含（ ）。\nA、脂肪 B、维生素（B）",
      ["single | 橘子富含（ ）。 | 蛋白质 | 维生素（A） = A", "single | 木棉含（ ）。 | 脂肪 | 维生素（B） = ?"],
      ["no-key"],
    );
  });

  it("statements among choice questions, letters for judgements, words behind the statement", () => {
    expectQuestions(
      "一、选择题\n33.清河流经（A）。\nA.东乡 B.西乡\n34.区图书馆每天开放。（对）",
      ["single | 清河流经（）。 | 东乡 | 西乡 = A", "judge | 区图书馆每天开放。（） = true"],
      ["type-conflict"],
    );
    expectQuestions(
      "判断题\n1.清河长。对\n2.清河短。 错\n3.清河清。（A）",
      ["judge | 清河长。 = true", "judge | 清河短。 = false", "judge | 清河清。（） = true"],
      ["judge-letter"],
    );
  });

  it("the letter of an option that is nowhere is doubted", () => {
    expectQuestions(
      "1.清河的颜色是什么？\n答案：A、白色\n2.区花是什么？\n答案：木棉",
      ["short | 清河的颜色是什么？ = A、白色", "short | 区花是什么？ = 木棉"],
      ["letter-without-options"],
    );
  });

  it("what fills a gap, behind the sentence", () => {
    expectQuestions(
      "一、填空题\n1.清河流经____。（西乡）\n2.清河长___公里，宽___米。（98、20）\n3.区花是______。木棉\n4.区树是____。\n答案：榕树。",
      [
        "blank | 清河流经____。 = 西乡",
        "blank | 清河长___公里，宽___米。 = 98 / 20",
        "blank | 区花是______。 = 木棉",
        "blank | 区树是____。 = 榕树",
      ],
      ["blank-behind", "blank-behind", "blank-behind"],
    );
  });

  it("numbers alone on their lines, tables of answers with one cell a line", () => {
    const stems = [
      "01",
      "清河流经（ ）。",
      "A、东乡",
      "B、西乡",
      "02",
      "区花是（ ）。",
      "A、木棉",
      "B、桂花",
      "03",
      "区树是（ ）。",
      "A、榕树",
      "B、桂树",
    ];
    const lines = [
      "single | 清河流经（ ）。 | 东乡 | 西乡 = B",
      "single | 区花是（ ）。 | 木棉 | 桂花 = A",
      "single | 区树是（ ）。 | 榕树 | 桂树 = A",
    ];
    for (const key of ["1 2 3 B A A", "1 B 2 A 3 A", "题号 1 2 3 答案 B A A", "01.B  02.A  03.A"])
      expectQuestions([...stems, "参考答案", ...(key.startsWith("0") ? [key] : key.split(" "))].join("\n"), lines);
    expect(stems).toHaveLength(12);
  });
});

describe("answers without numbers", () => {
  const choices = ["清", "白", "黑"].map((name, i) => `${i + 1}.${name}河流经（ ）\nA.东乡 B.西乡 C.南乡`).join("\n");
  const judgements = "二、判断题\n1.花香。\n2.鸟语。\n3.山青。";
  const read = (keys: string) => ["清", "白", "黑"].map((name, i) => `single | ${name}河流经（ ） | 东乡 | 西乡 | 南乡 = ${keys[i]}`);
  const doubts = (n: number) => Array.from({ length: n }, () => "key-by-place");

  it("go to as many questions in their order, doubted", () => {
    expectQuestions(`${choices}\n答案：ABC`, read("ABC"), doubts(3));
    expectQuestions(`一、单选题\n${choices}\n参考答案：\nAB\nC`, read("ABC"), doubts(3));
    const judged = ["judge | 花香。 = true", "judge | 鸟语。 = false", "judge | 山青。 = true"];
    for (const keys of ["一、单选题\nA C B\n二、判断题\n√ × √", "一、单选题：ACB\n二、判断题：√×√"])
      expectQuestions(`一、单选题\n${choices}\n${judgements}\n参考答案\n${keys}`, [...read("ACB"), ...judged], doubts(6));
  });

  it("belong to the last question where the others have theirs, and to none where their count is another", () => {
    const own = choices.replaceAll("南乡", "南乡\n答案：AB");
    expectQuestions(
      `一、多选题\n${own.replace(/AB$/u, "ABC")}`,
      ["清", "白", "黑"].map((name, i) => `multiple | ${name}河流经（ ） | 东乡 | 西乡 | 南乡 = ${i < 2 ? "AB" : "ABC"}`),
    );
    expectQuestions(`一、单选题\n${choices}\n参考答案\n一、单选题\nABCA`, read("???"), ["no-key", "no-key", "no-key"]);
  });
});

describe("options and answers under other signs", () => {
  it("options under circled figures and under figures, named so by the answer", () => {
    expectQuestions(
      "一、选择题\n1.清河流经（ ② ）\n①东乡 ②西乡 ③南乡\n2.区里公园有（①③）\n①东园\n②西园\n③南园\n3.区花是（ ）\n1)木棉 2)桂花 3)菊花\n答案：1",
      [
        "single | 清河流经（ ） | 东乡 | 西乡 | 南乡 = B",
        "multiple | 区里公园有（） | 东园 | 西园 | 南园 = AC",
        "single | 区花是（ ） | 木棉 | 桂花 | 菊花 = A",
      ],
      ["key-by-number"],
    );
  });

  it("words before 答案, spaces in it, dashes behind it, 故选", () => {
    const marks = ["本题答案：", "答 案:", "参考答案  (", "答案—", "故选", "选", "Answer: "];
    expectQuestions(
      marks.map((mark, i) => `${i + 1}.第${i}条河流经（ ）。\nA.东乡\nB.西乡\n${mark}B${mark.endsWith("(") ? ")" : ""}`).join("\n"),
      marks.map((_, i) => `single | 第${i}条河流经（ ）。 | 东乡 | 西乡 = B`),
    );
  });

  it("what an explanation says of options is no option, its points are no questions and no answers of a list", () => {
    expectQuestions(
      "1.清河流经（ ）。\nA.东乡\nB.西乡\n答案：B\n解析：（1）东乡无河。\n（2）西乡有河。\nA项错误。东乡没有河。\nB项正确。\n故选B。\n2.区花是（ ）。\nA.木棉\nB.桂花\n答案：A",
      [
        "single | 清河流经（ ）。 | 东乡 | 西乡 = B # （1）东乡无河。（2）西乡有河。A项错误。东乡没有河。B项正确。故选B。",
        "single | 区花是（ ）。 | 木棉 | 桂花 = A",
      ],
    );
    expectQuestions("1．清河流经( )\nA．东乡 B．西乡\n2．区花是( )\nA．木棉 B．桂花\n答案与解析\n1.A 解析：见\n3.东乡志。\n2.B", [
      "single | 清河流经( ) | 东乡 | 西乡 = A # 见3.东乡志。",
      "single | 区花是( ) | 木棉 | 桂花 = B",
    ]);
  });
});

describe("what could be taken for something else is doubted", () => {
  it("ticks glued between two options: as the ends of lines show, else doubted", () => {
    expectQuestions("1.清河流经（ ）\n√A.东乡B.西乡\n2.区花是（ ）\nA.木棉√B.桂花", [
      "single | 清河流经（ ） | 东乡 | 西乡 = A",
      "single | 区花是（ ） | 木棉 | 桂花 = B",
    ]);
    expectQuestions("1.区花是（ ）\nA.木棉√B.桂花C.菊花", ["single | 区花是（ ） | 木棉 | 桂花 | 菊花 = A"], ["tick-unclear"]);
  });

  it("letters right behind letters, labels without a point behind other text", () => {
    expectQuestions(
      "1.橘子富含（ ）\n（A）脂肪（B）维生素C（C）糖\n答案：B\n2.清河在（ ）\nA 《区志》B 上海 北京C 甲乡\n答案：A",
      ["single | 橘子富含（ ） | 脂肪 | 维生素C | 糖 = B", "single | 清河在（ ） | 《区志》 | 上海 北京C 甲乡 = A"],
      ["swallowed"],
    );
  });

  it("a letter within an explanation begins no options and swallows no question", () => {
    expectQuestions(
      "1 白山有（ ）\nA:东园 B:西园\n答案：A\n解析：根据《条例》，\nA.错误\n本题选A。\n2 清河有（ ）\nA:东桥 B:西桥\n答案：B",
      ["single | 白山有（ ） | 东园 | 西园 = A # 根据《条例》，A.错误本题选A。", "single | 清河有（ ） | 东桥 | 西桥 = B"],
    );
  });

  it("the number of a question within the text before it", () => {
    expectQuestions(
      "一、判断题\n1、花香。\n答案：对\n解析：见下，\n2、另见第5页。\n2、鸟语。\n答案：错",
      ["judge | 花香。 = true # 见下，", "judge | 另见第5页。2、鸟语。 = false"],
      ["number-twice"],
    );
  });

  it("gaps underlined within brackets", () => {
    expectQuestions("1.区花是（ ____A  ）\nA.木棉 B.桂花", ["single | 区花是（ ） | 木棉 | 桂花 = A"]);
  });
});
