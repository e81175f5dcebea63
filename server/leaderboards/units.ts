import type { UnitTable } from "../roster/tables.ts";
import { branchesOfAudience, rollUpPath, type Tree } from "../roster/tree.ts";

export interface BoardUnit {
  id: string;
  name: string;
  shortName: string;
  parentId: string | null;
}

export interface BoardBranch extends BoardUnit {
  eligible: number;
}

export interface BoardCommittee extends BoardUnit {
  /** Places in `branches` of every branch beneath. */
  branches: number[];
}

/** The units of one competition's boards, branches and committees each in the order of the roster. */
export interface BoardUnits {
  branches: BoardBranch[];
  placeOf: Map<string, number>;
  committees: BoardCommittee[];
}

/**
 * @param audience unit ids of the rules; they stand for all branches beneath.
 * @param eligible members by branch id.
 */
export function boardUnits(tree: Tree, audience: string[], eligible: ReadonlyMap<string, number>): BoardUnits {
  const branches: BoardBranch[] = [];
  const committees = new Map<string, BoardCommittee>();
  for (const [place, branch] of branchesOfAudience(tree, audience).entries()) {
    const above = committeesAbove(tree, branch);
    branches.push({ ...describe(branch, above[0]), eligible: eligible.get(branch.id) ?? 0 });
    for (const [i, unit] of above.entries()) {
      const known = committees.get(unit.id);
      if (known) known.branches.push(place);
      else committees.set(unit.id, { ...describe(unit, above[i + 1]), branches: [place] });
    }
  }
  return { branches, placeOf: new Map(branches.map((b, i) => [b.id, i])), committees: [...committees.values()] };
}

/** Nearest first. A branch directly under the district counts in the district's own row: no branch is left out of the roll-up. */
function committeesAbove(tree: Tree, branch: UnitTable): UnitTable[] {
  const path = rollUpPath(tree, branch.id).slice(1);
  const committees = path.filter((unit) => unit.kind === "committee");
  return committees.length > 0 ? committees : path.slice(-1);
}

function describe(unit: UnitTable, above: UnitTable | undefined): BoardUnit {
  return { id: unit.id, name: unit.name, shortName: unit.short_name, parentId: above?.id ?? null };
}
