import { describe, expect, it } from "vitest";
import type { QuestionView } from "../lib/views.ts";
import { choose, emptyOutbox, takeLease } from "./outbox.ts";
import { firstPosition } from "./sitting-paper.ts";

const question = (position: number, over: Partial<QuestionView> = {}): QuestionView => ({
  position,
  type: "single",
  marks: 5,
  credit: "all-or-nothing",
  stem: "…",
  image: null,
  options: ["甲", "乙", "丙"],
  lefts: [],
  rights: [],
  blanks: 0,
  openedAt: null,
  remainingMs: null,
  ...over,
});
const held = takeLease(emptyOutbox("a1"), { epoch: 1, previousEpoch: 0, answers: [] }, () => "k");

describe("firstPosition", () => {
  it("goes on at the first question without an answer", () => {
    const questions = [question(0), question(1), question(2)];
    expect(firstPosition({ questions, questionLimitMs: 0 }, choose(held, 0, 1, "k1"))).toBe(1);
    const all = [0, 1, 2].reduce((box, position) => choose(box, position, 0, `k${position}`), held);
    expect(firstPosition({ questions, questionLimitMs: 0 }, all)).toBe(0);
  });

  it("under a limit per question goes on with the one that is running, else with the next to open", () => {
    const over = question(0, { openedAt: 10, remainingMs: 0 });
    const running = question(1, { openedAt: 20, remainingMs: 9_000 });
    const closed = question(2, { stem: null });
    expect(firstPosition({ questions: [over, running, closed], questionLimitMs: 30_000 }, held)).toBe(1);
    expect(firstPosition({ questions: [over, { ...running, remainingMs: 0 }, closed], questionLimitMs: 30_000 }, held)).toBe(2);
    expect(firstPosition({ questions: [over, { ...running, remainingMs: 0 }], questionLimitMs: 30_000 }, held)).toBe(1);
  });
});
