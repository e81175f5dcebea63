import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { newId } from "../http/ids.ts";
import { notFound } from "../http/problem.ts";
import { loadRoster } from "../roster/service.ts";
import type { RosterChunk } from "../roster/writes.ts";
import { issueCards, revokeCards } from "./service.ts";

export interface CardHolder {
  cardId: string;
  memberId: string;
  name: string;
  branchId: string;
}

/** Every card that signs somebody in, one a member. */
export async function listCardHolders(db: Db): Promise<CardHolder[]> {
  const rows = await db
    .selectFrom("card")
    .innerJoin("member", "member.id", "card.member_id")
    .select(["card.id as cardId", "member.id as memberId", "member.name", "member.branch_id as branchId"])
    .where("card.state", "=", "active")
    .orderBy("card.created_at")
    .orderBy("card.id")
    .execute();
  return [...new Map(rows.map((row) => [row.memberId, row])).values()];
}

/** Puts units and members on the roster and gives a card to each of these members who has none. Harmless when repeated. */
export async function enrol(ctx: AppContext, chunk: RosterChunk): Promise<void> {
  await loadRoster(ctx, chunk);
  if (chunk.members.length === 0) return;
  const ids = chunk.members.map((member) => member.id);
  const issued = await ctx.db.selectFrom("card").select("member_id").where("state", "=", "active").where("member_id", "in", ids).execute();
  const holders = new Set(issued.map((card) => card.member_id));
  await issueCards(
    ctx,
    ids.filter((id) => !holders.has(id)).map((memberId) => ({ id: newId(), memberId })),
  );
}

/**
 * Voids a lost card, ends the sessions opened with it and issues another. Should it stop between the two, doing it
 * again completes it. @returns the new card's id, from which token and number follow. @throws Problem 404
 */
export async function reissueCard(ctx: AppContext, memberId: string): Promise<string> {
  const member = await ctx.db.selectFrom("member").select("id").where("id", "=", memberId).executeTakeFirst();
  if (!member) throw notFound();
  await revokeCards(ctx, memberId);
  const id = newId();
  await issueCards(ctx, [{ id, memberId }]);
  return id;
}
