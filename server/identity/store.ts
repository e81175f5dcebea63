import type { Db } from "../database.ts";
import type { Actor } from "./actor.ts";
import type { OrganiserTable } from "./tables.ts";

/** The living session's actor, or undefined when it is unknown or over. */
export async function findActor(db: Db, idHash: string, now: number): Promise<{ actor: Actor; expiresAt: number } | undefined> {
  const session = await db
    .selectFrom("session")
    .select(["role", "subject_id", "expires_at"])
    .where("id_hash", "=", idHash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (!session) return undefined;
  const actor = await findSubject(db, session.role, session.subject_id);
  return actor && { actor, expiresAt: session.expires_at };
}

async function findSubject(db: Db, role: Actor["role"], id: string): Promise<Actor | undefined> {
  if (role === "organiser") return { role, organiserId: id };
  if (role === "member") {
    const member = await db.selectFrom("member").select("branch_id").where("id", "=", id).executeTakeFirst();
    return member && { role, memberId: id, branchId: member.branch_id };
  }
  const screen = await db
    .selectFrom("screen")
    .select(["competition_id", "unit_id"])
    .where("id", "=", id)
    .where("state", "=", "active")
    .executeTakeFirst();
  return screen && { role, screenId: id, competitionId: screen.competition_id, unitId: screen.unit_id };
}

export function findOrganiserByName(db: Db, name: string): Promise<OrganiserTable | undefined> {
  return db.selectFrom("organiser").selectAll().where("name", "=", name).executeTakeFirst();
}

export async function hasOrganiser(db: Db): Promise<boolean> {
  return (await db.selectFrom("organiser").select("id").limit(1).executeTakeFirst()) !== undefined;
}

/** Whether a one-time set-up link or invitation still waits for its use. */
export async function isSetupOpen(db: Db, tokenHash: string, now: number): Promise<boolean> {
  const row = await db
    .selectFrom("organiser_setup")
    .select("id")
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where((e) => e.or([e("expires_at", "is", null), e("expires_at", ">", now)]))
    .executeTakeFirst();
  return row !== undefined;
}

/** Organisers in the order they came. */
export function listOrganisers(db: Db) {
  return db.selectFrom("organiser").select(["id", "name", "created_at as createdAt"]).orderBy("created_at").orderBy("name").execute();
}

/** Invitations that wait for their use, the one that expires first in front. */
export function listInvitations(db: Db, now: number) {
  return db
    .selectFrom("organiser_setup")
    .innerJoin("organiser", "organiser.id", "organiser_setup.invited_by")
    .select(["organiser.name as invitedBy", "organiser_setup.created_at as createdAt", "organiser_setup.expires_at as expiresAt"])
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("expires_at")
    .execute();
}

/** What a person's own pages show of the person. */
export async function findProfile(db: Db, memberId: string) {
  return db
    .selectFrom("member")
    .innerJoin("unit", "unit.id", "member.branch_id")
    .select([
      "member.id",
      "member.name",
      "member.branch_id as branchId",
      "unit.name as branchName",
      "member.elder",
      "member.type_size as typeSize",
    ])
    .where("member.id", "=", memberId)
    .executeTakeFirst();
}

export async function findOrganiserName(db: Db, id: string): Promise<string | undefined> {
  return (await db.selectFrom("organiser").select("name").where("id", "=", id).executeTakeFirst())?.name;
}
