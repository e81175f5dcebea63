import { describe, expect, it } from "vitest";
import { addBlank, changesOf, removeOption, setBlank, setJudgement, setPair, toggleKey, typeKey } from "./read-edit.ts";
import type { Read } from "./views.ts";

const read: Read = { type: "multiple", stem: "题干", options: ["甲", "乙", "丙", "丁"], key: "BD" };

describe("mending what was read", () => {
  it("letters of the key go with their options", () => {
    expect(removeOption(read, 0)).toMatchObject({ options: ["乙", "丙", "丁"], key: "AC" });
    expect(removeOption(read, 1)).toMatchObject({ key: "C" });
    expect("key" in removeOption({ ...read, key: "B" }, 1)).toBe(false);
  });

  it("a key is ticked or typed", () => {
    expect(toggleKey(read, 0).key).toBe("ABD");
    expect(toggleKey(read, 3).key).toBe("B");
    expect(toggleKey({ ...read, type: "single" }, 2).key).toBe("C");
    expect(typeKey(read, "c、Ａ a").key).toBe("AC");
    expect("key" in typeKey(read, "")).toBe(false);
    expect(setJudgement(read, false).key).toBe(false);
  });

  it("blanks take several forms, pairs two sides", () => {
    const blank: Read = { ...read, type: "blank", options: [], key: [["五四"]] };
    expect(setBlank(blank, 0, "五四／五四运动").key).toEqual([["五四", "五四运动"]]);
    expect(addBlank(blank).key).toEqual([["五四"], [""]]);
    expect(setPair({ ...read, pairs: [["甲", "乙"]] }, 0, 1, "丙").pairs).toEqual([["甲", "丙"]]);
  });

  it("only what changed is sent; a key that was taken away is null", () => {
    expect(changesOf(read, { ...read })).toBeUndefined();
    expect(changesOf(read, { ...read, stem: "新" })).toEqual({ stem: "新" });
    expect(changesOf(read, typeKey(read, ""))).toEqual({ key: null });
    expect(changesOf(read, { ...read, key: [["甲 ", ""]] })).toEqual({ key: [["甲"]] });
  });
});
