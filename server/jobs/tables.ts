import type { Instant } from "../db/columns.ts";

/** Who does a periodic duty when several processes share one database. */
export interface LeaseTable {
  name: string;
  holder: string;
  expires_at: Instant;
}

export interface JobTables {
  lease: LeaseTable;
}
