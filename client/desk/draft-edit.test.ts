import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addOption,
  changeType,
  formsOf,
  moveOption,
  movePair,
  removeForm,
  removeOption,
  setForm,
  setPair,
  setStem,
  toggleKey,
  togglePinned,
} from "./draft-edit.ts";
import { indexesOf } from "./letters.ts";
import type { DraftContent } from "./views.ts";

const draft = (parts: Partial<DraftContent> = {}): DraftContent => ({
  type: "multiple",
  period: "1978-2012",
  topic: null,
  difficulty: null,
  stem: "首批经济特区有哪些？",
  options: ["深圳", "珠海", "海南", "以上都对"],
  pairs: [],
  key: "AB",
  pinned: "D",
  explanation: "",
  source: { title: "", author: "", publisher: "", date: "" },
  image: null,
  ...parts,
});
const right = (content: DraftContent) => indexesOf(content.key as string | null).map((i) => content.options[i]);
const pins = (content: DraftContent) => indexesOf(content.pinned).map((i) => content.options[i]);

describe("the key goes with its options", () => {
  it("when one is moved", () => {
    const moved = moveOption(draft(), 0, 3);
    expect(moved.options).toEqual(["珠海", "海南", "以上都对", "深圳"]);
    expect(moved.key).toBe("AD");
    expect(moved.pinned).toBe("C");
    expect(moveOption(draft(), 0, 4)).toEqual(draft());
    expect(moveOption(draft(), 0, -1)).toEqual(draft());
  });

  it("however often they are moved", () => {
    const step = fc.tuple(fc.nat(3), fc.nat(3));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const end = steps.reduce((content, [from, to]) => moveOption(content, from, to), draft());
        expect(new Set(right(end))).toEqual(new Set(right(draft())));
        expect(pins(end)).toEqual(["以上都对"]);
        expect([...end.options].sort()).toEqual([...draft().options].sort());
      }),
    );
  });

  it("when one is taken out", () => {
    expect(removeOption(draft(), 0)).toMatchObject({ options: ["珠海", "海南", "以上都对"], key: "A", pinned: "C" });
    expect(removeOption(draft({ key: "D" }), 3)).toMatchObject({ key: null, pinned: null });
    expect(addOption(draft()).options).toHaveLength(5);
  });

  it("and is one letter for single, a sorted set for multiple", () => {
    expect(toggleKey(draft({ type: "single", key: "A" }), 2).key).toBe("C");
    expect(toggleKey(draft({ key: "B" }), 0).key).toBe("AB");
    expect(toggleKey(draft({ key: "B" }), 1).key).toBeNull();
    expect(togglePinned(draft(), 3).pinned).toBeNull();
  });
});

describe("changing the type", () => {
  it("keeps what fits and what may be wanted again", () => {
    const single = changeType(draft(), "single");
    expect(single.key).toBe("A");
    const judged = changeType(single, "judge");
    expect(judged).toMatchObject({ key: null, options: draft().options });
    expect(changeType(judged, "match").pairs).toHaveLength(4);
    expect(changeType(draft({ options: [] }), "order").options).toHaveLength(4);
    expect(changeType(judged, "judge")).toBe(judged);
  });
});

describe("blanks", () => {
  const blank = draft({ type: "blank", options: [], pinned: null, key: [["南昌起义"]], stem: "____打响了第一枪。" });

  it("are as many as the stem has gaps, and none that was written in is lost", () => {
    const two = setStem(blank, "____打响了第一枪，发生在____年。");
    expect(two.key).toEqual([["南昌起义"], [""]]);
    expect(setStem(two, "____打响了第一枪。").key).toEqual([["南昌起义"]]);
    const filled = setForm(two, 1, 0, "1927");
    expect(setStem(filled, "没有空").key).toEqual([["南昌起义"], ["1927"]]);
  });

  it("take several forms", () => {
    const more = setForm({ ...blank, key: [["1927", ""]] }, 0, 1, "一九二七");
    expect(formsOf(more.key)).toEqual([["1927", "一九二七"]]);
    expect(formsOf(removeForm(more, 0, 0).key)).toEqual([["一九二七"]]);
  });
});

it("pairs are written side by side and moved whole", () => {
  const content = setPair(
    draft({
      type: "match",
      pairs: [
        ["a", "1"],
        ["b", "2"],
      ],
    }),
    1,
    1,
    "3",
  );
  expect(content.pairs).toEqual([
    ["a", "1"],
    ["b", "3"],
  ]);
  expect(movePair(content, 1, 0).pairs).toEqual([
    ["b", "3"],
    ["a", "1"],
  ]);
  expect(movePair(content, 0, -1)).toBe(content);
});
