import type { Tx } from "../database.ts";
import type { MemberTable, UnitTable } from "./tables.ts";

export interface RosterChunk {
  /** Parents before their children. */
  units: UnitTable[];
  members: Omit<MemberTable, "type_size">[];
}

export const rosterWrites = {
  /** Adds units and members; one that is there already stays as it is, so an interrupted load can be run again. */
  "roster.load": async (tx: Tx, input: RosterChunk): Promise<void> => {
    if (input.units.length > 0) {
      await tx
        .insertInto("unit")
        .values(input.units)
        .onConflict((c) => c.column("id").doNothing())
        .execute();
    }
    if (input.members.length > 0) {
      await tx
        .insertInto("member")
        .values(input.members.map((m) => ({ ...m, type_size: null })))
        .onConflict((c) => c.column("id").doNothing())
        .execute();
    }
  },
};
