import type { Competition } from "../competitions/service.ts";
import type { MemberPart } from "../competitions/contract.ts";
import type { AppContext } from "../context.ts";
import type { MemberActor } from "../identity/actor.ts";
import { isElder } from "../roster/store.ts";
import { getRoster } from "../roster/service.ts";
import { allowanceAt, limitsFor } from "./allowance.ts";
import { countLockedInBranch, listAttemptsOf } from "./store.ts";

/** What a member sees of a competition beyond its rules: the own attempts, and how many of the branch are done. */
export async function viewMine(ctx: AppContext, { row, rules }: Competition, member: MemberActor): Promise<MemberPart> {
  const [attempts, locked, roster, elder] = await Promise.all([
    listAttemptsOf(ctx.db, row.id, member.memberId, "scored"),
    countLockedInBranch(ctx.db, row.id, member.branchId),
    getRoster(ctx),
    isElder(ctx.db, member.memberId),
  ]);
  const now = ctx.clock.now();
  const revealed = now >= row.reveal_at;
  const allowance = allowanceAt(
    rules.attempts,
    attempts.map((a) => a.started_at),
    now,
  );
  return {
    ...limitsFor(rules, elder),
    mine: {
      attempts: attempts.map((a) => ({
        id: a.id,
        ordinal: a.ordinal,
        state: a.state,
        startedAt: a.started_at,
        deadlineAt: a.deadline_at,
        lockedAt: a.locked_at,
        receiptCode: a.receipt_code,
        score: revealed ? a.score : null,
      })),
      attemptsLeft: allowance.left,
      attemptsLeftToday: allowance.leftToday,
    },
    branch: {
      id: member.branchId,
      name: roster.tree.units.get(member.branchId)?.name ?? "",
      eligible: roster.eligible.get(member.branchId) ?? 0,
      locked,
    },
  };
}
