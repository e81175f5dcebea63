import { expect, it } from "vitest";
import { formulationsOf, isHalf, lineMatches, linesOf } from "./formulation-lines.ts";

it("turns the register into rows of text and back", () => {
  const register = [
    { old: "甲", now: "乙" },
    { old: "丙", now: "丁", except: ["丙校", "丙楼"], note: "2018 年起" },
  ];
  expect(linesOf(register)[1]).toEqual({ old: "丙", now: "丁", except: "丙校、丙楼", note: "2018 年起" });
  expect(formulationsOf(linesOf(register))).toEqual(register);
});

it("leaves out rows nobody wrote in, and knows half ones", () => {
  const empty = { old: "", now: " ", except: "", note: "" };
  expect(formulationsOf([empty])).toEqual([]);
  expect(isHalf(empty)).toBe(false);
  expect(isHalf({ ...empty, old: "甲" })).toBe(true);
  expect(lineMatches({ ...empty, note: "2018 年起" }, "2018")).toBe(true);
  expect(lineMatches(empty, "甲")).toBe(false);
});
