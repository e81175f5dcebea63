import { describe, expect, it } from "vitest";
import type { QuestionView } from "../lib/views.ts";
import { isAnswered, nextUnpaired, pair, sameChoice, tapOrder, toggleOption, writeBlank } from "./choice.ts";

const shape = (type: QuestionView["type"], parts = 4) => ({
  type,
  options: ["single", "multiple", "order"].includes(type) ? Array.from({ length: parts }, String) : [],
  lefts: type === "match" ? Array.from({ length: parts }, String) : [],
  blanks: type === "blank" ? parts : 0,
});

describe("isAnswered", () => {
  it("needs every part of an answer", () => {
    expect(isAnswered(shape("single"), 0)).toBe(true);
    expect(isAnswered(shape("judge"), false)).toBe(true);
    expect(isAnswered(shape("multiple"), [2])).toBe(true);
    expect(isAnswered(shape("order"), [2, 0, 1])).toBe(false);
    expect(isAnswered(shape("order"), [2, 0, 1, 3])).toBe(true);
    expect(isAnswered(shape("match"), [0, -1, 2, 1])).toBe(false);
    expect(isAnswered(shape("match"), [0, 3, 2, 1])).toBe(true);
    expect(isAnswered(shape("blank", 2), ["遵义", "  "])).toBe(false);
    expect(isAnswered(shape("blank", 2), ["遵义", "1935"])).toBe(true);
    expect(isAnswered(shape("single"), null)).toBe(false);
    expect(isAnswered(shape("single"), undefined)).toBe(false);
  });
});

describe("taps", () => {
  it("picks and unpicks options in the shown order", () => {
    expect(toggleOption(null, 2)).toEqual([2]);
    expect(toggleOption([2], 0)).toEqual([0, 2]);
    expect(toggleOption([0, 2], 2)).toEqual([0]);
    expect(toggleOption([0], 0)).toBeNull();
  });

  it("numbers in the order of the taps and closes up", () => {
    expect(tapOrder(tapOrder(tapOrder(null, 3), 1), 0)).toEqual([3, 1, 0]);
    expect(tapOrder([3, 1, 0], 1)).toEqual([3, 0]);
    expect(tapOrder([3], 3)).toBeNull();
  });

  it("pairs each right side with one left side", () => {
    expect(pair(null, 3, 1, 2)).toEqual([-1, 2, -1]);
    expect(pair([-1, 2, -1], 3, 0, 2)).toEqual([2, -1, -1]);
    expect(pair([2, -1, -1], 3, 0, 2)).toBeNull();
    expect(pair([2, 0, -1], 3, 0, 1)).toEqual([1, 0, -1]);
  });

  it("finds the next left side without a partner", () => {
    expect(nextUnpaired([0, -1, -1], 3, 0)).toBe(1);
    expect(nextUnpaired([-1, 1, 2], 3, 2)).toBe(0);
    expect(nextUnpaired([0, 1, 2], 3, 2)).toBe(-1);
  });

  it("writes blanks, and only empty ones are no answer", () => {
    expect(writeBlank(null, 2, 1, "1949")).toEqual(["", "1949"]);
    expect(writeBlank(["", "1949"], 2, 1, "")).toBeNull();
  });

  it("compares by what is stored", () => {
    expect(sameChoice([1, 2], [1, 2])).toBe(true);
    expect(sameChoice(undefined, null)).toBe(true);
    expect(sameChoice([2, 1], [1, 2])).toBe(false);
  });
});
