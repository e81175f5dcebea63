import { describe, expect, it } from "vitest";
import { normaliseName, normaliseNumber } from "./person-name.ts";

describe("a person's name", () => {
  it.each([
    ["张　伟", "张伟"],
    [" 张\u200b伟\u00a0", "张伟"],
    ["阿依古丽•买买提", "阿依古丽·买买提"],
    ["阿依古丽．买买提", "阿依古丽·买买提"],
    ["ＬＩ Ming", "liming"],
    ["李\u202e四", "李四"],
    ["葛\u{e0100}明", "葛明"],
    ["𠮷田", "𠮷田"],
    ["\uf900", "豈"],
  ])("%j is compared as %j", (typed, plain) => {
    expect(normaliseName(typed)).toBe(plain);
  });

  it("keeps different names apart", () => {
    expect(normaliseName("张伟")).not.toBe(normaliseName("章伟"));
    expect(normaliseName("王二")).not.toBe(normaliseName("王二二"));
  });
});

describe("a card number", () => {
  it.each(["123456789012", "１２３４ ５６７８ ９０１２", "1234-5678-9012", "1234－5678－9012", "1234–5678—9012", " 1234\u200b56789012 "])(
    "%j is read",
    (typed) => {
      expect(normaliseNumber(typed)).toBe("123456789012");
    },
  );
});
