import type { Flag, Instant } from "../db/columns.ts";

export type UnitKind = "district" | "committee" | "general-branch" | "branch";

export interface UnitTable {
  id: string;
  parent_id: string | null;
  kind: UnitKind;
  name: string;
  /** At most nine characters, for the hall screen: 党 left out. */
  short_name: string;
  /** Order among its siblings. */
  position: number;
}

export interface MemberTable {
  id: string;
  branch_id: string;
  name: string;
  elder: Flag;
  /** 字号 chosen by the member: 18, 22, 26 or 30; null until chosen. Kept with the card, not the phone. */
  type_size: number | null;
  created_at: Instant;
}

export interface RosterTables {
  unit: UnitTable;
  member: MemberTable;
}
