import { describe, expect, it } from "vitest";
import { assess, confidenceOf } from "./assess.ts";
import type { Reading } from "./reading.ts";

const reading = (change: Partial<Reading>): Reading => ({
  type: "single",
  stem: "甲在哪里（ ）",
  options: ["东", "西"],
  key: "A",
  units: [],
  doubts: [],
  ...change,
});
const doubtsOf = (...readings: Partial<Reading>[]) =>
  assess({ format: "", units: [], refusals: [], asides: [], readings: readings.map(reading) }).readings.map(({ doubts }) =>
    doubts.map(({ code }) => code),
  );

describe("doubts that hold for every format", () => {
  it.each<[Partial<Reading>, string[]]>([
    [{}, []],
    [{ stem: " " }, ["no-stem"]],
    [{ stem: "长".repeat(601) }, ["long-stem"]],
    [{ key: undefined as never }, ["no-key"]],
    [{ options: [], key: undefined as never }, ["no-key", "few-options"]],
    [{ options: ["东", "东 "] }, ["equal-options"]],
    [{ options: ["东", ""] }, ["empty-option"]],
    [{ options: ["正确", "错误"] }, ["judge-like"]],
    [{ key: "C" }, ["key-beyond-options"]],
    [{ key: "AB" }, ["several-right-options"]],
    [{ type: "multiple" }, ["one-right-option"]],
    [{ type: "blank", options: [], key: [["甲"], ["乙"]] }, ["blank-count"]],
    [{ type: "blank", stem: "甲", options: [], key: [["甲"]] }, ["no-blank"]],
    [{ type: "short", options: [], key: undefined as never }, []],
    [{ options: ["东\ue123", "西"] }, ["unknown-glyph"]],
  ])("%j: %j", (change, codes) => expect(doubtsOf(change)).toEqual([codes]));

  it("repeats are told at the later, contradictions at both; the same stem with other options is another question", () => {
    expect(doubtsOf({}, {})).toEqual([[], ["repeated"]]);
    expect(doubtsOf({}, { stem: "甲在哪里（）", options: ["西", "东"], key: "B" })).toEqual([[], ["repeated"]]);
    expect(doubtsOf({}, { key: "B" })).toEqual([["contradiction"], ["contradiction"]]);
    expect(doubtsOf({}, { options: ["南", "北"] })).toEqual([[], []]);
  });

  it("confidence falls with each doubt, most where the key is in doubt", () => {
    const doubt = (field: "key" | "whole") => ({ code: "x", field, message: "" });
    expect(confidenceOf({ doubts: [] })).toBe(100);
    expect(confidenceOf({ doubts: [doubt("key")] })).toBeLessThan(confidenceOf({ doubts: [doubt("whole")] }));
    expect(confidenceOf({ doubts: Array.from({ length: 9 }, () => doubt("key")) })).toBe(5);
  });
});
