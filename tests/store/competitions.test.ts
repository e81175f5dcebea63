import { afterAll, beforeAll, expect, it } from "vitest";
import { createCompetition, screenId } from "../../server/competitions/create.ts";
import { getAudience, getCompetition, listCompetitionsFor } from "../../server/competitions/service.ts";
import { type AppContext, createContext } from "../../server/context.ts";
import { Problem } from "../../server/http/problem.ts";
import { loadRoster } from "../../server/roster/service.ts";
import { loadFixtureBank } from "../support/bank.ts";
import { createTestClock } from "../support/clock.ts";
import { fixtureRules } from "../support/competition.ts";
import { describeEngines, freshConfig } from "../support/engines.ts";

const clock = createTestClock();

async function pointersOf(creating: Promise<unknown>): Promise<string[]> {
  const problem = await creating.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(problem instanceof Problem)) throw new Error("should have been refused");
  expect(problem.message).toMatch(/[\u4e00-\u9fff]/);
  return ((problem.extension["errors"] ?? []) as { pointer: string }[]).map((mistake) => mistake.pointer);
}

describeEngines("competitions", (engine) => {
  let ctx: AppContext;
  let forget: () => Promise<void>;
  const document = (parts: Parameters<typeof fixtureRules>[1] = {}) => fixtureRules(clock.now(), { audience: ["k1"], ...parts });

  beforeAll(async () => {
    const fresh = await freshConfig(engine);
    forget = fresh.forget;
    ctx = await createContext(fresh.config, { clock });
    const unit = (id: string, parent_id: string | null, kind: "district" | "committee" | "branch") => ({
      id,
      parent_id,
      kind,
      name: id,
      short_name: id,
      position: 0,
    });
    const units = [
      unit("d", null, "district"),
      unit("k1", "d", "committee"),
      unit("k2", "d", "committee"),
      unit("b1", "k1", "branch"),
      unit("b2", "k1", "branch"),
    ];
    await loadRoster(ctx, { units, members: [] });
    await loadFixtureBank(ctx);
  });
  afterAll(async () => {
    await ctx.close();
    await forget();
  });

  it("keeps the whole document and gives the hall and each branch a screen", async () => {
    const { row, rules } = await createCompetition(ctx, document());
    expect(row).toMatchObject({ id: "c1", opens_at: Date.parse(rules.opensAt), closes_at: Date.parse(rules.closesAt) });
    expect(rules.leaderboards.members).toBe(true);
    const screens = await ctx.db.selectFrom("screen").select(["id", "unit_id"]).where("competition_id", "=", "c1").orderBy("id").execute();
    expect(screens).toEqual([
      { id: screenId("c1", "b1"), unit_id: "b1" },
      { id: screenId("c1", "b2"), unit_id: "b2" },
      { id: screenId("c1", null), unit_id: null },
    ]);
  });

  it("never changes one that is there", async () => {
    await expect(createCompetition(ctx, document({ title: "别的" }))).rejects.toMatchObject({ slug: "competition-exists" });
    expect((await getCompetition(ctx.db, "c1")).row.title).toBe("测试竞赛");
  });

  it("is seen by its audience, its screens and organisers", async () => {
    const competition = await getCompetition(ctx.db, "c1");
    expect((await getAudience(ctx, competition)).branches.map((b) => b.id)).toEqual(["b1", "b2"]);
    const seenBy = async (actor: Parameters<typeof listCompetitionsFor>[1]) => (await listCompetitionsFor(ctx, actor)).length;
    expect(await seenBy({ role: "member", memberId: "m", branchId: "b1" })).toBe(1);
    expect(await seenBy({ role: "member", memberId: "m", branchId: "elsewhere" })).toBe(0);
    expect(await seenBy({ role: "organiser", organiserId: "o" })).toBe(1);
    expect(await seenBy({ role: "screen", screenId: "s", competitionId: "c1", unitId: null })).toBe(1);
    expect(await seenBy({ role: "screen", screenId: "s", competitionId: "other", unitId: null })).toBe(0);
  });

  it("refuses an audience that nobody is in", async () => {
    expect(await pointersOf(createCompetition(ctx, document({ id: "c2", audience: ["k1", "nowhere", "k2"] })))).toEqual([
      "/audience/1",
      "/audience/2",
    ]);
  });

  it("refuses a window that is over", async () => {
    const past = new Date(clock.now() - 1_000).toISOString();
    expect(await pointersOf(createCompetition(ctx, document({ id: "c2", closesAt: past, revealAt: past })))).toEqual(["/closesAt"]);
  });

  it("refuses releases that are not loaded and names the row that the bank cannot fill", async () => {
    const { blueprint } = document();
    const unknown = { ...blueprint, releases: ["fixture/1", "fixture/9"] };
    expect(await pointersOf(createCompetition(ctx, document({ id: "c2", blueprint: unknown })))).toEqual(["/blueprint/releases/1"]);
    const greedy = { ...blueprint, rows: [...blueprint.rows.slice(0, 2), { type: "judge", count: 99, marks: 1 }] };
    expect(await pointersOf(createCompetition(ctx, document({ id: "c2", blueprint: greedy })))).toEqual(["/blueprint/rows/2"]);
  });

  it("answers 404 for what is not there", async () => {
    await expect(getCompetition(ctx.db, "c2")).rejects.toMatchObject({ status: 404 });
  });
});
