import type { Tx } from "../database.ts";
import { isUniqueViolation } from "../db/errors.ts";
import { competitionExists } from "./problems.ts";
import type { CompetitionTable } from "./tables.ts";

export const competitionWrites = {
  /** A competition is written once: its rules are what members were told before they started. */
  "competitions.create": async (tx: Tx, row: CompetitionTable): Promise<void> => {
    try {
      await tx.insertInto("competition").values(row).execute();
    } catch (error) {
      throw isUniqueViolation(error) ? competitionExists(row.id) : error;
    }
  },
};
