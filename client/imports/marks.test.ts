import { describe, expect, it } from "vitest";
import { doubtful, listed, nextDoubtful, questionsPerSlip, slipsOf, withMark } from "./marks.ts";

describe("marks of a file's questions", () => {
  it("lead from doubt to doubt, round the end", () => {
    expect(nextDoubtful("cdccd", 2, 1)).toBe(5);
    expect(nextDoubtful("cdccd", 5, 1)).toBe(2);
    expect(nextDoubtful("cdccd", 2, -1)).toBe(5);
    expect(nextDoubtful("cdccc", 2, 1)).toBe(2);
    expect(nextDoubtful("cccts", 2, 1)).toBeUndefined();
    expect(nextDoubtful("", 1, 1)).toBeUndefined();
  });

  it("list what is in doubt and what was decided", () => {
    expect(doubtful("cdtsi")).toEqual([2]);
    expect(listed("cdtsi")).toEqual([2, 3, 4]);
    expect(withMark("ccc", 2, "d")).toBe("cdc");
  });

  it("one slip a question up to a hundred, then one for several", () => {
    expect(slipsOf("cds", 2)).toEqual([
      { kind: "done", now: false, number: 1 },
      { kind: "doubt", now: true, number: 2 },
      { kind: "skip", now: false, number: 3 },
    ]);
    expect(slipsOf("c".repeat(100), 1)).toHaveLength(100);
    expect(questionsPerSlip(101)).toBe(2);
    const many = slipsOf(`${"c".repeat(250)}d${"c".repeat(49)}`, 300);
    expect(many).toHaveLength(100);
    expect(many[83]).toEqual({ kind: "doubt", now: false, number: 251 });
    expect(many[99]).toMatchObject({ now: true });
  });
});
