import { describe, expect, it } from "vitest";
import { inShort, type Rows, readRows } from "../../../tests/support/tables.ts";

/** Tables as people write them by hand, with questions made up for this test. */
const layouts: Record<string, { rows: Rows; is: string[]; refused?: number }> = {
  "选项用连续空格隔开，答案有空格和逗号": {
    rows: [
      ["题目", "选项", "答案"],
      ["东门外是", "A.田  B.河  C.山", " b "],
      ["西门外有", "A 桥   B 亭   C 塔", "A、C"],
      ["南门外有", "桥；亭；塔", "A，B，C"],
      ["北门外有", "①桥②亭③塔", "Ａ Ｂ"],
    ],
    is: [
      "single ~ 东门外是 ~ 田|河|山 ~ B",
      "multiple ~ 西门外有 ~ 桥|亭|塔 ~ AC",
      "multiple ~ 南门外有 ~ 桥|亭|塔 ~ ABC",
      "multiple ~ 北门外有 ~ 桥|亭|塔 ~ AB",
    ],
  },
  "选项列里自带字母；后面空着；有的题选项到 G": {
    rows: [
      ["题干", "A", "B", "C", "D", "E", "F", "G", "答案"],
      ["甲题", "A、一", "B、二", "C、三", "", "", "", "", "A"],
      ["乙题", "A、一", "B、二", "C、三", "D、四", "E、五", "F、六", "G、七", "AG"],
    ],
    is: ["single ~ 甲题 ~ 一|二|三 ~ A", "multiple ~ 乙题 ~ 一|二|三|四|五|六|七 ~ AG"],
  },
  判断题各种写法: {
    rows: [
      ["题目", "题型", "答案"],
      ...["√", "×", "对", "错误", "T", "F", "Y", "N", "是", "否", "TRUE", "FALSE", "正确。"].map((answer, i) => [
        `第 ${i + 1} 句话成立。`,
        "是非题",
        answer,
      ]),
    ],
    is: [true, false, true, false, true, false, true, false, true, false, true, false, true].map(
      (key, i) => `judge ~ 第 ${i + 1} 句话成立。 ~ ${key}`,
    ),
  },
  "判断题的 A、B 反着写": {
    rows: [
      ["题目", "A", "B", "答案", "题型"],
      ["反写一", "错误", "正确", "A", "判断"],
      ["反写二", "错误", "正确", "B", "判断"],
    ],
    is: ["judge ~ 反写一 ~ false", "judge ~ 反写二 ~ true"],
  },
  "填空几个空，各种隔法": {
    rows: [
      ["题目", "题型", "答案"],
      ["____和____", "填空", "甲；乙"],
      ["（）和（  ）", "填空", "甲|乙"],
      ["( )、( )、( )", "填空", "甲、乙、丙"],
      ["____年", "填空", 1921],
      ["____和____是", "填空", "甲"],
    ],
    is: [
      "blank ~ ____和____ ~ 甲 乙",
      "blank ~ （）和（  ） ~ 甲 乙",
      "blank ~ ( )、( )、( ) ~ 甲 乙 丙",
      "blank ~ ____年 ~ 1921",
      "blank ~ ____和____是 ~ 甲 ~ ?blank-count",
    ],
  },
  "没有题型：按选项和答案认": {
    rows: [
      ["问题", "A", "B", "C", "D", "答案"],
      ["一个对的", "1", "2", "3", "4", "B"],
      ["几个对的", "1", "2", "3", "4", "BD"],
      ["两个选项", "对", "错", "", "", "A"],
      ["没有选项", "", "", "", "", "√"],
      ["填____", "", "", "", "", "什么"],
    ],
    is: [
      "single ~ 一个对的 ~ 1|2|3|4 ~ B",
      "multiple ~ 几个对的 ~ 1|2|3|4 ~ BD",
      "judge ~ 两个选项 ~ true",
      "judge ~ 没有选项 ~ true",
      "blank ~ 填____ ~ 什么 ~ ?type-guessed",
    ],
  },
  不该猜的都有疑点: {
    rows: [
      ["题型", "题干", "A", "B", "C", "答案"],
      ["单选", "没有选项的判断", "", "", "", "×"],
      ["判断", "三个选项", "甲", "乙", "丙", "B"],
      ["判断", "两个选项不是对错", "有", "无", "", "A"],
      ["单选", "中间空着", "甲", "", "丙", "C"],
      ["单选", "答案是空着的", "甲", "", "丙", "B"],
      ["单选", "答案栏乱写", "甲", "乙", "丙", "见书"],
      ["单选", "题干里写着（A）", "甲", "乙", "丙", "A"],
      ["单选", "题干里写的（A）不同", "甲", "乙", "丙", "B"],
      ["多选", "重复的字母", "甲", "乙", "丙", "AAB"],
      ["奇怪题", "题型不认得", "甲", "乙", "丙", "B"],
    ],
    is: [
      "judge ~ 没有选项的判断 ~ false ~ ?type-conflict",
      "single ~ 三个选项 ~ 甲|乙|丙 ~ B ~ ?type-conflict",
      "single ~ 两个选项不是对错 ~ 有|无 ~ A ~ ?type-conflict",
      "single ~ 中间空着 ~ 甲|丙 ~ B ~ ?options-gap",
      "single ~ 答案是空着的 ~ 甲|丙 ~ - ~ ?options-gap,key-beyond-options",
      "single ~ 答案栏乱写 ~ 甲|乙|丙 ~ - ~ ?key-unread",
      "single ~ 题干里写着（　） ~ 甲|乙|丙 ~ A ~ ?key-in-stem",
      "single ~ 题干里写的（A）不同 ~ 甲|乙|丙 ~ B ~ ?key-conflict",
      "multiple ~ 重复的字母 ~ 甲|乙|丙 ~ AB ~ ?key-repeated",
      "single ~ 题型不认得 ~ 甲|乙|丙 ~ B ~ ?type-unknown",
    ],
  },
  "每行一个选项，题干格合并": {
    rows: [
      ["题干", "选项", "答案"],
      ["跨行一", "A.甲", "B"],
      ["", "B.乙", ""],
      ["", "C.丙", ""],
      ["跨行二", "A.丁", "A"],
      ["", "B.戊", ""],
    ],
    is: ["single ~ 跨行一 ~ 甲|乙|丙 ~ B", "single ~ 跨行二 ~ 丁|戊 ~ A"],
  },
  整道题写在题干格里: {
    rows: [
      ["题目", "答案"],
      ["旧城有几座门？A.三 B.四 C.五", "B"],
      ["新城有几座门？\nA、一\nB、二", "A"],
    ],
    is: ["single ~ 旧城有几座门？ ~ 三|四|五 ~ B", "single ~ 新城有几座门？ ~ 一|二 ~ A"],
  },
  "一格几道题、没有题干、只有题干": {
    rows: [
      ["题目", "A", "B", "答案"],
      ["1. 甲？ A.一 B.二\n2. 乙？ A.三 B.四", "", "", "AB"],
      ["", "甲", "乙", "A"],
      ["只有题干的一行文字", "", "", ""],
      ["好题", "甲", "乙", "A"],
    ],
    is: ["single ~ 好题 ~ 甲|乙 ~ A"],
    refused: 3,
  },
  网页的标记和实体: {
    rows: [
      ["题目", "A", "B", "答案"],
      ["<p>他说&ldquo;好&rdquo;</p>", "<b>甲</b>", "乙&nbsp;", "A"],
      ["带图<img src=x onerror=alert(1)>的题", "甲", "乙", "B"],
      ["甲 < 乙 & 丙", "甲", "乙", "B"],
    ],
    is: ["single ~ 他说“好” ~ 甲|乙 ~ A", "single ~ 带图的题 ~ 甲|乙 ~ B ~ ?markup-lost", "single ~ 甲 < 乙 & 丙 ~ 甲|乙 ~ B"],
  },
};

describe("tables as people write them", () => {
  it.each(Object.entries(layouts))("%s", (_, { rows, is, refused = 0 }) => {
    const { readings, refusals } = readRows(rows);
    expect(readings.map(inShort)).toEqual(is);
    expect(refusals.length).toBe(refused);
  });
});
