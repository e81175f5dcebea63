import { describe, expect, it } from "vitest";
import { addSample, byShare, lastMinute, lowBranches, type Sample, stepCounts } from "./overview-figures.ts";

const committee = (name: string, eligible: number, locked: number, branches: number[]) => ({
  unitId: name,
  name,
  eligible,
  started: locked,
  locked,
  value: 0,
  branches,
});

describe("the last minute", () => {
  it("is said only after the page has watched for a while", () => {
    expect(lastMinute([])).toBeUndefined();
    expect(lastMinute([{ at: 0, locked: 5 }])).toBeUndefined();
    expect(
      lastMinute([
        { at: 0, locked: 5 },
        { at: 30_000, locked: 9 },
      ]),
    ).toBeUndefined();
    expect(
      lastMinute([
        { at: 0, locked: 5 },
        { at: 60_000, locked: 81 },
      ]),
    ).toBe(76);
  });

  it("keeps no more than it needs, for hours", () => {
    let samples: Sample[] = [];
    for (let i = 0; i < 5_000; i++) samples = addSample(samples, { at: i * 5_000, locked: i * 4 });
    expect(samples.length).toBeLessThanOrEqual(14);
    expect(lastMinute(samples)).toBe(48);
  });

  it("spreads a gap in the watching", () => {
    const samples = addSample([{ at: 0, locked: 0 }], { at: 600_000, locked: 100 });
    expect(lastMinute(samples)).toBe(10);
  });
});

it("branches are counted by ink step, and the low ones are placed", () => {
  const committees = [committee("甲", 100, 40, [0, 19, 20, 60]), committee("乙", 100, 90, [10, 85, 100])];
  expect(stepCounts(committees[0]?.branches ?? [])).toEqual([2, 1, 1, 0, 0]);
  expect(lowBranches(committees)).toEqual({ count: 3, most: "甲", ofMost: 2 });
  expect(lowBranches([committee("丙", 10, 10, [100])])).toBeUndefined();
  expect(byShare(committees).map((c) => c.name)).toEqual(["乙", "甲"]);
});
