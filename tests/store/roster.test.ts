import { afterAll, beforeAll, expect, it } from "vitest";
import { type AppContext, createContext } from "../../server/context.ts";
import { getRoster, loadRoster, searchBranches } from "../../server/roster/service.ts";
import { countMembers, listUnits } from "../../server/roster/store.ts";
import type { UnitKind, UnitTable } from "../../server/roster/tables.ts";
import { describeEngines, freshConfig } from "../support/engines.ts";

const unit = (id: string, parent_id: string | null, kind: UnitKind, name: string): UnitTable => ({
  id,
  parent_id,
  kind,
  name,
  short_name: name.slice(0, 9),
  position: 0,
});
const units = [
  unit("d", null, "district", "测试区"),
  unit("k", "d", "committee", "东街道党工委"),
  unit("g", "k", "general-branch", "明湖社区党总支"),
  unit("b1", "g", "branch", "明湖社区第一党支部"),
  unit("b2", "g", "branch", "明湖社区第二党支部"),
  unit("b3", "k", "branch", "东街道机关党支部"),
];
const member = (id: string, branch_id: string, name: string) => ({ id, branch_id, name, elder: 0 as const, created_at: 1 });

describeEngines("roster", (engine) => {
  let ctx: AppContext;
  let forget: () => Promise<void>;

  beforeAll(async () => {
    const fresh = await freshConfig(engine);
    forget = fresh.forget;
    ctx = await createContext(fresh.config);
  });
  afterAll(async () => {
    await ctx.close();
    await forget();
  });

  it("is empty at first", async () => {
    const { tree, eligible } = await getRoster(ctx);
    expect(tree.branches).toEqual([]);
    expect(eligible.size).toBe(0);
  });

  it("loads units and members once, however often it is asked to, namesakes apart", async () => {
    const members = [member("m1", "b1", "张伟"), member("m2", "b1", "张伟"), member("m3", "b2", "李静")];
    await loadRoster(ctx, { units, members });
    await loadRoster(ctx, { units, members: [...members, member("m4", "b3", "王强")] });
    expect(await listUnits(ctx.db)).toHaveLength(units.length);
    expect(await countMembers(ctx.db)).toEqual(new Map(Object.entries({ b1: 2, b2: 1, b3: 1 })));
  });

  it("shows its own loads at once", async () => {
    const { tree, eligible } = await getRoster(ctx);
    // Siblings with one position keep the order of their ids.
    expect(tree.branches.map((b) => b.id)).toEqual(["b3", "b1", "b2"]);
    expect(eligible.get("b1")).toBe(2);
  });

  it("loads in chunks and tells how far it is", async () => {
    const many = Array.from({ length: 2_345 }, (_, i) => member(`n${i}`, "b3", `姓名${i}`));
    const told: number[] = [];
    await loadRoster(ctx, { units: [], members: many }, (done) => told.push(done));
    expect(told).toEqual([1_000, 2_000, 2_345]);
    expect((await getRoster(ctx)).eligible.get("b3")).toBe(2_346);
  });

  it("refuses a member of a branch that is not there, and keeps nothing of that chunk", async () => {
    await expect(loadRoster(ctx, { units: [], members: [member("x1", "b1", "赵一"), member("x2", "nowhere", "赵二")] })).rejects.toThrow();
    expect((await countMembers(ctx.db)).get("b1")).toBe(2);
  });

  it("finds branches by what was typed, in any order of words", async () => {
    const found = await searchBranches(ctx, "第二 明湖", 20);
    expect(found.map((f) => [f.branch.id, f.committee?.name])).toEqual([["b2", "东街道党工委"]]);
    expect(await searchBranches(ctx, "明湖", 1)).toHaveLength(1);
    expect(await searchBranches(ctx, "西街", 20)).toEqual([]);
  });
});
