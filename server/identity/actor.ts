import { getCookie } from "hono/cookie";
import type { AppContext } from "../context.ts";
import type { AppRequest } from "../http/door.ts";
import { notAllowed, signInFirst } from "../http/problem.ts";
import { sessionDigest } from "./digests.ts";
import { findActor } from "./store.ts";

export type Actor =
  | { role: "member"; memberId: string; branchId: string }
  | { role: "organiser"; organiserId: string }
  | { role: "screen"; screenId: string; competitionId: string; unitId: string | null };

export type MemberActor = Extract<Actor, { role: "member" }>;

interface Known {
  actor: Actor;
  expiresAt: number;
  checkedAt: number;
}

/** `__Host-` needs https; on http://localhost a plain cookie stands in. */
export const cookieName = (ctx: AppContext): string => (isSecure(ctx) ? "__Host-zhishi" : "zhishi");
export const isSecure = (ctx: AppContext): boolean => ctx.config.origin?.startsWith("https:") ?? false;

const most = 50_000;
const caches = new WeakMap<AppContext, Map<string, Known>>();

const cacheOf = (ctx: AppContext): Map<string, Known> => {
  let cache = caches.get(ctx);
  if (!cache) caches.set(ctx, (cache = new Map()));
  return cache;
};

/**
 * How long a session read once is believed. One process on SQLite sees every sign-out itself;
 * several processes on PostgreSQL must look again soon, so that a revocation holds within 5 s (fault G11).
 */
const trustMs = (ctx: AppContext): number => (ctx.database.engine === "sqlite" ? 10 * 60_000 : 5_000);

/** The opaque session id of the cookie; empty for nobody. */
export const sessionOf = (ctx: AppContext, c: AppRequest): string => getCookie(c, cookieName(ctx)) ?? "";

/** Who is asking, from the session cookie. `undefined` for nobody. */
export async function findCurrentActor(ctx: AppContext, c: AppRequest): Promise<Actor | undefined> {
  const id = sessionOf(ctx, c);
  return id ? actorOfSession(ctx, id) : undefined;
}

/** @param id the opaque session id of the cookie. */
export async function actorOfSession(ctx: AppContext, id: string): Promise<Actor | undefined> {
  const now = ctx.clock.now();
  const known = recallActor(ctx, id);
  if (known) return known;
  const found = await findActor(ctx.db, sessionDigest(id), now);
  if (!found) return undefined;
  const cache = cacheOf(ctx);
  if (cache.size >= most) cache.delete(cache.keys().next().value as string);
  cache.set(id, { ...found, checkedAt: now });
  return found.actor;
}

/** The same without waiting: `undefined` when the session has to be looked up. The save path asks here first. */
export function recallActor(ctx: AppContext, id: string): Actor | undefined {
  const cache = cacheOf(ctx);
  const known = cache.get(id);
  if (!known) return undefined;
  const now = ctx.clock.now();
  if (known.expiresAt <= now || now - known.checkedAt > trustMs(ctx)) {
    cache.delete(id);
    return undefined;
  }
  return known.actor;
}

export function forgetActor(ctx: AppContext, id: string): void {
  cacheOf(ctx).delete(id);
}

/** Ends every remembered session of a member whose card was revoked. */
export function forgetMember(ctx: AppContext, memberId: string): void {
  const cache = cacheOf(ctx);
  for (const [id, { actor }] of cache) if (actor.role === "member" && actor.memberId === memberId) cache.delete(id);
}

export async function requireAny(ctx: AppContext, c: AppRequest): Promise<Actor> {
  const actor = await findCurrentActor(ctx, c);
  if (!actor) throw signInFirst();
  return actor;
}

export async function requireMember(ctx: AppContext, c: AppRequest): Promise<MemberActor> {
  const actor = await requireAny(ctx, c);
  if (actor.role !== "member") throw notAllowed();
  return actor;
}

export async function requireOrganiser(ctx: AppContext, c: AppRequest): Promise<Extract<Actor, { role: "organiser" }>> {
  const actor = await requireAny(ctx, c);
  if (actor.role !== "organiser") throw notAllowed();
  return actor;
}
