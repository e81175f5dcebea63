import { describe, expect, it } from "vitest";
import { expectQuestions, inOneLine, readText } from "../../../tests/support/expect-questions.ts";

describe("irregularities", () => {
  it("characters that leaked out of web pages and symbol fonts", () => {
    expectQuestions(
      `1.\u00a0\u00a0党的&ldquo;一大&rdquo;会址在&nbsp;（　）
A．上海\u3000\u3000B．嘉兴
C．北京\u00a0\u00a0\u00a0D．南京
答案：A
2.\u200b党员必须履行义务。（\uf0fc）
3.党员可以不交党费。（\uf0fb）`,
      [
        "single | 党的“一大”会址在（） | 上海 | 嘉兴 | 北京 | 南京 = A",
        "judge | 党员必须履行义务。（） = true",
        "judge | 党员可以不交党费。（） = false",
      ],
      ["entity-read"],
    );
  });

  it("three options, eight options, equal texts, letters up to I", () => {
    expectQuestions(
      `一、多选题
1、三湾改编的内容有（ABC）
A、整编 B、党支部建在连上 C、官兵平等
2、社会主义核心价值观国家层面和社会层面的有（ABCDEFGH）
A、富强 B、民主 C、文明 D、和谐
E、自由 F、平等 G、公正 H、法治 I、爱好`,
      [
        "multiple | 三湾改编的内容有（） | 整编 | 党支部建在连上 | 官兵平等 = ABC",
        "multiple | 社会主义核心价值观国家层面和社会层面的有（） | 富强 | 民主 | 文明 | 和谐 | 自由 | 平等 | 公正 | 法治 | 爱好 = ABCDEFGH",
      ],
    );
  });

  it("options that hold letters and quotes", () => {
    expectQuestions(
      `1. 下列属于国际组织的是（ B ）
A、“甲B乙”公司  B、APEC  C、A股市场  D、维生素C、D的合成
2. 下列表述正确的是（ C ）
A“、实事求是”是党的思想路线
B“、群众路线”是党的宗旨
C“、独立自主”是毛泽东思想活的灵魂之一`,
      [
        "single | 下列属于国际组织的是（） | “甲B乙”公司 | APEC | A股市场 | 维生素C、D的合成 = B",
        "single | 下列表述正确的是（） | 实事求是”是党的思想路线 | 群众路线”是党的宗旨 | 独立自主”是毛泽东思想活的灵魂之一 = C",
      ],
      ["quote-in-label"],
    );
  });

  it("years at the start of stems and of lines", () => {
    expectQuestions(
      `1、1927年8月1日，（ ）打响了武装反抗国民党反动派的第一枪。
A、南昌起义 B、秋收起义 C、广州起义 D、百色起义
答案：A
2.1935年1月召开的遵义会议，集中解决了
1934年以来的军事问题和（ ）问题。
A、组织 B、土地 C、政权 D、统一战线
答案：A
3 1949 年 10 月 1 日举行了（ ）
A、开国大典 B、政协会议 C、七大 D、八大
答案：A`,
      [
        "single | 1927年8月1日，（）打响了武装反抗国民党反动派的第一枪。 | 南昌起义 | 秋收起义 | 广州起义 | 百色起义 = A",
        "single | 1935年1月召开的遵义会议，集中解决了1934年以来的军事问题和（）问题。 | 组织 | 土地 | 政权 | 统一战线 = A",
        "single | 1949年10月1日举行了（） | 开国大典 | 政协会议 | 七大 | 八大 = A",
      ],
    );
  });

  it("gaps and repeats of numbers are told, a forgotten number too", () => {
    expectQuestions(
      `单选题
1、甲会议召开于（A）
A、一月 B、二月 C、三月
1、乙会议召开于（B）
A、一月 B、二月 C、三月
5、丙会议召开于（C）
A、一月 B、二月 C、三月
丁会议召开于（A）
A、一月 B、二月 C、三月
7、戊会议召开于（B）
A、一月 B、二月 C、三月`,
      [
        "single | 甲会议召开于（） | 一月 | 二月 | 三月 = A",
        "single | 乙会议召开于（） | 一月 | 二月 | 三月 = B",
        "single | 丙会议召开于（） | 一月 | 二月 | 三月 = C",
        "single | 丁会议召开于（） | 一月 | 二月 | 三月 = A",
        "single | 戊会议召开于（） | 一月 | 二月 | 三月 = B",
      ],
      ["number-gap", "no-number"],
    );
  });

  it("faults are told and nothing is guessed", () => {
    const { readings } = readText(
      `一、单选题
1、没有答案的题是（ ）
A、甲 B、乙
2、答案超出选项的题是（ D ）
A、甲 B、乙 C、丙
3、单选写了两个答案的题是（ AB ）
A、甲 B、乙 C、丙
4、两处答案不同的题是（ A ）
A、甲 B、乙 C、丙
答案：B
二、多选题
1、只有一个答案的题是（ A ）
A、甲 B、乙 C、丙
2、选项相同的题是（ AB ）
A、甲 B、乙 C、甲`,
    );
    expect(readings.map((read) => [inOneLine(read).split(" = ")[1], read.doubts.map(({ code }) => code)])).toEqual([
      ["?", ["no-key"]],
      ["D", ["key-beyond-options"]],
      ["AB", ["several-right-options"]],
      ["B", ["key-conflict"]],
      ["A", ["one-right-option"]],
      ["AB", ["equal-options"]],
    ]);
  });

  it("a list that does not fit is refused with its numbers, not laid over other questions", () => {
    const reading = readText(
      `一、单选题
1、甲会议在哪召开（ ）
A、东 B、西
2、乙会议在哪召开（ ）
A、东 B、西
答案：
11.A 12.B 13.C`,
    );
    expect(reading.readings.map(({ key }) => key)).toEqual([undefined, undefined]);
    expect(reading.refusals.map(({ message }) => message)).toEqual([expect.stringContaining("第 11、12、13 题")]);
  });

  it("a list in which a number stands twice is doubted", () => {
    const reading = readText(
      `一、单选题
1、甲（ ）
A、东 B、西
2、乙（ ）
A、东 B、西
3、丙（ ）
A、东 B、西
答案：1.A 2.B 2.A 3.B`,
    );
    expect(reading.readings.map(({ key, doubts }) => [key, doubts.map(({ code }) => code)])).toEqual([
      ["A", []],
      ["B", ["listed-twice"]],
      ["B", []],
    ]);
  });

  it("instructions before the first question are set aside, with their reason", () => {
    const reading = expectQuestions(
      `青澜区党史知识竞赛题库
说明：本题库供各支部学习使用。
编印单位：青澜区委党史办

一、单选题（共1题）
1. 甲（ A ）
A. 东 B. 西`,
      ["single | 甲（） | 东 | 西 = A"],
    );
    expect(reading.asides.map(({ reason }) => reason)).toContain("标题或说明");
  });

  it("fill-in questions with several gaps, answers behind and in place", () => {
    expectQuestions(
      `一、填空题
1、党的三大优良作风是____、____、____。
答案：理论联系实际；密切联系群众；批评和自我批评
2、中共一大召开于（　）年，地点是（　）。
答案：1921、上海
3、（毛泽东）是新中国的主要缔造者。
4、长征途中召开了【遵义】会议。`,
      [
        "blank | 党的三大优良作风是____、____、____。 = 理论联系实际 / 密切联系群众 / 批评和自我批评",
        "blank | 中共一大召开于（）年，地点是（）。 = 1921 / 上海",
        "blank | （）是新中国的主要缔造者。 = 毛泽东",
        "blank | 长征途中召开了【】会议。 = 遵义",
      ],
    );
  });

  it("sections of one type, numbers of headings in digits, titles with the type at their end", () => {
    expectQuestions(
      `党史知识多选题（共2题）
1．甲包括（AB）
A．东；B．西；C．南
2．乙包括（BC）
A．东；B．西；C．南
党史知识判断题
1．丙是对的。（T）
2．丁是错的。（F）`,
      [
        "multiple | 甲包括（） | 东 | 西 | 南 = AB",
        "multiple | 乙包括（） | 东 | 西 | 南 = BC",
        "judge | 丙是对的。（） = true",
        "judge | 丁是错的。（） = false",
      ],
    );
  });

  it("a stem in quotation marks with numbers inside, a subquestion style that is not the bank's", () => {
    expectQuestions(
      `一、选择题
1. 毛泽东说：“革命不是
2个人的事，也不是
3个人的事。”这说明（ ）
A. 要依靠群众
B. 要依靠个人
【答案】A
2. 阅读材料：
（1）某村发展合作社；
（2）某村修通公路。
以上材料说明（ ）
A. 脱贫要靠发展
B. 发展要靠等待
【答案】A
3. 最后一题（ ）
A. 甲
B. 乙
【答案】B`,
      [
        "single | 毛泽东说：“革命不是2个人的事，也不是3个人的事。”这说明（） | 要依靠群众 | 要依靠个人 = A",
        "single | 阅读材料：（1）某村发展合作社；（2）某村修通公路。以上材料说明（） | 脱贫要靠发展 | 发展要靠等待 = A",
        "single | 最后一题（） | 甲 | 乙 = B",
      ],
    );
  });
});
