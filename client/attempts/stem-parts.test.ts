import { describe, expect, it } from "vitest";
import { stemParts } from "./stem-parts.ts";

describe("stemParts", () => {
  it("cuts a stem at its blanks, at the ends too", () => {
    expect(stemParts("一切反动派都是____。")).toEqual([{ text: "一切反动派都是" }, { blank: 0 }, { text: "。" }]);
    expect(stemParts("____年，____召开")).toEqual([{ blank: 0 }, { text: "年，" }, { blank: 1 }, { text: "召开" }]);
    expect(stemParts("没有空的题干？")).toEqual([{ text: "没有空的题干？" }]);
  });
});
