import type { Tx } from "../database.ts";
import { isUniqueViolation } from "../db/errors.ts";
import { normaliseName } from "./person-name.ts";
import { organiserTaken, setupUsed, unknownCard, unknownNumber, unknownScreen } from "./problems.ts";
import type { Role } from "./tables.ts";

/** A session about to begin: made outside, because a write brings its own luck and time. */
export interface NewSession {
  idHash: string;
  /** The session this browser held before: ended, so that a planted cookie gains nothing (fault G04). */
  replaces?: string;
  now: number;
  expiresAt: number;
}

async function openSession(tx: Tx, role: Role, subjectId: string, session: NewSession): Promise<void> {
  if (session.replaces) await tx.deleteFrom("session").where("id_hash", "=", session.replaces).execute();
  await tx
    .insertInto("session")
    .values({ id_hash: session.idHash, role, subject_id: subjectId, created_at: session.now, expires_at: session.expiresAt })
    .execute();
}

export const identityWrites = {
  "identity.sign-in-card": async (tx: Tx, input: { tokenHash: string; session: NewSession }): Promise<{ memberId: string }> => {
    const card = await tx
      .selectFrom("card")
      .select("member_id")
      .where("token_hash", "=", input.tokenHash)
      .where("state", "=", "active")
      .executeTakeFirst();
    if (!card) throw unknownCard();
    await openSession(tx, "member", card.member_id, input.session);
    return { memberId: card.member_id };
  },

  /** The number alone opens nothing: branch and name must fit the same card (homonyms: fault F12). */
  "identity.sign-in-number": async (
    tx: Tx,
    input: { numberHash: string; branchId: string; name: string; session: NewSession },
  ): Promise<{ memberId: string }> => {
    const card = await tx
      .selectFrom("card")
      .innerJoin("member", "member.id", "card.member_id")
      .select(["member.id", "member.name"])
      .where("card.number_hash", "=", input.numberHash)
      .where("card.state", "=", "active")
      .where("member.branch_id", "=", input.branchId)
      .executeTakeFirst();
    if (!card || normaliseName(card.name) !== normaliseName(input.name)) throw unknownNumber();
    await openSession(tx, "member", card.id, input.session);
    return { memberId: card.id };
  },

  "identity.sign-in-screen": async (tx: Tx, input: { tokenHash: string; session: NewSession }): Promise<{ screenId: string }> => {
    const screen = await tx
      .selectFrom("screen")
      .select("id")
      .where("token_hash", "=", input.tokenHash)
      .where("state", "=", "active")
      .executeTakeFirst();
    if (!screen) throw unknownScreen();
    await openSession(tx, "screen", screen.id, input.session);
    return { screenId: screen.id };
  },

  /** After the password was verified outside: hashing does not belong in a transaction. */
  "identity.open-session": async (tx: Tx, input: { role: Role; subjectId: string; session: NewSession }): Promise<void> => {
    await openSession(tx, input.role, input.subjectId, input.session);
  },

  "identity.end-session": async (tx: Tx, input: { idHash: string }): Promise<void> => {
    await tx.deleteFrom("session").where("id_hash", "=", input.idHash).execute();
  },

  "identity.forget-sessions": async (tx: Tx, input: { now: number }): Promise<void> => {
    await tx.deleteFrom("session").where("expires_at", "<", input.now).execute();
  },

  "identity.issue-cards": async (
    tx: Tx,
    input: { cards: { id: string; memberId: string; tokenHash: string; numberHash: string }[]; now: number },
  ): Promise<void> => {
    const rows = input.cards.map((c) => ({
      id: c.id,
      member_id: c.memberId,
      token_hash: c.tokenHash,
      number_hash: c.numberHash,
      state: "active" as const,
      created_at: input.now,
    }));
    if (rows.length > 0) await tx.insertInto("card").values(rows).execute();
  },

  "identity.revoke-cards": async (tx: Tx, input: { memberId: string }): Promise<void> => {
    await tx.updateTable("card").set({ state: "revoked" }).where("member_id", "=", input.memberId).execute();
    await tx.deleteFrom("session").where("role", "=", "member").where("subject_id", "=", input.memberId).execute();
  },

  "identity.issue-screen": async (
    tx: Tx,
    input: { id: string; competitionId: string; unitId: string | null; tokenHash: string; now: number },
  ): Promise<void> => {
    await tx
      .insertInto("screen")
      .values({
        id: input.id,
        competition_id: input.competitionId,
        unit_id: input.unitId,
        token_hash: input.tokenHash,
        state: "active",
        created_at: input.now,
      })
      .onConflict((c) => c.column("id").doNothing())
      .execute();
  },

  /** A new one-time set-up link for the console; an earlier one that was never used is void. Invitations stay as they are. */
  "identity.offer-setup": async (tx: Tx, input: { id: string; tokenHash: string; now: number }): Promise<void> => {
    await tx.deleteFrom("organiser_setup").where("used_at", "is", null).where("invited_by", "is", null).execute();
    await tx
      .insertInto("organiser_setup")
      .values({ id: input.id, token_hash: input.tokenHash, created_at: input.now, used_at: null, invited_by: null, expires_at: null })
      .execute();
  },

  /** An invitation by an organiser: used once, good until it expires. */
  "identity.invite": async (
    tx: Tx,
    input: { id: string; tokenHash: string; invitedBy: string; now: number; expiresAt: number },
  ): Promise<void> => {
    await tx
      .insertInto("organiser_setup")
      .values({
        id: input.id,
        token_hash: input.tokenHash,
        created_at: input.now,
        used_at: null,
        invited_by: input.invitedBy,
        expires_at: input.expiresAt,
      })
      .execute();
  },

  "identity.claim-setup": async (
    tx: Tx,
    input: { tokenHash: string; organiser: { id: string; name: string; passwordHash: string }; session: NewSession },
  ): Promise<void> => {
    const { now } = input.session;
    const claimed = await tx
      .updateTable("organiser_setup")
      .set({ used_at: now })
      .where("token_hash", "=", input.tokenHash)
      .where("used_at", "is", null)
      .where((e) => e.or([e("expires_at", "is", null), e("expires_at", ">", now)]))
      .returning("id")
      .executeTakeFirst();
    if (!claimed) throw setupUsed();
    await insertOrganiser(tx, { ...input.organiser, now });
    await openSession(tx, "organiser", input.organiser.id, input.session);
  },

  "identity.add-organiser": async (tx: Tx, input: { id: string; name: string; passwordHash: string; now: number }): Promise<void> => {
    await insertOrganiser(tx, input);
  },

  "identity.set-type-size": async (tx: Tx, input: { memberId: string; typeSize: number }): Promise<void> => {
    await tx.updateTable("member").set({ type_size: input.typeSize }).where("id", "=", input.memberId).execute();
  },
};

async function insertOrganiser(tx: Tx, o: { id: string; name: string; passwordHash: string; now: number }): Promise<void> {
  try {
    await tx.insertInto("organiser").values({ id: o.id, name: o.name, password_hash: o.passwordHash, created_at: o.now }).execute();
  } catch (error) {
    throw isUniqueViolation(error) ? organiserTaken() : error;
  }
}
