import { type Rules, RulesSchema } from "../../server/competitions/rules.ts";
import type { AppContext } from "../../server/context.ts";
import { fixtureRelease } from "./bank.ts";

export const competitionId = "c1";
export const hour = 3_600_000;

/** Rules of the fixture competition, opened an hour before the clock's start; parts may be replaced. */
export function fixtureRules(start: number, parts: Partial<Record<keyof Rules, unknown>> = {}): Rules {
  const at = (ms: number) => new Date(ms).toISOString();
  return RulesSchema.parse({
    id: competitionId,
    title: "测试竞赛",
    round: "第一场",
    audience: ["d"],
    opensAt: at(start - hour),
    closesAt: at(start + 3 * hour),
    revealAt: at(start + 4 * hour),
    timeLimitMinutes: 30,
    blueprint: {
      releases: [fixtureRelease],
      rows: ["single", "multiple", "judge", "blank", "order", "match"].map((type) => ({ type, count: 2, marks: 5 })),
      difficultyBound: 4,
    },
    ...parts,
  });
}

export async function createCompetitionRow(ctx: AppContext, rules: Rules): Promise<void> {
  await ctx.writer.run("competitions.create", {
    id: rules.id,
    title: rules.title,
    rules: JSON.stringify(rules),
    opens_at: Date.parse(rules.opensAt),
    closes_at: Date.parse(rules.closesAt),
    reveal_at: Date.parse(rules.revealAt),
    created_at: 0,
  });
}
