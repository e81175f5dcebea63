import { describe, expect, it } from "vitest";
import { cutAt, howRead, keyText, keyWithin, suspects } from "./how-read.ts";
import type { Read } from "./views.ts";

const read: Read = { type: "multiple", stem: "题干", options: ["甲", "乙", "丙"], key: "ABE" };
const doubt = (code: string, field: "key" | "type" | "options" | "whole") => ({ code, field, message: "" });

describe("how a question was read", () => {
  it("is told by the field in doubt", () => {
    expect(howRead(read, doubt("key-beyond-options", "key"))).toBe("取 A、B");
    expect(howRead({ ...read, key: undefined } as Read, doubt("no-key", "key"))).toBe("答案留空");
    expect(howRead(read, doubt("judge-like", "type"))).toBe("读成多选题");
    expect(howRead(read, doubt("x", "whole"))).toBe("按一道题读");
    expect(keyText([["甲", "乙"], ["丙"]])).toBe("甲 / 乙；丙");
  });

  it("a key keeps the letters that options have", () => {
    expect(keyWithin(read)).toBe("AB");
    expect(keyWithin({ ...read, key: "AB" })).toBeUndefined();
    expect(keyWithin({ ...read, key: "E" })).toBeUndefined();
    expect(keyWithin({ ...read, type: "judge", key: true })).toBeUndefined();
  });

  it("the pieces it is about are marked where they stand", () => {
    expect(suspects({ ...read, options: ["1929年", "1928年", "1929年"] }, [doubt("equal-options", "options")])).toEqual(["1929年"]);
    expect(cutAt("答案 ABE", suspects(read, [doubt("key-beyond-options", "key")]))).toEqual([
      { text: "答案 ", marked: false },
      { text: "ABE", marked: true },
    ]);
    expect(cutAt("C.1929年 D.1929年", ["1929年"]).filter(({ marked }) => marked)).toHaveLength(2);
    expect(cutAt("没有", ["别的"])).toEqual([{ text: "没有", marked: false }]);
    expect(cutAt("", ["别的"])).toEqual([{ text: "", marked: false }]);
  });
});
