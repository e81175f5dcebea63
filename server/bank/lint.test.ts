import { expect, test } from "vitest";
import { bankOf, entryOf, sampleQuestions } from "../../tests/support/questions.ts";
import { lintBanks } from "./lint.ts";
import type { Question } from "./question.ts";

const { single, multiple, judge, blank, order, match } = sampleQuestions;
const lint = (...questions: Question[]) => lintBanks([bankOf(questions)]);
const codes = (...questions: Question[]) => lint(...questions).map((f) => `${f.level} ${f.code}`);

test("sound questions of every type pass without a word", () => {
  expect(lint(single, multiple, judge, blank, order, match)).toEqual([]);
});

test.each<[string, string, Question]>([
  ["key out of range", "error key", { ...single, key: "E" }],
  ["keys out of order", "error key", { ...multiple, key: "CA" }],
  ["a key twice", "error key", { ...multiple, key: "AA" }],
  ["all options right", "warning key-all", { ...multiple, key: "ABCD" }],
  [
    "options that differ by width and punctuation only",
    "error options-repeated",
    { ...single, options: ["1921年", "《１９２１年》", "丙", "丁"] },
  ],
  [
    "a left side twice",
    "error options-repeated",
    {
      ...match,
      pairs: [
        ["周一", "《春》"],
        ["周一", "《夏》"],
        ["郑三", "《秋》"],
      ],
    },
  ],
  [
    "a right side twice",
    "error options-repeated",
    {
      ...match,
      pairs: [
        ["周一", "《春》"],
        ["吴二", "《春》"],
        ["郑三", "《秋》"],
      ],
    },
  ],
  ["an item twice", "error options-repeated", { ...order, options: ["事一", "事一", "事三"] }],
  ["以上都对 unpinned", "error pinned", { ...single, options: ["甲", "乙", "丙", "以上都对"] }],
  ["A和B pinned alone", "error pinned", { ...single, options: ["甲", "乙", "丙", "A和B"], pinned: "D" }],
  ["a pin out of range", "error pinned", { ...single, pinned: "F" }],
  ["fewer gaps than keys", "error gap", { ...blank, stem: "起义在____打响。" }],
  ["a gap of three strokes", "error gap", { ...blank, stem: "起义在___打响，总指挥是____。" }],
  ["a gap in a choice", "error gap", { ...single, stem: "1921年发生的是____。" }],
  ["a choice that asks nothing", "warning gap", { ...single, stem: "1921年发生的是" }],
  ["a letter before an option", "warning option-form", { ...single, options: ["A. 甲", "乙", "丙", "丁"] }],
  ["a stop after an option", "warning option-form", { ...single, options: ["甲。", "乙", "丙", "丁"] }],
  ["the answer in the stem", "warning given-away", { ...blank, stem: "南城起义在____打响，总指挥是____。" }],
  ["an accepted form twice", "warning form-repeated", { ...blank, key: [["南城", "南城"], ["孙七"]] }],
  ["a half-width comma", "warning writing", { ...judge, stem: "大会在上海开幕,后来移到嘉兴。" }],
  ["a space beside a number", "warning writing", { ...judge, stem: "大会于 1921年开幕。" }],
  ["a quote left open", "warning writing", { ...judge, stem: "大会史称“一大。" }],
  ["an invisible character", "error writing", { ...judge, stem: "大会\u200b在上海开幕。" }],
  ["an explanation that explains nothing", "error writing", { ...judge, explanation: "略" }],
  ["a stem whose years lie outside its period", "warning years", { ...judge, stem: "1954年召开了大会。" }],
  [
    "an answer whose years lie outside its period",
    "warning years",
    { ...single, stem: "大会召开于（　）。", options: ["1954年", "1921年", "1922年", "1923年"], key: "A" },
  ],
])("%s: %s", (_, expected, question) => {
  expect(codes(question)).toEqual([expected]);
});

test("the option that refers is quoted, and what to pin is said for the desk and for files", () => {
  const message = (pinned?: string) => lint({ ...single, options: ["甲", "乙", "丙", "A和B"], ...(pinned ? { pinned } : {}) })[0]?.message;
  const speaks = "选项 D“A和B”提到了其他选项的位置，打乱后会变义：请在";
  expect(message()).toBe(`${speaks} A、B、D 旁点“固定”（题库文件里写 pinned: ABD）`);
  expect(message("D")).toBe(`${speaks} A、B 旁点“固定”（题库文件里写 pinned: ABD）`);
});

test("what is pinned as its wording needs is accepted", () => {
  expect(lint({ ...single, options: ["甲", "乙", "丙", "以上都对"], pinned: "D" })).toEqual([]);
  expect(lint({ ...single, options: ["甲", "乙", "丙", "A和B"], pinned: "ABD" })).toEqual([]);
});

test("years of wrong options and of the text around a right year do not matter", () => {
  expect(lint({ ...single, stem: "大会召开于（　）。", options: ["1954年", "1921年", "1956年", "1969年"] })).toEqual([]);
  expect(lint({ ...judge, stem: "1911年之后十年，即1921年，召开了大会。" })).toEqual([]);
});

test("one id names one question, across banks", () => {
  const other = { ...bankOf([]), id: "other", entries: [entryOf({ ...judge, id: single.id }, { bankId: "other" })] };
  const [finding] = lintBanks([bankOf([single]), other]);
  expect(finding).toMatchObject({ level: "error", code: "id-repeated", questionId: single.id });
});

test("the same stem with another answer is a contradiction, with the same answer a duplicate", () => {
  const again = { ...single, id: "t-again", stem: "1921年，发生的是（　）？" };
  expect(codes(single, { ...again, options: ["乙事", "甲事", "丙事", "戊事"], key: "A" })).toEqual(["error duplicate"]);
  expect(codes(single, { ...again, key: "C" })).toEqual(["error contradiction"]);
  expect(codes(judge, { ...judge, id: "t-again", key: false })).toEqual(["error contradiction"]);
});

test("a choice and a blank with one stem compare by any accepted form", () => {
  const asked = { ...blank, id: "t-again", stem: "1921年发生的是____。" };
  expect(codes(single, { ...asked, key: [["某事", "乙事"]] })).toEqual(["error duplicate"]);
  expect(codes(single, { ...asked, key: [["某事"]] })).toEqual(["error contradiction"]);
});

test("orders and matches share their stems; only the same parts make the same question", () => {
  expect(lint(order, { ...order, id: "t-again", options: ["事五", "事六", "事七"] })).toEqual([]);
  expect(codes(order, { ...order, id: "t-again", options: ["事二", "事一", "事三", "事四"] })).toEqual(["error contradiction"]);
  expect(codes(match, { ...match, id: "t-again", pairs: [...match.pairs].reverse() })).toEqual(["error duplicate"]);
});

test("nearly the same stem asks for a second look, unless a number tells them apart", () => {
  const stem = "中国共产党某次全国代表大会通过的第一个纲领规定党的名称是";
  const first = { ...single, stem: `${stem}（　）。` };
  const [finding, ...more] = lint(first, { ...first, id: "t-again", stem: `${stem}什么？` });
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ level: "warning", code: "similar", questionId: "t-again" });
  expect(lint({ ...first, stem: `1922年${stem}（　）。` }, { ...first, id: "t-again", stem: `1923年${stem}（　）。` })).toEqual([]);
});

test("a bank whose keys favour a letter, or whose judges favour one side, is told", () => {
  const bent = Array.from({ length: 40 }, (_, i) => ({
    ...single,
    id: `t-${i}`,
    stem: `${"甲乙丙丁戊己庚辛"[i % 8]}${i}？`,
    key: i < 16 ? "A" : ("ABCD"[i % 4] ?? "A"),
  }));
  const judges = Array.from({ length: 40 }, (_, i) => ({ ...judge, id: `t-${i}`, stem: `第${i}件。`, key: i < 30 }));
  expect(lint(...bent).filter((f) => f.code === "spread").length).toBeGreaterThan(0);
  expect(lint(...judges).filter((f) => f.code === "spread")).toHaveLength(1);
});
