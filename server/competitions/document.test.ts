import { describe, expect, it } from "vitest";
import { Problem } from "../http/problem.ts";
import { type Mistake, parseText, readRules } from "./document.ts";

const good = `
id: march-2027
title: 三月知识竞赛
audience: [district]
opensAt: 2027-03-01T08:00:00+08:00
closesAt: 2027-03-01T12:00:00+08:00
revealAt: 2027-03-01T12:30:00+08:00
timeLimitMinutes: 30
blueprint:
  releases: [national/2026.11]
  rows:
    - { type: single, count: 10, marks: 5 }
    - { type: multiple, count: 10, marks: 5 }
`;

function mistakesIn(text: string): Mistake[] {
  try {
    readRules(parseText(text));
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.status).toBe(422);
    return error.extension["errors"] as Mistake[];
  }
}

describe("document", () => {
  it("fills in what may be left out", () => {
    const rules = readRules(parseText(good));
    expect(rules).toMatchObject({ attempts: { limit: 1, counts: "best" }, graceSeconds: 5, multipleCredit: "all-or-nothing" });
    expect(rules.leaderboards).toEqual({ branches: { name: "mean-of-eligible" }, members: true });
  });

  it("tells every mistake at once, with its place and in Chinese", () => {
    const text = good
      .replace("title: 三月知识竞赛\n", "")
      .replace("08:00:00+08:00", "08:00")
      .replace("count: 10", "count: 0")
      .replace("type: multiple", "type: essay")
      .replace("timeLimitMinutes: 30", "timeLimitMinutes: 半小时\ncolour: red");
    const mistakes = mistakesIn(text);
    expect(mistakes.map((m) => m.pointer).sort()).toEqual([
      "/",
      "/blueprint/rows/0/count",
      "/blueprint/rows/1/type",
      "/opensAt",
      "/timeLimitMinutes",
      "/title",
    ]);
    for (const { detail } of mistakes) expect(detail).toMatch(/[\u4e00-\u9fff]/);
  });

  it("refuses a window that ends before it begins and keys that leave too early", () => {
    expect(mistakesIn(good.replace("closesAt: 2027-03-01T12", "closesAt: 2027-03-01T07")).map((m) => m.pointer)).toContain("/closesAt");
    expect(mistakesIn(good.replace("revealAt: 2027-03-01T12:30", "revealAt: 2027-03-01T11:30")).map((m) => m.pointer)).toEqual([
      "/revealAt",
    ]);
  });

  it("names the line of a text that cannot be read", () => {
    expect(mistakesIn(`${good}\n  - : [`)[0]?.pointer).toMatch(/^第 \d+ 行$/);
  });
});
