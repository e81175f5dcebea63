import type { Instant } from "../db/columns.ts";

export interface CardTable {
  id: string;
  member_id: string;
  /** Keyed digest of the 128-bit token in the QR link. */
  token_hash: string;
  /** Keyed digest of the twelve-digit number printed on the card. */
  number_hash: string;
  state: "active" | "revoked";
  created_at: Instant;
}

export interface OrganiserTable {
  id: string;
  name: string;
  password_hash: string;
  created_at: Instant;
}

export interface OrganiserSetupTable {
  id: string;
  token_hash: string;
  created_at: Instant;
  used_at: Instant | null;
  /** organiser.id of who invited; null for the link on the server's console. */
  invited_by: string | null;
  /** Null: good until the next start. */
  expires_at: Instant | null;
}

/** A wall or a branch's tablet: sees the boards of one competition and nothing else. */
export interface ScreenTable {
  id: string;
  competition_id: string;
  /** The branch whose place the screen shows first; null for the hall. */
  unit_id: string | null;
  token_hash: string;
  state: "active" | "revoked";
  created_at: Instant;
}

export type Role = "member" | "organiser" | "screen";

export interface SessionTable {
  id_hash: string;
  role: Role;
  /** member.id, organiser.id or screen.id by role. */
  subject_id: string;
  created_at: Instant;
  expires_at: Instant;
}

export interface IdentityTables {
  card: CardTable;
  organiser: OrganiserTable;
  organiser_setup: OrganiserSetupTable;
  screen: ScreenTable;
  session: SessionTable;
}
