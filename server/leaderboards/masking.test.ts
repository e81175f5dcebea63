import fc from "fast-check";
import { expect, test } from "vitest";
import { maskName } from "./masking.ts";

test.each([
  ["周大芳", "周＊芳"],
  ["张三", "张＊"],
  ["欧阳文忠", "欧＊＊忠"],
  ["上官婉", "上＊婉"],
  ["阿卜杜拉·买买提", "阿＊＊提"],
  ["𠮷田𡈽", "𠮷＊𡈽"],
  ["𠮷大", "𠮷＊"],
  ["周 大芳", "周＊芳"],
  ["周", "＊"],
  ["", "＊"],
])("%s → %s", (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

test("no more than two characters of a name are ever shown, and never the whole of it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      const shown = [...maskName(name)].filter((character) => character !== "＊");
      expect(shown.length).toBeLessThanOrEqual(2);
      expect(maskName(name)).toContain("＊");
    }),
  );
});
