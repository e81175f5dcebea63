import { describe, expect, it } from "vitest";
import type { ResultQuestion } from "../lib/views.ts";
import { resultRows } from "./result-rows.ts";

const question = (over: Partial<ResultQuestion>): ResultQuestion => ({
  position: 0,
  type: "single",
  stem: "",
  image: null,
  options: ["甲", "乙", "丙"],
  lefts: [],
  rights: [],
  choice: null,
  key: 0,
  marks: 5,
  earned: 0,
  explanation: "",
  source: { title: "", author: "" },
  ...over,
});

describe("resultRows", () => {
  it("shows the right option and the one chosen in its place", () => {
    expect(resultRows(question({ key: 0, choice: 2 })).map((row) => [row.mark, row.note])).toEqual([
      ["right", "right-one"],
      ["none", undefined],
      ["miss", "chosen"],
    ]);
  });

  it("tells one too many from one too few", () => {
    const rows = resultRows(question({ type: "multiple", key: [0, 1], choice: [0, 2] }));
    expect(rows.map((row) => [row.mark, row.note])).toEqual([
      ["right", undefined],
      ["right", "missed"],
      ["miss", "chosen-too"],
    ]);
  });

  it("names true and false", () => {
    expect(resultRows(question({ type: "judge", key: false, choice: true })).map((row) => [row.text, row.mark])).toEqual([
      ["对", "miss"],
      ["错", "right"],
    ]);
  });

  it("puts the member's text beside the key", () => {
    const blank = { type: "blank" as const, options: [], key: ["遵义", "1935"], accepted: [["遵义"], ["1935", "一九三五"]] };
    expect(resultRows(question({ ...blank, choice: ["遵义", "1936"] }))).toEqual([
      { mark: "right", label: "第 1 空：", text: "遵义" },
      { mark: "miss", label: "第 2 空：", text: "1935", note: "yours", own: "1936" },
    ]);
    const accepted = resultRows(question({ ...blank, choice: [" 遵义", "一九三五年"], earned: 5 }));
    expect(accepted[1]).toEqual({ mark: "right", label: "第 2 空：", text: "一九三五年", note: "key", own: "1935" });
  });

  it("lists an order as it should be, with the places given", () => {
    const rows = resultRows(question({ type: "order", key: [2, 0, 1], choice: [2, 1] }));
    expect(rows.map((row) => [row.label, row.text, row.mark, row.own])).toEqual([
      ["1", "丙", "right", undefined],
      ["2", "甲", "miss", ""],
      ["3", "乙", "miss", "2"],
    ]);
  });

  it("lists pairs with what was chosen instead", () => {
    const rows = resultRows(
      question({ type: "match", options: [], lefts: ["左一", "左二"], rights: ["右一", "右二"], key: [1, 0], choice: [1, -1] }),
    );
    expect(rows).toEqual([
      { mark: "right", label: "左一：", text: "右二" },
      { mark: "miss", label: "左二：", text: "右一", note: "yours", own: "" },
    ]);
  });
});
