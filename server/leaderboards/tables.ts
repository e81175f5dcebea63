import type { Instant, Json } from "../db/columns.ts";
import type { Leaderboard } from "./leaderboard.ts";

export interface LeaderboardTable {
  competition_id: string;
  version: number;
  as_of: Instant;
  digest: string;
  body: Json<Leaderboard>;
}

export interface LeaderboardTables {
  leaderboard: LeaderboardTable;
}
