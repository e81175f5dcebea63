import { describe, expect, it } from "vitest";
import { difficultyNote, plainRules } from "./plain-rules.ts";
import { type Rules, RulesSchema } from "./rules.ts";

const rules = (change: Record<string, unknown> = {}): Rules =>
  RulesSchema.parse({
    id: "march",
    title: "三月知识竞赛",
    audience: ["district"],
    opensAt: "2027-03-01T08:00:00+08:00",
    closesAt: "2027-03-01T12:00:00+08:00",
    revealAt: "2027-03-01T12:30:00+08:00",
    timeLimitMinutes: 30,
    blueprint: {
      releases: ["national/2026.11"],
      rows: [
        { type: "single", count: 6, marks: 5, period: "1919-1949" },
        { type: "single", count: 4, marks: 5, period: "1949-1978" },
        { type: "multiple", count: 10, marks: 5 },
      ],
    },
    ...change,
  });

describe("plain rules", () => {
  it("adds up the paper", () => {
    expect(plainRules(rules())).toContain("共 20 题，满分 100 分：单选题 10 题，每题 5 分；多选题 10 题，每题 5 分。");
  });

  it("tells Beijing time, and the day only when it is another", () => {
    const [window] = plainRules(rules());
    expect(window).toBe("3 月 1 日 08:00 开始，12:00 结束。");
    const [long] = plainRules(rules({ closesAt: "2027-03-03T16:00:00Z", revealAt: "2028-01-01T00:00:00+08:00" }));
    expect(long).toBe("3 月 1 日 08:00 开始，3 月 4 日 00:00 结束。");
    expect(plainRules(rules({ revealAt: "2028-01-01T09:05:00+08:00" }))).toContain("成绩、答案和解析 2028 年 1 月 1 日 09:05 后公布。");
  });

  it("says what costs and earns marks under these rules and no others", () => {
    const strict = plainRules(rules()).join("");
    expect(strict).toContain("多选题要选全、选对才得分。");
    expect(strict).not.toContain("排序题");
    expect(strict).toContain("每人只答一次");
    const mild = plainRules(
      rules({ multipleCredit: "partial", attempts: { limit: 3 }, questionLimitSeconds: 45, timeLimitMinutes: 12.5 }),
    ).join("");
    expect(mild).toContain("按选对的份数给分");
    expect(mild).toContain("每人可以答 3 次，取最好的一次");
    expect(mild).toContain("每题限 45 秒");
    expect(mild).toContain("限时 12 分钟 30 秒");
  });

  it("names the ranking formula, and the member board only when there is one", () => {
    expect(plainRules(rules()).at(-1)).toContain("前 100 名");
    expect(plainRules(rules({ leaderboards: { members: false } })).at(-1)).toBe("本场不排个人名次。");
    const best = rules({ leaderboards: { branches: { name: "best-n", n: 5 } } });
    expect(plainRules(best).some((s) => s.startsWith("支部榜：支部里最好的 5 份"))).toBe(true);
  });

  it("shows the bound on difficulty", () => {
    expect(difficultyNote(rules())).toContain("不超过 1 分");
    const exact = rules();
    exact.blueprint.difficultyBound = 0;
    expect(difficultyNote(exact)).toContain("完全相同");
  });
});
