import { hash, verify } from "@node-rs/argon2";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { AppContext } from "../context.ts";
import { newId } from "../http/ids.ts";
import { Problem } from "../http/problem.ts";
import { type Actor, forgetMember } from "./actor.ts";
import { isCardNumber } from "./card-number.ts";
import type { SessionView } from "./contract.ts";
import { cardNumber, cardToken, keyedDigest, screenToken, sessionDigest } from "./digests.ts";
import { newSessionId, newSetupToken } from "./new-tokens.ts";
import { normaliseName, normaliseNumber } from "./person-name.ts";
import { setupUsed, tooManyTries, unknownNumber, wrongCheckDigit, wrongPassword } from "./problems.ts";
import { takeTurn } from "./slow-work.ts";
import { findOrganiserByName, findOrganiserName, findProfile, isSetupOpen } from "./store.ts";
import type { NewSession } from "./writes.ts";

const day = 24 * 3_600_000;
const memberSessionMs = 30 * day;
const organiserSessionMs = day / 2;
/** A wall must stay right for a whole season without a touch. */
const screenSessionMs = 180 * day;

/** A session just opened: the id goes into the cookie and is kept nowhere else. */
export interface Opened {
  sessionId: string;
  maxAgeMs: number;
}

function newSession(ctx: AppContext, lastsMs: number, previousId: string | undefined): { id: string; session: NewSession } {
  const id = newSessionId();
  const now = ctx.clock.now();
  const replaces = previousId && sessionDigest(previousId);
  return { id, session: { idHash: sessionDigest(id), replaces, now, expiresAt: now + lastsMs } };
}

export async function signInByCard(ctx: AppContext, token: string, previousId?: string): Promise<Opened> {
  const { id, session } = newSession(ctx, memberSessionMs, previousId);
  await ctx.writer.run("identity.sign-in-card", { tokenHash: keyedDigest(ctx.config.secret, "card-token", token), session });
  return { sessionId: id, maxAgeMs: memberSessionMs };
}

export async function signInScreen(ctx: AppContext, token: string, previousId?: string): Promise<Opened> {
  const { id, session } = newSession(ctx, screenSessionMs, previousId);
  await ctx.writer.run("identity.sign-in-screen", { tokenHash: keyedDigest(ctx.config.secret, "screen-token", token), session });
  return { sessionId: id, maxAgeMs: screenSessionMs };
}

// Five wrong tries for one person from one place, then ten minutes; the QR link is never held up, so nobody can
// lock a member out (fault G01). All wrong tries together are bounded too: spraying the roster trips it (G02).
const createTries = () => ({
  ofPerson: new RateLimiterMemory({ points: 5, duration: 600 }),
  ofAll: new RateLimiterMemory({ points: 300, duration: 60 }),
  ofPassword: new RateLimiterMemory({ points: 8, duration: 600 }),
});
const kept = new WeakMap<AppContext, ReturnType<typeof createTries>>();

function triesOf(ctx: AppContext): ReturnType<typeof createTries> {
  const known = kept.get(ctx) ?? createTries();
  kept.set(ctx, known);
  return known;
}

export interface NumberInput {
  number: string;
  branchId: string;
  name: string;
  from: string;
}

export async function signInByNumber(ctx: AppContext, input: NumberInput, previousId?: string): Promise<Opened> {
  const number = normaliseNumber(input.number);
  if (!isCardNumber(number)) throw wrongCheckDigit();
  const tries = triesOf(ctx);
  const person = `${input.from} ${input.branchId} ${normaliseName(input.name)}`;
  await refuseWhenSpent(tries.ofAll, "all");
  // Taken before the look-up and given back after it: of many sent at once no more than five are looked up.
  await spend(tries.ofPerson, person);
  const { id, session } = newSession(ctx, memberSessionMs, previousId);
  const numberHash = keyedDigest(ctx.config.secret, "card-number", number);
  try {
    await ctx.writer.run("identity.sign-in-number", { numberHash, branchId: input.branchId, name: input.name, session });
  } catch (error) {
    if (error instanceof Problem && error.slug === unknownNumber().slug) await tries.ofAll.consume("all").catch(() => undefined);
    else await tries.ofPerson.reward(person);
    throw error;
  }
  await tries.ofPerson.delete(person);
  return { sessionId: id, maxAgeMs: memberSessionMs };
}

/** argon2id as OWASP advises (19 MiB, t = 2): about 12 ms of CPU, in libuv's threads. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Verified when the name is unknown, so that the time taken does not tell which names exist. */
let decoy: Promise<string> | undefined;

export const hashPassword = (password: string): Promise<string> => takeTurn(() => hash(password, argon));

export async function signInOrganiser(
  ctx: AppContext,
  input: { name: string; password: string; from: string },
  previousId?: string,
): Promise<Opened> {
  const who = `${input.from} ${input.name}`;
  const tries = triesOf(ctx).ofPassword;
  await spend(tries, who);
  const organiser = await findOrganiserByName(ctx.db, input.name);
  decoy ??= hash(newSessionId(), argon);
  const known = organiser?.password_hash ?? (await decoy);
  const right = await takeTurn(() => verify(known, input.password));
  if (!organiser || !right) throw wrongPassword();
  await tries.delete(who);
  const { id, session } = newSession(ctx, organiserSessionMs, previousId);
  await ctx.writer.run("identity.open-session", { role: "organiser", subjectId: organiser.id, session });
  return { sessionId: id, maxAgeMs: organiserSessionMs };
}

/** Makes a one-time set-up token and voids the one before. @returns the token, shown once on the console. */
export async function offerSetup(ctx: AppContext): Promise<string> {
  const token = newSetupToken();
  await ctx.writer.run("identity.offer-setup", {
    id: newId(),
    tokenHash: keyedDigest(ctx.config.secret, "setup-token", token),
    now: ctx.clock.now(),
  });
  return token;
}

const invitationMs = 2 * day;

/** An organiser invites another: a link for one use within 48 hours. @returns its token, shown once. */
export async function inviteOrganiser(ctx: AppContext, invitedBy: string): Promise<{ token: string; expiresAt: number }> {
  const token = newSetupToken();
  const now = ctx.clock.now();
  const expiresAt = now + invitationMs;
  await ctx.writer.run("identity.invite", {
    id: newId(),
    tokenHash: keyedDigest(ctx.config.secret, "setup-token", token),
    invitedBy,
    now,
    expiresAt,
  });
  return { token, expiresAt };
}

/** Makes an organiser by a one-time link: the console's, or another organiser's invitation. */
export async function claimSetup(
  ctx: AppContext,
  input: { token: string; name: string; password: string },
  previousId?: string,
): Promise<Opened> {
  const { id, session } = newSession(ctx, organiserSessionMs, previousId);
  const tokenHash = keyedDigest(ctx.config.secret, "setup-token", input.token);
  // Looked at before the slow hash: a made-up token costs nothing. The write decides.
  if (!(await isSetupOpen(ctx.db, tokenHash, ctx.clock.now()))) throw setupUsed();
  const organiser = { id: newId(), name: input.name, passwordHash: await hashPassword(input.password) };
  await ctx.writer.run("identity.claim-setup", { tokenHash, organiser, session });
  return { sessionId: id, maxAgeMs: organiserSessionMs };
}

/** Issues one card a member. Card ids are chosen by the caller; token and number follow from them. */
export async function issueCards(ctx: AppContext, cards: { id: string; memberId: string }[]): Promise<void> {
  const { secret } = ctx.config;
  const digests = cards.map((c) => ({
    ...c,
    tokenHash: keyedDigest(secret, "card-token", cardToken(secret, c.id)),
    numberHash: keyedDigest(secret, "card-number", cardNumber(secret, c.id)),
  }));
  await ctx.writer.run("identity.issue-cards", { cards: digests, now: ctx.clock.now() });
}

/** Voids every card of a member and ends the member's sessions, wherever they are open. */
export async function revokeCards(ctx: AppContext, memberId: string): Promise<void> {
  await ctx.writer.run("identity.revoke-cards", { memberId });
  forgetMember(ctx, memberId);
}

/** Issues a screen's link. @returns its token. */
export async function issueScreen(ctx: AppContext, input: { id: string; competitionId: string; unitId: string | null }): Promise<string> {
  const token = screenToken(ctx.config.secret, input.id);
  await ctx.writer.run("identity.issue-screen", {
    ...input,
    tokenHash: keyedDigest(ctx.config.secret, "screen-token", token),
    now: ctx.clock.now(),
  });
  return token;
}

export async function viewSession(ctx: AppContext, actor: Actor | undefined): Promise<SessionView> {
  const serverNow = ctx.clock.now();
  if (actor?.role === "member") {
    const profile = await findProfile(ctx.db, actor.memberId);
    if (profile) return { role: "member", serverNow, member: { ...profile, elder: profile.elder === 1 } };
  }
  if (actor?.role === "organiser")
    return { role: "organiser", serverNow, organiser: { name: (await findOrganiserName(ctx.db, actor.organiserId)) ?? "" } };
  if (actor?.role === "screen") return { role: "screen", serverNow, screen: { competitionId: actor.competitionId, unitId: actor.unitId } };
  return { role: "none", serverNow };
}

async function refuseWhenSpent(limiter: RateLimiterMemory, key: string): Promise<void> {
  const state = await limiter.get(key);
  if (state && state.consumedPoints >= limiter.points) throw tooManyTries(Math.ceil(state.msBeforeNext / 1000));
}

async function spend(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    throw error instanceof RateLimiterRes ? tooManyTries(Math.ceil(error.msBeforeNext / 1000)) : error;
  }
}
