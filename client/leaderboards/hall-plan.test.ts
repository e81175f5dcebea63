import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clausesOf, type Face, faceOf, framesOf, hallClock, isSettled, labelUnits } from "./hall-plan.ts";

it("a wall's shape decides its face", () => {
  expect(faceOf(1920, 1080)).toBe("standard");
  expect(faceOf(1920, 1200)).toBe("standard");
  expect(faceOf(2560, 1080)).toBe("standard");
  expect(faceOf(3840, 1080)).toBe("wide");
  expect(faceOf(1024, 768)).toBe("single");
  expect(faceOf(1080, 1920)).toBe("single");
});

describe("the round of pages", () => {
  it("shows 11 to 393 beside the first ten", () => {
    const frames = framesOf("standard", 393);
    expect(frames).toHaveLength(39);
    expect(frames[0]).toEqual({ top: true, pages: [[10, 20]] });
    expect(frames[38]).toEqual({ top: true, pages: [[390, 393]] });
    expect(framesOf("wide", 393)).toHaveLength(20);
    expect(framesOf("single", 393)).toHaveLength(39 + 13);
  });

  it("needs no pages for ten branches or fewer", () => {
    for (const face of ["standard", "wide", "single"] as Face[]) expect(framesOf(face, 8)).toEqual([{ top: true, pages: [] }]);
  });

  it("leaves nobody out and shows nobody twice", () => {
    fc.assert(
      fc.property(fc.constantFrom<Face>("standard", "wide", "single"), fc.integer({ min: 0, max: 500 }), (face, places) => {
        const seen = framesOf(face, places).flatMap((frame) =>
          frame.pages.flatMap(([a, b]) => Array.from({ length: b - a }, (_, i) => a + i)),
        );
        expect(seen).toEqual(Array.from({ length: Math.max(0, places - 10) }, (_, i) => i + 10));
      }),
    );
  });
});

it("a title fits its label and is never too small to read", () => {
  expect(labelUnits("党史竞赛")).toBe(76);
  expect(labelUnits("青澜区党史知识竞赛")).toBe(73);
  expect(labelUnits("一".repeat(14))).toBe(47);
  expect(labelUnits("一".repeat(30))).toBe(44);
});

it("a formula breaks between its clauses and loses nothing", () => {
  const formula = "支部里最好的 20 份得分相加，除以 20；不足 20 人交卷的，缺的按 0 分算。";
  expect(clausesOf(formula)).toEqual(["支部里最好的 20 份得分相加，", "除以 20；", "不足 20 人交卷的，", "缺的按 0 分算。"]);
  expect(clausesOf("只有一句")).toEqual(["只有一句"]);
});

it("the wall's clock runs without the network", () => {
  const window = { opensAt: 1_000, closesAt: 5_000 };
  expect(hallClock(window, 0)).toEqual({ kind: "before", ms: 1_000 });
  expect(hallClock(window, 1_000)).toEqual({ kind: "running", ms: 4_000 });
  expect(hallClock(window, 5_000)).toEqual({ kind: "over" });
});

it("figures are final once the sweep after the window has been seen, not before", () => {
  const window = { closesAt: 100_000, graceMs: 5_000 };
  expect(isSettled(window, 100_000)).toBe(false);
  expect(isSettled(window, 119_999)).toBe(false);
  expect(isSettled(window, 120_000)).toBe(true);
});
