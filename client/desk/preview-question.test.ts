import fc from "fast-check";
import { expect, it } from "vitest";
import { mixed, previewQuestion } from "./preview-question.ts";
import type { DraftContent } from "./views.ts";

const draft: DraftContent = {
  type: "order",
  period: "1919-1949",
  topic: null,
  difficulty: null,
  stem: "按先后排列",
  options: ["甲", "乙", "丙"],
  pairs: [],
  key: null,
  pinned: null,
  explanation: "",
  source: { title: "", author: "", publisher: "", date: "" },
  image: null,
};

it("never shows a list in its right order, and loses nothing", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 8 }), (list) => {
      expect(mixed(list)).not.toEqual(list);
      expect([...mixed(list)].sort()).toEqual([...list].sort());
    }),
  );
});

it("holds what the member sees and nothing of the key", () => {
  expect(previewQuestion(draft)).toMatchObject({ options: ["乙", "甲", "丙"], blanks: 0 });
  const blank = previewQuestion({ ...draft, type: "blank", stem: "____在____年", key: [["a"], ["1927"]] });
  expect(blank?.blanks).toBe(2);
  expect(JSON.stringify(blank)).not.toContain("1927年");
  expect(Object.keys(blank ?? {})).not.toContain("key");
  expect(previewQuestion({ ...draft, type: "short" })).toBeUndefined();
});
