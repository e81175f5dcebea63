import type { Tx } from "../database.ts";

export interface PublishInput {
  competitionId: string;
  /** The number this board follows; 0 for the first. */
  follows: number;
  asOf: number;
  digest: string;
  /** JSON of the Leaderboard. */
  body: string;
}

export const leaderboardWrites = {
  /**
   * Stores a board as number `follows + 1`. False when another process has published in between: no number is
   * ever given to two boards, and none is taken back.
   */
  "leaderboards.publish": async (tx: Tx, input: PublishInput): Promise<boolean> => {
    const { competitionId, follows, asOf, digest, body } = input;
    const version = follows + 1;
    const stored = { version, as_of: asOf, digest, body };
    const row =
      follows === 0
        ? await tx
            .insertInto("leaderboard")
            .values({ competition_id: competitionId, ...stored })
            .onConflict((c) => c.column("competition_id").doNothing())
            .returning("version")
            .executeTakeFirst()
        : await tx
            .updateTable("leaderboard")
            .set(stored)
            .where("competition_id", "=", competitionId)
            .where("version", "=", follows)
            .returning("version")
            .executeTakeFirst();
    return row !== undefined;
  },
};
