import type { UnitTable } from "./tables.ts";

/** The organisation as a tree, read once and asked often. Branches are its leaves, in the order of the roster. */
export interface Tree {
  units: Map<string, UnitTable>;
  /** Children of a unit; of `null`: the roots. */
  children: Map<string | null, UnitTable[]>;
  branches: UnitTable[];
}

/**
 * @param units any order; siblings are sorted by position.
 * @throws when a parent is missing or a unit is its own ancestor: such a roster has no roll-up.
 */
export function buildTree(units: UnitTable[]): Tree {
  const byId = new Map(units.map((u) => [u.id, u]));
  const children = new Map<string | null, UnitTable[]>();
  for (const unit of units) {
    if (unit.parent_id !== null && !byId.has(unit.parent_id)) throw new Error(`unit ${unit.id} has no parent ${unit.parent_id}`);
    const siblings = children.get(unit.parent_id);
    if (siblings) siblings.push(unit);
    else children.set(unit.parent_id, [unit]);
  }
  for (const siblings of children.values()) siblings.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const tree: Tree = { units: byId, children, branches: [] };
  let reached = 0;
  const walk = (parent: string | null) => {
    for (const unit of children.get(parent) ?? []) {
      reached++;
      if (unit.kind === "branch") tree.branches.push(unit);
      walk(unit.id);
    }
  };
  walk(null);
  if (reached !== units.length) throw new Error("the roster goes round in a circle");
  return tree;
}

/** The branches of a unit's subtree, itself when it is a branch; empty for an unknown id. */
export function branchesBeneath(tree: Tree, id: string): UnitTable[] {
  const unit = tree.units.get(id);
  if (!unit) return [];
  if (unit.kind === "branch") return [unit];
  return (tree.children.get(id) ?? []).flatMap((child) => branchesBeneath(tree, child.id));
}

/** From the unit itself up to its root: what a figure of the unit counts towards. */
export function rollUpPath(tree: Tree, id: string): UnitTable[] {
  const path: UnitTable[] = [];
  for (let unit = tree.units.get(id); unit; unit = unit.parent_id === null ? undefined : tree.units.get(unit.parent_id)) path.push(unit);
  return path;
}

/** The committee a unit belongs to: the nearest one above it, or itself. */
export function committeeOf(tree: Tree, id: string): UnitTable | undefined {
  return rollUpPath(tree, id).find((unit) => unit.kind === "committee");
}

/** The branches an audience names, each once however often it is named, in the order of the roster. */
export function branchesOfAudience(tree: Tree, audience: string[]): UnitTable[] {
  const named = new Set(audience.flatMap((id) => branchesBeneath(tree, id)));
  return tree.branches.filter((branch) => named.has(branch));
}
