import type { AppContext } from "../context.ts";
import type { Address } from "../db/reading.ts";
import { runApart } from "../jobs/apart.ts";
import type { QuestionUseTable } from "./tables.ts";

export interface UsesInput {
  database: Address;
  competitionId: string;
}

/**
 * Counts, once for each competition and only after its reveal point, how often its questions were used and answered
 * right. A whole district's papers are read in a thread of their own.
 */
export async function countUses(ctx: Pick<AppContext, "db" | "writer" | "clock" | "database">): Promise<void> {
  const due = await ctx.db
    .selectFrom("competition")
    .select("id")
    .where("reveal_at", "<=", ctx.clock.now())
    .where((e) =>
      e.and([
        e.not(e.exists(e.selectFrom("question_use").select("question_id").whereRef("question_use.competition_id", "=", "competition.id"))),
        e.exists(
          e
            .selectFrom("attempt")
            .select("attempt.id")
            .whereRef("attempt.competition_id", "=", "competition.id")
            .where("attempt.kind", "=", "scored")
            .where("attempt.state", "=", "locked"),
        ),
      ]),
    )
    .execute();
  for (const { id } of due) {
    const input: UsesInput = { database: ctx.database, competitionId: id };
    const uses = await runApart<UsesInput, QuestionUseTable[]>(new URL("./uses-entry.ts", import.meta.url), input, {
      memoryMb: 300,
      timeoutMs: 300_000,
    });
    await ctx.writer.run("attempts.keep-uses", { uses });
  }
}
