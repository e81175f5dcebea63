import { describe, expect, it } from "vitest";
import type { Entry } from "./entry.ts";
import { lintStems } from "./lint-stems.ts";
import type { Question } from "./question.ts";

const base = {
  topic: "重大事件",
  difficulty: 1,
  explanation: "说明。",
  source: { title: "书", author: "编写组", date: "2021年" },
} as const;
const ask = (id: string, part: Partial<Question>): Entry => {
  const question = { ...base, id, ...part } as Question;
  return { bankId: "b", layer: "national", period: "1919-1949", place: id, question };
};
const options = ["上海法租界", "嘉兴南湖游船", "北京大学红楼", "广州东山"];
const codes = (...entries: Entry[]) => lintStems(entries).map((f) => [f.code, f.questionId]);

describe("questions that are nearly the same", () => {
  it("by stem, options and key together, though the stem is put in another way", () => {
    const one = ask("q1", { type: "single", stem: "党的一大的最后一天会议转移到哪里继续召开？", options, key: "B" });
    const other = ask("q2", { type: "single", stem: "党的一大最后一天的会议转到哪里召开？", options: [...options].reverse(), key: "C" });
    expect(codes(one, other)).toEqual([["similar", "q2"]]);
    const elsewhere = ask("q3", { type: "single", stem: "党的三大是在什么地方召开的？", options, key: "D" });
    expect(codes(one, elsewhere)).toEqual([]);
  });

  it("across types, by the statement they come to", () => {
    const single = ask("q1", { type: "single", stem: "党的一大最后一天的会议在（　）继续举行。", options, key: "B" });
    const blank = ask("q2", { type: "blank", stem: "党的一大最后一天的会议在____继续举行。", key: [["嘉兴南湖游船"]] });
    const judge = ask("q3", { type: "judge", stem: "党的一大最后一天的会议，在嘉兴南湖游船继续举行。", key: true });
    expect(codes(single, judge)).toEqual([["similar", "q3"]]);
    expect(codes(blank, judge)).toEqual([["similar", "q3"]]);
  });

  it("the same stem with another key is a contradiction, with the same key a duplicate", () => {
    const judge = (id: string, key: boolean) => ask(id, { type: "judge", stem: "遵义会议召开于1935年1月。", key });
    expect(codes(judge("q1", true), judge("q2", false))).toEqual([["contradiction", "q2"]]);
    expect(codes(judge("q1", true), judge("q2", true))).toEqual([["duplicate", "q2"]]);
  });
});
