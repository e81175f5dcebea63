import { describe, expect, it } from "vitest";
import { branchesBeneath, buildTree, committeeOf } from "../roster/tree.ts";
import { branchesOfDistrict, inventDistrict, membersOfDistrict } from "./district.ts";

const district = inventDistrict(1, 0);
const sizes = (members: typeof district.members) => {
  const bySize = new Map<string, number>();
  for (const { branch_id } of members) bySize.set(branch_id, (bySize.get(branch_id) ?? 0) + 1);
  return bySize;
};

describe("the invented district", () => {
  const tree = buildTree(district.units);

  it("has the size of the real occasion: 393 branches from 3 to over 300, 14,418 members, 29 % over sixty", () => {
    expect(tree.branches).toHaveLength(branchesOfDistrict);
    expect(district.members).toHaveLength(membersOfDistrict);
    const counts = [...sizes(district.members).values()];
    expect(counts).toHaveLength(branchesOfDistrict);
    expect(Math.min(...counts)).toBe(3);
    expect(Math.max(...counts)).toBeGreaterThan(300);
    const elders = district.members.filter((m) => m.elder === 1).length;
    expect(Math.round((elders / membersOfDistrict) * 100)).toBe(29);
  });

  it("names every branch apart, short enough for the hall", () => {
    expect(new Set(tree.branches.map((b) => b.name)).size).toBe(branchesOfDistrict);
    expect(new Set(tree.branches.map((b) => b.short_name)).size).toBe(branchesOfDistrict);
    for (const unit of district.units) expect(unit.short_name.length).toBeLessThanOrEqual(9);
  });

  it("hangs every branch under a committee, some under a general branch", () => {
    for (const branch of tree.branches) expect(committeeOf(tree, branch.id)).toBeDefined();
    expect(district.units.some((u) => u.kind === "general-branch" && branchesBeneath(tree, u.id).length > 1)).toBe(true);
    expect(branchesBeneath(tree, "qinglan")).toHaveLength(branchesOfDistrict);
  });

  it("has namesakes in one branch, as life has", () => {
    const seen = new Set<string>();
    const twice = district.members.filter((m) => seen.size === seen.add(`${m.branch_id} ${m.name}`).size);
    expect(twice.length).toBeGreaterThan(0);
    expect(new Set(district.members.map((m) => m.id)).size).toBe(membersOfDistrict);
  });

  it("is the same every time, and ten of them make a region", () => {
    expect(inventDistrict(1, 0)).toEqual(district);
    const region = inventDistrict(10, 0);
    expect(buildTree(region.units).branches).toHaveLength(10 * branchesOfDistrict);
    expect(region.members).toHaveLength(10 * membersOfDistrict);
    expect(new Set(region.members.map((m) => m.id)).size).toBe(10 * membersOfDistrict);
  });
});
