import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inShort, type Rows, readRows } from "../../../tests/support/tables.ts";

interface Made {
  type: "single" | "multiple" | "judge" | "blank";
  stem: string;
  options: string[];
  key: string | boolean | string[];
}

const letters = "ABCDEF";
const word = fc.stringMatching(/^[甲乙丙丁戊己庚辛壬癸东南西北]{2,6}$/);
const options = fc.uniqueArray(word, { minLength: 3, maxLength: 6 });
const stem = fc.stringMatching(/^[春夏秋冬山水田园林泉石桥亭]{6,20}$/);

const choice = fc.tuple(stem, options, fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 3 })).map(([text, list, right]): Made => {
  const key = [...right]
    .sort((a, b) => a - b)
    .map((i) => letters[i])
    .join("");
  return { type: key.length > 1 ? "multiple" : "single", stem: text, options: list, key };
});
const judge = fc.tuple(stem, fc.boolean()).map(([text, key]): Made => ({ type: "judge", stem: text, options: [], key }));
const blank = fc
  .tuple(stem, fc.array(word, { minLength: 1, maxLength: 3 }))
  .map(([text, key]): Made => ({ type: "blank", stem: `${text}${key.map(() => "____").join("和")}`, options: [], key }));
const bank = fc.uniqueArray(fc.oneof({ weight: 3, arbitrary: choice }, judge, blank), {
  minLength: 5,
  maxLength: 25,
  selector: (made) => made.stem,
});

const pick = (...texts: string[]) => fc.constantFrom(...texts);
const layout = fc.record({
  titles: fc.array(pick("知识竞赛题库", "导入说明：带星号的必填", "2024 年 3 月"), { maxLength: 2 }),
  blankRows: fc.nat(2),
  stem: pick("题干", "题目", "试题正文", "*题目内容（必填）", "question", "content", " 问 题 "),
  type: pick("题型", "试题类型", "type", "【题型】"),
  key: pick("答案", "正确答案(只能输入ABCD)", "标准答案", "answer", "参考答案："),
  option: fc.constantFrom(
    (l: string) => l,
    (l: string) => `选项${l}`,
    (l: string) => `${l}项`,
    (l: string) => `option${l}`,
    (l: string) => `答案${l}`,
  ),
  inOneCell: fc.option(fc.constantFrom("lines", "spaces", "bars", "labels"), { nil: undefined }),
  labelled: fc.boolean(),
  between: pick("", ",", "、", " ", "|"),
  judged: fc.constantFrom<[string, string]>(["√", "×"], ["对", "错"], ["正确", "错误"], ["T", "F"], ["TRUE", "FALSE"], ["是", "否"]),
  words: fc.constantFrom(
    { single: "单选题", multiple: "多选题", judge: "判断题", blank: "填空题" },
    { single: "single", multiple: "multiple", judge: "judge", blank: "fill" },
    { single: "单项选择", multiple: "多项选择", judge: "是非", blank: "填空" },
  ),
  order: fc.shuffledSubarray(["number", "type", "stem", "options", "key", "score"], { minLength: 6 }),
  repeatHeader: fc.boolean(),
});
type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

function lay(made: readonly Made[], how: Layout): Rows {
  const columns = how.inOneCell ? 1 : 6;
  const cells: Record<string, (one: Made | undefined, i: number) => string[]> = {
    number: (one, i) => [one ? String(i + 1) : "序号"],
    score: (one) => [one ? "2" : "分值"],
    type: (one) => [one ? how.words[one.type] : how.type],
    stem: (one) => [one?.stem ?? how.stem],
    key: (one) => [one ? keyText(one, how) : how.key],
    options: (one) =>
      how.inOneCell
        ? [one ? optionText(one.options, how.inOneCell) : "选项"]
        : Array.from({ length: columns }, (_, i) => optionCell(one, i, how)),
  };
  const row = (one: Made | undefined, i: number) => how.order.flatMap((name) => cells[name]?.(one, i) ?? []);
  const rows = made.map((one, i) => row(one, i));
  if (how.repeatHeader) rows.splice(3, 0, row(undefined, 0));
  return [...how.titles.map((title) => [title]), ...Array.from({ length: how.blankRows }, () => []), row(undefined, 0), ...rows];
}

function optionCell(one: Made | undefined, i: number, how: Layout): string {
  const letter = letters[i] ?? "";
  if (!one) return how.option(letter);
  const text = one.options[i];
  return text === undefined ? "" : how.labelled ? `${letter}、${text}` : text;
}

function optionText(list: readonly string[], how: string): string {
  const labelled = list.map((text, i) => `${letters[i]}. ${text}`);
  return { lines: list.join("\n"), spaces: labelled.join("   "), bars: list.join("|"), labels: labelled.join("") }[how] ?? "";
}

function keyText({ key }: Made, { judged, between }: Layout): string {
  if (typeof key === "boolean") return judged[key ? 0 : 1];
  return typeof key === "string" ? [...key].join(between) : key.join("；");
}

const said = ({ type, stem: text, options: list, key }: Made) =>
  [type, text, list.join("|"), Array.isArray(key) ? key.join(" ") : String(key)].filter(Boolean).join(" ~ ");

describe("random banks in random layouts", () => {
  it("read back the same, without a doubt", () => {
    fc.assert(
      fc.property(bank, layout, (made, how) => {
        const { readings, refusals } = readRows(lay(made, how));
        expect(readings.map(inShort)).toEqual(made.map(said));
        expect(refusals).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("any cells at all are read without a crash, and every row ends up in one place", () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      pick("题目", "答案", "A", "B", "选项", "单选题", "对", "", "AB", "____", "A.一 B.二", "第一章 总论", "合计"),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 20 }), (rows) => {
        const { readings, refusals, asides } = readRows(rows);
        const units = [...readings, ...refusals, ...asides].flatMap((part) => part.units).sort((a, b) => a - b);
        const filled = rows.filter((row) => row.some((text) => text.trim() !== "")).length;
        expect(units).toEqual(Array.from({ length: filled }, (_, i) => i));
      }),
      { numRuns: 300 },
    );
  });
});
