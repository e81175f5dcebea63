import type { Instant, Json } from "../db/columns.ts";
import type { Rules } from "./rules.ts";

export interface CompetitionTable {
  id: string;
  title: string;
  /** The whole reviewed document; pure functions read it. */
  rules: Json<Rules>;
  opens_at: Instant;
  closes_at: Instant;
  reveal_at: Instant;
  created_at: Instant;
}

export interface CompetitionTables {
  competition: CompetitionTable;
}
