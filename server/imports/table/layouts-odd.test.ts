import { describe, expect, it } from "vitest";
import { inShort, type Rows, readRows } from "../../../tests/support/tables.ts";

/** What is seldom, with questions made up for this test. */
const layouts: Record<string, { rows: Rows; is: string[] }> = {
  "选项之间只有逗号，整列都如此": {
    rows: [["题目", "选项", "答案"], ...Array.from({ length: 6 }, (_, i) => [`逗号题${i}`, `甲${i}，乙、己，丙，丁`, "ABCD"[i % 4]])],
    is: Array.from({ length: 6 }, (_, i) => `single ~ 逗号题${i} ~ 甲${i}|乙、己|丙|丁 ~ ${"ABCD"[i % 4]}`),
  },
  "选项之间只有一个空格，选项里有顿号": {
    rows: [["题目", "选项", "答案"], ...Array.from({ length: 6 }, (_, i) => [`空格题${i}`, `甲、${i} 乙、己 丙、丁`, "ABC"[i % 3]])],
    is: Array.from({ length: 6 }, (_, i) => `single ~ 空格题${i} ~ 甲、${i}|乙、己|丙、丁 ~ ${"ABC"[i % 3]}`),
  },
  "只有几行时逗号分不准，留下疑点": {
    rows: [
      ["题目", "选项", "答案"],
      ["一道", "甲，乙，丙", "B"],
    ],
    is: ["single ~ 一道 ~ 甲|乙|丙 ~ B ~ ?options-guessed"],
  },
  选项用数字编号: {
    rows: [
      ["题目", "选项", "答案"],
      ["数字一", "1.甲 2.乙 3.丙", "3"],
      ["数字二", "1、1.5 倍\n2、2.5 倍", "1"],
    ],
    is: ["single ~ 数字一 ~ 甲|乙|丙 ~ C", "single ~ 数字二 ~ 1.5 倍|2.5 倍 ~ A"],
  },
  "答案写成选项三、第2项、1.0": {
    rows: [
      ["题目", "选项一", "选项二", "选项三", "答案"],
      ["一", "甲", "乙", "丙", "选项三"],
      ["二", "甲", "乙", "丙", "选项一、选项三"],
      ["三", "甲", "乙", "丙", "第2项"],
      ["四", "甲", "乙", "丙", "选项B"],
    ],
    is: ["single ~ 一 ~ 甲|乙|丙 ~ C", "multiple ~ 二 ~ 甲|乙|丙 ~ AC", "single ~ 三 ~ 甲|乙|丙 ~ B", "single ~ 四 ~ 甲|乙|丙 ~ B"],
  },
  "一列到底，像 Word 一样": {
    rows: [
      ["一、单选题"],
      ["1. 东河在哪里？"],
      ["A. 东"],
      ["B. 西"],
      ["C. 南"],
      ["答案：A"],
      ["2. 西河在哪里？"],
      ["A. 东"],
      ["B. 西"],
      ["C. 南"],
      ["答案：B"],
    ],
    is: ["single ~ 东河在哪里？ ~ 东|西|南 ~ A", "single ~ 西河在哪里？ ~ 东|西|南 ~ B"],
  },
  选项里有字母和点: {
    rows: [
      ["题目", "选项", "答案"],
      ["股票", "A. A 股  B. B 股  C. H 股", "B"],
      ["血型", "A.A型 B.B型 C.AB型 D.O型", "C"],
    ],
    is: ["single ~ 股票 ~ A 股|B 股|H 股 ~ B", "single ~ 血型 ~ A型|B型|AB型|O型 ~ C"],
  },
  "字母后面只有空格：两个选项的题跟着其他题": {
    rows: [
      ["题目", "A", "B", "C", "答案"],
      ...["甲", "乙", "丙"].map((name) => [`${name}问`, "A 一", "B 二", "C 三", "B"]),
      ["丁问", "A 一", "B 二", "", "A"],
      ["戊句。", "A 正确", "B 错误", "", "B"],
    ],
    is: [...["甲", "乙", "丙"].map((name) => `single ~ ${name}问 ~ 一|二|三 ~ B`), "single ~ 丁问 ~ 一|二 ~ A", "judge ~ 戊句。 ~ false"],
  },
  "整份题库的答案都是字母，选项里恰有字母": {
    rows: [
      ["题目", "A", "B", "C", "答案"],
      ...Array.from({ length: 9 }, (_, i) => [`第${i}问`, `甲${i}`, `乙${i}`, `丙${i}`, "C"]),
      ["血型之一", "O", "AB", "A", "A"],
      ["缺哪两种", "b", "c", "a", "a；b"],
    ],
    is: [
      ...Array.from({ length: 9 }, (_, i) => `single ~ 第${i}问 ~ 甲${i}|乙${i}|丙${i} ~ C`),
      "single ~ 血型之一 ~ O|AB|A ~ A ~ ?key-ambiguous",
      "multiple ~ 缺哪两种 ~ b|c|a ~ AB ~ ?key-ambiguous",
    ],
  },
  选项一格里有像字母的选项: {
    rows: [
      ["题目", "选项", "答案"],
      ["竖线之间", "a|改革|开放|有", "3"],
      ["一行一个", "A b\nB 甲\nC 乙", "1"],
      ["从一数起", "甲|乙|丙", "3"],
    ],
    is: ["single ~ 竖线之间 ~ a|改革|开放|有 ~ C", "single ~ 一行一个 ~ b|甲|乙 ~ A", "single ~ 从一数起 ~ 甲|乙|丙 ~ C"],
  },
  选项的字母紧挨着别的字: {
    rows: [
      ["题目", "选项", "答案"],
      ["括号紧跟字母", "【A】维生素c【B】盐【C】糖", "B"],
      ["点紧跟字母", "A.3G B.5GC.WiFi", "C"],
      ["字母后没有标点", "A甲;B乙;C丙", "2"],
      ["本来就是字母开头", "A级;B级;C级", "3"],
      ["缩写", "APEC;BRICS;CPTPP", "1"],
    ],
    is: [
      "single ~ 括号紧跟字母 ~ 维生素c|盐|糖 ~ B",
      "single ~ 点紧跟字母 ~ 3G|5G|WiFi ~ C ~ ?options-guessed",
      "single ~ 字母后没有标点 ~ 甲|乙|丙 ~ B ~ ?options-guessed",
      "single ~ 本来就是字母开头 ~ A级|B级|C级 ~ C",
      "single ~ 缩写 ~ APEC|BRICS|CPTPP ~ A ~ ?options-guessed",
    ],
  },
  选项本身是字母: {
    rows: [
      ["题目", "A", "B", "C", "D", "答案"],
      ["哪个排第一", "C", "D", "A", "B", "C"],
    ],
    is: ["single ~ 哪个排第一 ~ C|D|A|B ~ - ~ ?type-guessed,key-ambiguous"],
  },
  空着的选项写作斜线: {
    rows: [
      ["题目", "题型", "A", "B", "C", "D", "答案"],
      ["一", "判断题", "正确", "错误", "/", "/", "B"],
      ["二", "单选题", "甲", "乙", "无", "—", "C"],
    ],
    is: ["judge ~ 一 ~ false", "single ~ 二 ~ 甲|乙|无 ~ C"],
  },
  "表头里夹着空列，题目之间夹着空行和合计": {
    rows: [
      ["序号", "", "题目", "", "A", "B", "答案"],
      [1, "", "一", "", "甲", "乙", "A"],
      [],
      [2, "", "二", "", "甲", "乙", "B"],
      ["合计", "", "", "", "", "", ""],
      ["注：以上由东街支部出题"],
    ],
    is: ["single ~ 一 ~ 甲|乙 ~ A", "single ~ 二 ~ 甲|乙 ~ B"],
  },
  填空题的答案占着选项列: {
    rows: [
      ["题干", "A", "B", "答案", "题型"],
      ["____是质", "质", "", "A", "填空题"],
      ["____和____", "质", "量", "AB", "填空题"],
      ["为什么", "因为。", "", "A", "简答题"],
      ["____没写", "质", "", "", "填空题"],
    ],
    is: ["blank ~ ____是质 ~ 质", "blank ~ ____和____ ~ 质 量", "short ~ 为什么 ~ 因为。", "blank ~ ____没写 ~ 质 ~ ?key-among-options"],
  },
};

describe("tables that are seldom", () => {
  it.each(Object.entries(layouts))("%s", (_, { rows, is }) => {
    const { readings, refusals } = readRows(rows);
    expect(readings.map(inShort)).toEqual(is);
    expect(refusals).toEqual([]);
  });
});
