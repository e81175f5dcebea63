import { attemptBulk, attemptWrites } from "./attempts/writes.ts";
import { bankWrites } from "./bank/writes.ts";
import { competitionWrites } from "./competitions/writes.ts";
import type { Writer } from "./db/writer.ts";
import { deskWrites } from "./desk/writes.ts";
import { identityWrites } from "./identity/writes.ts";
import { jobWrites } from "./jobs/writes.ts";
import { leaderboardWrites } from "./leaderboards/writes.ts";
import { reportWrites } from "./reports/writes.ts";
import { rosterWrites } from "./roster/writes.ts";

/**
 * Every use case that changes data, by name. The writer thread loads this list; nothing else may write.
 * Inputs and outputs cross a thread: plain values only.
 */
export const registry = {
  writes: {
    ...rosterWrites,
    ...identityWrites,
    ...bankWrites,
    ...deskWrites,
    ...competitionWrites,
    ...attemptWrites,
    ...leaderboardWrites,
    ...reportWrites,
    ...jobWrites,
  },
  bulk: { ...attemptBulk },
};

export type AppWriter = Writer<typeof registry>;
