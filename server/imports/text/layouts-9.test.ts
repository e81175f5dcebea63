import { describe, expect, it } from "vitest";
import { readText } from "../../../tests/support/expect-questions.ts";

/** Each question as `type | stem | items in order or pairs ? doubts`. */
function read(text: string): string[] {
  return readText(text).readings.map(({ type, stem, options, pairs, doubts }) => {
    const items = pairs ? pairs.map(([left, right]) => `${left}-${right}`) : options;
    const codes = doubts.map(({ code }) => code).filter((code) => code !== "repeated");
    return `${type} | ${stem} | ${items.join(" ")}${codes.length > 0 ? ` ? ${codes.join(" ")}` : ""}`;
  });
}

describe("order questions of running text", () => {
  it("items under letters, circles, brackets; answers as marks, as figures, as texts, in the stem", () => {
    expect(
      read(`一、排序题
1.把各步排序（ ）
①穿衣 ②洗手 ③开门 ④上车
答案：②→①→③→④
2.把各步排序：
①穿衣
②洗手
③开门
答案：213
3.把各步排序：(1)穿衣；(2)洗手；(3)开门。
答案：（2）（1）（3）
4.把各步排序：
A.穿衣 B.洗手 C.开门
正确顺序：B-A-C
5.把各步排序（BAC）
A.穿衣 B.洗手 C.开门
6.把各步排序：
A.穿衣 B.洗手 C.开门
答案：洗手、穿衣、开门
7.各步的顺序是：穿衣、洗手、开门
答案：洗手→穿衣→开门`),
    ).toEqual([
      "order | 把各步排序（ ） | 洗手 穿衣 开门 上车",
      "order | 把各步排序： | 洗手 穿衣 开门",
      "order | 把各步排序： | 洗手 穿衣 开门",
      "order | 把各步排序： | 洗手 穿衣 开门",
      "order | 把各步排序（） | 洗手 穿衣 开门",
      "order | 把各步排序： | 洗手 穿衣 开门",
      "order | 各步的顺序是： | 洗手 穿衣 开门",
    ]);
  });

  it("numbers that may be places in the order are doubted, and so is an order that is not told", () => {
    expect(
      read(
        "一、排序题\n1.把各步排序。\n（2）穿衣（1）洗手（3）开门\n2.把各步排序。\n①穿衣 ②洗手 ③开门\n答案：略\n3.把各步排序。\n①穿衣 ②洗手 ③开门\n答案：②①②",
      ),
    ).toEqual([
      "order | 把各步排序。 | 洗手 穿衣 开门 ? order-by-rank",
      "order | 把各步排序。 | 穿衣 洗手 开门 ? key-unread",
      "order | 把各步排序。 | 穿衣 洗手 开门 ? key-unread",
    ]);
  });

  it("a choice among orders is a choice; letters in another order are an order only where the stem asks for one", () => {
    const { readings } = readText(
      "一、排序题\n1.各步的先后是（ ）\n①穿衣 ②洗手 ③开门\nA.①②③ B.②①③ C.③②①\n答案：B\n二、选择题\n2.公园有（ ）\nA.东园 B.西园 C.南园\n答案：CBA\n3.各步按先后排序（ ）\nA.穿衣 B.洗手 C.开门\n答案：BAC",
    );
    expect(readings.map(({ type, key, options, doubts }) => [type, key, options[0], doubts.map(({ code }) => code).join()])).toEqual([
      ["single", "B", "①②③", "type-conflict"],
      ["multiple", "ABC", "东园", ""],
      ["order", undefined, "洗手", "type-conflict"],
    ]);
  });
});

describe("match questions of running text", () => {
  const pairs = "甲人-修路 乙人-造桥 丙人-办学";

  it("sides in rows, in two rows of marks, numbered like questions, named", () => {
    expect(
      read(`一、连线题
1.将人物与事业连线。
甲人    A.造桥
乙人    B.修路
丙人    C.办学
答案：甲人—B 乙人—A 丙人—C
2.将人物与事业连线。
①甲人  A.造桥
②乙人  B.修路
③丙人  C.办学
答案：①-B ②-A ③-C
3.将人物与事业连线。
1.甲人 2.乙人 3.丙人
A.造桥 B.修路 C.办学
答案：1—B，2—A，3—C
4.将人物与事业连线。
左侧：
A.甲人
B.乙人
C.丙人
右侧：
1.造桥
2.修路
3.办学
答案：A-2，B-1，C-3
5.将人物与事业连线。
（1）甲人 （2）乙人 （3）丙人
A.造桥 B.修路 C.办学
答案：（1）B（2）A（3）C
6.将人物与事业连线。
A.甲人 B.乙人 C.丙人
a.造桥 b.修路 c.办学
答案：A-b B-a C-c`),
    ).toEqual(Array.from({ length: 6 }, () => `match | 将人物与事业连线。 | ${pairs}`));
  });

  it("pairs in texts, in place, linked, under no heading", () => {
    expect(
      read(`1.将人物与事业连线。
甲人  造桥
乙人  修路
丙人  办学
答案：甲人——修路；乙人——造桥；丙人——办学
二、配对题
2.将人物与事业配对。
甲人（ B ）  A.造桥
乙人（ A ）  B.修路
丙人（ C ）  C.办学
3.将人物与事业配对。
甲人 —— 修路
乙人 —— 造桥
丙人 —— 办学`),
    ).toEqual([`match | 将人物与事业连线。 | ${pairs}`, `match | 将人物与事业配对。 | ${pairs}`, `match | 将人物与事业配对。 | ${pairs}`]);
  });

  it("what has no partner is told, and an answer that does not fit is not guessed at", () => {
    expect(
      read(`一、连线题
1.将人物与事业连线。
①甲人 ②乙人
A.造桥 B.修路 C.办学
答案：①-B ②-A
2.将人物与事业连线。
①甲人 ②乙人 ③丙人
A.造桥 B.修路 C.办学
答案：①-B ②-B ③-C`),
    ).toEqual([
      "match | 将人物与事业连线。 | 甲人-修路 乙人-造桥 ? match-unused",
      "match | 将人物与事业连线。\n①甲人 ②乙人 ③丙人\nA.造桥 B.修路 C.办学 |  ? key-unread",
    ]);
  });
});
