import type { Kysely, Transaction } from "kysely";
import type { AttemptTables } from "./attempts/tables.ts";
import type { BankTables } from "./bank/tables.ts";
import type { CompetitionTables } from "./competitions/tables.ts";
import type { DeskTables } from "./desk/tables.ts";
import type { IdentityTables } from "./identity/tables.ts";
import type { JobTables } from "./jobs/tables.ts";
import type { LeaderboardTables } from "./leaderboards/tables.ts";
import type { PaperTables } from "./papers/tables.ts";
import type { ReportTables } from "./reports/tables.ts";
import type { RosterTables } from "./roster/tables.ts";

/** Every table, each declared by the slice that owns it. */
export interface Database
  extends RosterTables,
    IdentityTables,
    BankTables,
    DeskTables,
    PaperTables,
    CompetitionTables,
    AttemptTables,
    LeaderboardTables,
    ReportTables,
    JobTables {}

/** A handle for reading. */
export type Db = Kysely<Database>;
/** A handle inside a write transaction. A store function that takes a `Tx` owes its atomicity to the caller's. */
export type Tx = Transaction<Database>;
