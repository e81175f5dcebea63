import { expect, test } from "vitest";
import { pinnedOptions, placeBoundOptions } from "./pins.ts";

test.each([
  "以上都对",
  "以上都是",
  "以上皆非",
  "以上说法均不正确",
  "上述各项都包括",
  "都不对",
  "全部正确",
  "三者皆是",
  "前三项都对",
  "没有正确答案",
  "均是",
])("%s keeps its place", (last) => {
  expect(placeBoundOptions(["甲", "乙", "丙", last])).toEqual([3]);
});

test.each(["A和B", "A、B", "AB", "只有A和B", "A与B都对", "A、B均正确", "仅AB"])(
  "%s keeps its place and that of the options it names",
  (last) => {
    expect(placeBoundOptions(["甲", "乙", "丙", last])).toEqual([0, 1, 3]);
  },
);

test.each([
  "都江堰",
  "全面建成小康社会",
  "全国人民代表大会",
  "均田制",
  "A股市场",
  "以上海为中心",
  "全部没收地主土地",
  "前三门大街",
  "四川",
  "B-2型",
])("%s is an option like any other", (text) => {
  expect(placeBoundOptions(["甲", text, "丙", "丁"])).toEqual([]);
});

test("an author's pins and the wording's are joined", () => {
  const question = {
    id: "x-single-001",
    type: "single" as const,
    topic: "重大事件" as const,
    difficulty: 1,
    stem: "？",
    explanation: "。",
    source: { title: "t", author: "a", date: "2021年" },
    options: ["甲", "乙", "丙", "以上都对"],
    key: "A",
    pinned: "B",
  };
  expect(pinnedOptions(question)).toEqual([1, 3]);
});
