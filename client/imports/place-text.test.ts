import { expect, it } from "vitest";
import { placeNumber, spanText } from "./place-text.ts";

it("places are told by their number in the source", () => {
  expect(placeNumber({ kind: "line", line: 47 })).toBe("47");
  expect(placeNumber({ kind: "cell", sheet: "单选", cell: "A12" })).toBe("12");
  expect(spanText([])).toBe("");
  expect(spanText([{ kind: "paragraph", paragraph: 9 }])).toBe("9");
  const lines = [60, 61, 62].map((line) => ({ kind: "line" as const, line }));
  expect(spanText(lines)).toBe("60—62");
  expect(spanText([{ kind: "cell", sheet: "单选", cell: "A12" }], true)).toBe("单选 12");
});
