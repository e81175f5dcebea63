import type { Rules } from "../../server/competitions/rules.ts";
import type { AppContext } from "../../server/context.ts";
import { issueCards } from "../../server/identity/service.ts";
import { loadRoster } from "../../server/roster/service.ts";
import { loadFixtureBank } from "./bank.ts";
import { createCompetitionRow, fixtureRules } from "./competition.ts";

/**
 * Fills an empty database: a district of two committees, four branches and twenty members with cards, the fixture
 * bank, one competition opened an hour before `now`. @returns member ids.
 */
export async function fillDistrict(ctx: AppContext, now: number, rules: Partial<Record<keyof Rules, unknown>> = {}): Promise<string[]> {
  const unit = (id: string, parent_id: string | null, kind: "district" | "committee" | "branch", name: string, position: number) => ({
    id,
    parent_id,
    kind,
    name,
    short_name: name.slice(0, 9),
    position,
  });
  const units = [
    unit("d", null, "district", "测试区", 0),
    unit("k1", "d", "committee", "第一党委", 0),
    unit("k2", "d", "committee", "第二党委", 1),
    ...["b1", "b2"].map((id, i) => unit(id, "k1", "branch", `第一党委${i + 1}支部`, i)),
    ...["b3", "b4"].map((id, i) => unit(id, "k2", "branch", `第二党委${i + 1}支部`, i)),
  ];
  const sizes: [string, number][] = [
    ["b1", 8],
    ["b2", 5],
    ["b3", 4],
    ["b4", 3],
  ];
  const members = sizes.flatMap(([branch, size]) =>
    Array.from({ length: size }, (_, i) => ({
      id: `${branch}-m${i}`,
      branch_id: branch,
      name: branch === "b1" && i < 2 ? "张伟" : `姓名${branch}${i}`,
      elder: (i % 3 === 0 ? 1 : 0) as 0 | 1,
      created_at: 0,
    })),
  );
  await loadRoster(ctx, { units, members });
  await issueCards(
    ctx,
    members.map((m) => ({ id: `card-${m.id}`, memberId: m.id })),
  );
  await loadFixtureBank(ctx);
  await createCompetitionRow(ctx, fixtureRules(now, rules));
  return members.map((m) => m.id);
}
