import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UnitKind, UnitTable } from "./tables.ts";
import { branchesBeneath, branchesOfAudience, buildTree, committeeOf, rollUpPath } from "./tree.ts";

const unit = (id: string, parent: string | null, kind: UnitKind, position = 0): UnitTable => ({
  id,
  parent_id: parent,
  kind,
  name: `${id}党支部`,
  short_name: id,
  position,
});

const district = [
  unit("d", null, "district"),
  unit("c2", "d", "committee", 2),
  unit("c1", "d", "committee", 1),
  unit("g", "c1", "general-branch", 2),
  unit("b1", "c1", "branch", 1),
  unit("b2", "g", "branch", 1),
  unit("b3", "c2", "branch", 1),
];
const ids = (units: UnitTable[]) => units.map((u) => u.id);

describe("tree", () => {
  const tree = buildTree(district);

  it("lists branches in the order of the roster, whatever order they came in", () => {
    expect(ids(tree.branches)).toEqual(["b1", "b2", "b3"]);
    fc.assert(
      fc.property(fc.shuffledSubarray(district, { minLength: district.length }), (shuffled) => {
        expect(ids(buildTree(shuffled).branches)).toEqual(["b1", "b2", "b3"]);
      }),
    );
  });

  it("finds what is beneath a unit and what it rolls up to", () => {
    expect(ids(branchesBeneath(tree, "c1"))).toEqual(["b1", "b2"]);
    expect(ids(branchesBeneath(tree, "b3"))).toEqual(["b3"]);
    expect(branchesBeneath(tree, "nowhere")).toEqual([]);
    expect(ids(rollUpPath(tree, "b2"))).toEqual(["b2", "g", "c1", "d"]);
    expect(committeeOf(tree, "b2")?.id).toBe("c1");
    expect(committeeOf(tree, "d")).toBeUndefined();
  });

  it("counts a branch named twice once", () => {
    expect(ids(branchesOfAudience(tree, ["c2", "g", "c1", "b2"]))).toEqual(["b1", "b2", "b3"]);
    expect(ids(branchesOfAudience(tree, ["d"]))).toEqual(ids(tree.branches));
  });

  it("refuses a roster without roll-up", () => {
    expect(() => buildTree([unit("x", "gone", "branch")])).toThrow("gone");
    expect(() => buildTree([unit("x", "y", "committee"), unit("y", "x", "committee")])).toThrow("circle");
  });
});
