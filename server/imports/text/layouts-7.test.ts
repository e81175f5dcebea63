import { describe, expect, it } from "vitest";
import { expectQuestions, readText } from "../../../tests/support/expect-questions.ts";

describe("what other programs and people write", () => {
  it("letters alone on their lines, remarks behind the answer", () => {
    expectQuestions(
      `【第 1 题】
1.单选题 (1分)
清河流经（ ）。
A
东乡
B
西乡
C
南乡
本题得分： 0 分
正确答案： A
------------------------------

【第 2 题】
2.多选题 (1分)
区里的公园有（ ）。
A
东园
B
西园
C
南园
本题得分： 0 分
正确答案： A,C (少选不得分)
------------------------------`,
      ["single | 清河流经（ ）。 | 东乡 | 西乡 | 南乡 = A", "multiple | 区里的公园有（ ）。 | 东园 | 西园 | 南园 = AC"],
    );
  });

  it("headings that are numbers, 题目 and 正确答案 in bold, gaps by name", () => {
    expectQuestions(
      `### 第 1 题 [填空题]

**题目**: 清河流经____和____。

**正确答案**:
- 空 1: 东乡
- 空 2: 西乡

---

### 第 2 题 [填空题]

**题目**: 区花是____。

**正确答案**:
- 空 1: 木棉

---

### 第 3 题 [判断题]

**题目**: 区图书馆每天开放。

**正确答案**: 错误

---`,
      ["blank | 清河流经____和____。 = 东乡 / 西乡", "blank | 区花是____。 = 木棉", "judge | 区图书馆每天开放。 = false"],
    );
  });

  it("考题来源 under an answer or behind it", () => {
    const { readings } = readText(
      "一、单选题\n1、清河流经（ ）。\nA．东乡\nB．西乡\n答案：B；\n考题来源：区志P12\n2、区花是（ ）。\nA．木棉\nB．桂花\n答案：A；考题来源：区志P30\n二、判断题\n1、区图书馆每天开放。（错）\n解析：考题来源：区志P31。“每天”应改为“每周五天”。",
    );
    expect(readings.map(({ key, source }) => [key, source?.slice(0, 5)])).toEqual([
      ["B", "区志P12"],
      ["A", "区志P30"],
      [false, "区志P31"],
    ]);
    expect(readings.flatMap(({ doubts }) => doubts)).toEqual([]);
  });

  it("heads of pages with their number behind", () => {
    const question = (n: number, key: string) => `${n}.第${n}条河流经（${key}）。\nA.东乡 B.西乡\n区情题目汇总(共三题)\t${n + 7}`;
    expectQuestions(
      [question(1, "A"), question(2, "B"), question(3, "A")].join("\n"),
      ["A", "B", "A"].map((key, i) => `single | 第${i + 1}条河流经（）。 | 东乡 | 西乡 = ${key}`),
    );
  });

  it("a number and a space before 世界 is a question's, before 世纪 it is a century", () => {
    expectQuestions(
      "1 清河流经（A）。\nA.东乡 B.西乡\n2 世界上最早的\n20 世纪桥梁在（B）。\nA.东乡 B.西乡\n3 世人皆知的区花是（A）。\nA.木棉 B.桂花",
      [
        "single | 清河流经（）。 | 东乡 | 西乡 = A",
        "single | 世界上最早的20 世纪桥梁在（）。 | 东乡 | 西乡 = B",
        "single | 世人皆知的区花是（）。 | 木棉 | 桂花 = A",
      ],
    );
  });
});
