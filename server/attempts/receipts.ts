import { getCompetition } from "../competitions/service.ts";
import type { AppContext } from "../context.ts";
import { notFound } from "../http/problem.ts";
import type { ReceiptView } from "./contract.ts";
import { notRefundable } from "./problems.ts";
import { readReceiptCode } from "./receipt.ts";
import { findByReceipt } from "./store.ts";

async function getByReceipt(ctx: AppContext, typed: string) {
  const code = readReceiptCode(typed);
  const found = code && (await findByReceipt(ctx.db, code));
  if (!found || found.lockedAt === null) throw notFound();
  return { ...found, lockedAt: found.lockedAt };
}

/** What a receipt code proves, without a name: which round, which branch, when, and whether it counts. @throws Problem 404 */
export async function checkReceipt(ctx: AppContext, typed: string): Promise<ReceiptView> {
  const found = await getByReceipt(ctx, typed);
  const { rules } = await getCompetition(ctx.db, found.competitionId);
  return {
    competitionTitle: rules.title,
    round: rules.round,
    branchName: found.branchName,
    lockedAt: found.lockedAt,
    counted: found.kind === "scored",
  };
}

/** Gives back the attempt of a receipt code. @param organiserId null for a command on the server's machine. @throws Problem 404, 409 */
export async function refundAttempt(ctx: AppContext, typed: string, reason: string, organiserId: string | null): Promise<ReceiptView> {
  const { attemptId } = await getByReceipt(ctx, typed);
  if (!(await ctx.writer.run("attempts.refund", { attemptId, reason, organiserId, now: ctx.clock.now() }))) throw notRefundable();
  return checkReceipt(ctx, typed);
}
