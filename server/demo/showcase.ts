import type { UnitTable } from "../roster/tables.ts";
import type { RosterChunk } from "../roster/writes.ts";

/** The branch whose board is printed, and the member of it whom nobody simulates: the person at the keyboard. */
export interface Showcase {
  branch: UnitTable;
  member: RosterChunk["members"][number];
}

/** A community branch of ordinary size, so that one person's paper visibly moves it. */
export function showcaseOf({ units, members }: RosterChunk): Showcase {
  const sizes = new Map<string, number>();
  for (const { branch_id } of members) sizes.set(branch_id, (sizes.get(branch_id) ?? 0) + 1);
  const ordinary = (unit: UnitTable) => unit.name.includes("社区") && (sizes.get(unit.id) ?? 0) >= 20 && (sizes.get(unit.id) ?? 0) <= 36;
  const branch = units.find((unit) => unit.kind === "branch" && ordinary(unit));
  const member = members.find((m) => m.branch_id === branch?.id);
  if (!branch || !member) throw new Error("the invented district has no ordinary branch");
  return { branch, member };
}
