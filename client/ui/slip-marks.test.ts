import { describe, expect, it } from "vitest";
import { type SlipMark, slipMarks } from "./slip-marks.ts";

describe("slipMarks", () => {
  it("gives one strip a thing up to fifty", () => {
    expect(slipMarks(["on", "now", "off"])).toEqual(["on", "now", "off"]);
    expect(slipMarks(Array.from({ length: 50 }, () => "on" as const))).toHaveLength(50);
  });

  it("gives one strip to each 2 % above fifty and never claims more than was done", () => {
    const marks: SlipMark[] = Array.from({ length: 120 }, (_, i) => (i < 119 ? "on" : "off"));
    const strips = slipMarks(marks);
    expect(strips).toHaveLength(50);
    expect(strips.filter((mark) => mark === "on")).toHaveLength(49);
    expect(slipMarks(marks.map(() => "on")).every((mark) => mark === "on")).toBe(true);
  });
});
