import { describe, expect, it } from "vitest";
import type { Entry } from "./entry.ts";
import { lintCongresses } from "./lint-congresses.ts";
import { lintFormulations } from "./lint-formulations.ts";
import { createNameCheck } from "./lint-persons.ts";
import type { Question } from "./question.ts";
import { parseRegisters } from "./registers.ts";

const base = {
  id: "q1",
  topic: "重要会议",
  difficulty: 1,
  explanation: "说明。",
  source: { title: "中国共产党简史", author: "编写组", date: "2021年" },
} as const;
const entry = (question: Question): Entry => ({ bankId: "b", layer: "national", period: "1978-2012", place: "b.yaml:1", question });
const judge = (stem: string, key = true, explanation = "说明。"): Entry =>
  entry({ ...base, type: "judge", stem, key, explanation } as Question);

describe("congress numbers against years", () => {
  it.each([
    ["1992年10月，党的十四大在北京召开。", 0],
    ["1993年10月，党的十四大在北京召开。", 1],
    ["党的十一届三中全会于1978年召开。", 0],
    ["1979年12月召开的十一届三中全会", 1],
    ["五四运动发生于1919年5月，党的一大在两年后召开。", 0],
    ["1958年5月，党的八大二次会议通过了总路线。", 0],
    ["1956年，八大召开；1997年以前，党的十五大以来", 0],
    ["中国共产党第七次全国代表大会（1946年）", 1],
  ])("%s", (stem, findings) => {
    expect(lintCongresses(judge(stem))).toHaveLength(findings);
  });

  it("believes a false statement only in its explanation", () => {
    expect(lintCongresses(judge("1993年党的十四大召开。", false))).toEqual([]);
    expect(lintCongresses(judge("1993年党的十四大召开。", false, "1991年党的十四大召开。"))).toHaveLength(1);
  });

  it("puts the answer into the gap", () => {
    const asked = (key: string) =>
      entry({ ...base, type: "single", stem: "党的七大于（　）年召开。", options: ["1943", "1945", "1947"], key } as Question);
    expect(lintCongresses(asked("B"))).toEqual([]);
    expect(lintCongresses(asked("C"))).toHaveLength(1);
  });
});

describe("superseded formulations", () => {
  const register = [{ old: "建国以来", now: "新中国成立以来", except: ["关于建国以来党的若干历史问题的决议"] }];
  it("names the field and the wording of today, and lets titles stand", () => {
    const found = lintFormulations(judge("建国以来第一部宪法。"), register);
    expect(found.map((f) => f.message)).toEqual(["题干里的“建国以来”现在写作“新中国成立以来”"]);
    expect(lintFormulations(judge("《关于建国以来党的若干历史问题的决议》通过。"), register)).toEqual([]);
  });
});

describe("names of persons", () => {
  const check = createNameCheck([{ name: "邓颖超" }, { name: "毛泽东" }, { name: "毛泽民" }, { name: "粟裕", wrong: ["栗裕"] }]);
  it.each([
    ["邓颍超参加了会议", ["邓颖超"]],
    ["毛择东发表讲话", ["毛泽东"]],
    ["毛泽民和毛泽东", []],
    ["栗裕指挥了战役", ["粟裕"]],
    ["邓颖超同志", []],
    ["毛泽西", []],
  ])("%s", (text, names) => {
    expect(check(text).map(({ name }) => name)).toEqual(names);
  });
});

describe("register files", () => {
  it("take names alone or with their slips", () => {
    const { persons } = parseRegisters({ formulations: "[]", persons: "[陈云, {name: 粟裕, wrong: [栗裕]}]" });
    expect(persons).toEqual([{ name: "陈云" }, { name: "粟裕", wrong: ["栗裕"] }]);
  });
  it("say which entry is wrong", () => {
    expect(() => parseRegisters({ formulations: "- {old: 甲}", persons: "[]" })).toThrow("formulations.yaml 第 1 条");
  });
});
