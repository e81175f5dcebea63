import { expect, it } from "vitest";
import { asList, withErrorColumn } from "./import-errors.ts";

const at = (cell: string, sheet = "单选") => ({ kind: "cell" as const, sheet, cell });
const sheets = [
  {
    name: "单选",
    rows: [
      { row: 1, cells: ["题目", "答案"] },
      { row: 2, cells: ["甲", "A"] },
      { row: 4, cells: ["=1+1", "E"] },
    ],
  },
  { name: "说明", rows: [{ row: 1, cells: ["请按列填写"] }] },
];
const faults = [
  { number: 2, places: [at("A4")], text: "", message: "答案是 E，选项只有 4 个。" },
  { number: null, places: [at("A4")], text: "", message: "还有一处。" },
];

it("a table goes back whole, each row with what is wrong in it; nothing in it is a formula or moved", () => {
  const [single, notes] = withErrorColumn(sheets, faults, new Map([["单选", 1]]));
  expect(single).toMatchObject({
    name: "单选",
    frozen: 1,
    rows: [
      ["题目", "答案", "错误"],
      ["甲", "A", ""],
      ["", "", ""],
      ["=1+1", "E", "答案是 E，选项只有 4 个。 还有一处。"],
    ],
  });
  expect(notes?.rows).toEqual([["请按列填写", ""]]);
});

it("the column of the last time is written anew", () => {
  const returned = [
    {
      name: "单选",
      rows: [
        { row: 1, cells: ["题目", "错误", "答案"] },
        { row: 2, cells: ["甲", "旧的", "A"] },
      ],
    },
  ];
  const [sheet] = withErrorColumn(returned, [{ number: 1, places: [at("A2")], text: "", message: "新的。" }], new Map([["单选", 1]]));
  expect(sheet?.rows).toEqual([
    ["题目", "错误", "答案"],
    ["甲", "新的。", "A"],
  ]);
});

it("a text becomes a list with places; characters that no workbook holds are left out", () => {
  const line = (n: number) => ({ kind: "line" as const, line: n });
  const list = asList([{ number: 3, places: [line(7), line(8)], text: "原文\u0001", message: "没有找到答案。" }]);
  expect(list.rows).toEqual([
    ["题", "位置", "原文", "错误"],
    ["第 3 题", "第 7—8 行", "原文", "没有找到答案。"],
  ]);
});
