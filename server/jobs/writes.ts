import type { Tx } from "../database.ts";

export const jobWrites = {
  /** Takes or keeps a named lease. True when `holder` has it until `now + forMs`. */
  "jobs.lease": async (tx: Tx, input: { name: string; holder: string; now: number; forMs: number }): Promise<boolean> => {
    const { name, holder, now, forMs } = input;
    const taken = await tx
      .insertInto("lease")
      .values({ name, holder, expires_at: now + forMs })
      .onConflict((c) =>
        c
          .column("name")
          .doUpdateSet({ holder, expires_at: now + forMs })
          .where((eb) => eb.or([eb("lease.holder", "=", holder), eb("lease.expires_at", "<", now)])),
      )
      .returning("name")
      .executeTakeFirst();
    return taken !== undefined;
  },
};
