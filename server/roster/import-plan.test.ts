import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RosterRow } from "./import-file.ts";
import { type ImportPlan, type PresentRoster, planImport } from "./import-plan.ts";
import { buildTree, committeeOf } from "./tree.ts";

const nothing: PresentRoster = { units: [], members: [] };
const row = (line: number, path: string, name: string, number?: string, elder = false): RosterRow => ({
  line,
  path: path.split("/"),
  name,
  number,
  elder,
});

function planned(rows: RosterRow[], present: PresentRoster = nothing): ImportPlan {
  const planning = planImport(rows, present, "青澜区", 5);
  if (!planning.ok) throw new Error(planning.message);
  return planning.plan;
}
const after = (plan: ImportPlan, before: PresentRoster = nothing): PresentRoster => ({
  units: [...before.units, ...plan.units],
  members: [...before.members, ...plan.members],
});
const levels = ({ remarks }: ImportPlan) => remarks.map((remark) => [remark.line, remark.level]);

const rows = [
  row(2, "甲镇党委/乙支部", "张伟"),
  row(3, "甲镇党委/乙支部", "张伟"),
  row(4, "甲镇党委/丙党总支/丁支部", "李静", "A-1", true),
  row(5, "戊镇工委/己支部", "王强"),
];

describe("plan of an import", () => {
  const first = planned(rows);

  it("makes the tree, parents first, everything beneath a committee", () => {
    expect(first.units.map((unit) => [unit.kind, unit.name, unit.short_name, unit.position])).toEqual([
      ["district", "青澜区", "青澜区", 0],
      ["committee", "甲镇党委", "甲镇", 0],
      ["branch", "乙支部", "乙支部", 0],
      ["general-branch", "丙党总支", "丙总支", 1],
      ["branch", "丁支部", "丁支部", 0],
      ["committee", "戊镇工委", "戊镇", 1],
      ["branch", "己支部", "己支部", 0],
    ]);
    const tree = buildTree(first.units);
    expect(tree.branches.map((branch) => committeeOf(tree, branch.id)?.name)).toEqual(["甲镇党委", "甲镇党委", "戊镇工委"]);
    expect(first.members.map((member) => [member.name, member.elder, member.created_at])).toEqual([
      ["张伟", 0, 5],
      ["张伟", 0, 5],
      ["李静", 1, 5],
      ["王强", 0, 5],
    ]);
  });

  it("adds nothing the second time, whatever the order, namesakes included", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        const again = planned(shuffled, after(first));
        expect([again.units, again.members, again.remarks, again.absent]).toEqual([[], [], [], []]);
        expect(new Set(again.present)).toEqual(new Set(first.members.map((member) => member.id)));
      }),
    );
  });

  it("adds who is new and only tells who is not named any more", () => {
    const more = planned([rows[0] as RosterRow, row(3, "甲镇党委/乙支部", "赵敏"), row(4, "甲镇党委/庚支部", "孙丽")], after(first));
    expect(more.members.map((member) => member.name)).toEqual(["赵敏", "孙丽"]);
    expect(more.units.map((unit) => [unit.name, unit.position])).toEqual([["庚支部", 2]]);
    expect(more.absent).toEqual([{ name: "张伟", branch: "乙支部" }]);
    expect(more.otherBranches).toBe(2);
  });

  it("knows a member by number in another branch and by another name, and changes nothing", () => {
    const moved = planned([row(2, "戊镇工委/己支部", "李靖", "A-1")], after(first));
    expect(moved.members).toEqual([]);
    expect(levels(moved)).toEqual([[2, "doubtful"]]);
    expect(moved.remarks[0]?.message).toContain("丁支部的“李静”");
  });

  it("refuses whom it cannot tell from somebody on the roster", () => {
    expect(levels(planned([row(2, "甲镇党委/乙支部", "张伟", "B-1")], after(first)))).toEqual([[2, "refused"]]);
    expect(levels(planned([row(2, "甲镇党委/丙党总支/丁支部", "李静")], after(first)))).toEqual([[2, "refused"]]);
    const both = planned([row(2, "甲镇党委/丙党总支/丁支部", "李静", "A-1"), row(3, "甲镇党委/丙党总支/丁支部", "李静")], after(first));
    expect([both.members.length, both.remarks]).toEqual([1, []]);
  });

  it("wants the district's name once and stays with it", () => {
    expect(planImport(rows, nothing, undefined, 0)).toMatchObject({ ok: false, message: expect.stringContaining("--district") });
    expect(planImport(rows, after(first), undefined, 0).ok).toBe(true);
    expect(planImport(rows, after(first), "云屏区", 0)).toMatchObject({ ok: false, message: expect.stringContaining("青澜区") });
    expect(planImport([row(2, "青澜区/乙支部", "张伟")], nothing, "青澜区", 0)).toMatchObject({
      ok: false,
      message: expect.stringContaining("第 2 行"),
    });
    const invented = { units: [{ ...(first.units[0] as (typeof first.units)[0]), id: "qinglan" }], members: [] };
    expect(planImport(rows, invented, undefined, 0)).toMatchObject({ ok: false, message: expect.stringContaining("演示") });
  });

  it("puts what stands above before a name that several branches bear", () => {
    const plan = planned([row(2, "柳堰镇党委/机关党支部", "张伟"), row(3, "双塘镇党委/机关党支部", "李静")]);
    expect(plan.units.filter((unit) => unit.kind === "branch").map((unit) => unit.short_name)).toEqual([
      "柳堰镇机关支部",
      "双塘镇机关支部",
    ]);
    expect(plan.cutNames).toEqual([]);
  });
});
