import { readConfig } from "../../server/config.ts";
import { type AppContext, createContext } from "../../server/context.ts";
import { screenId } from "../../server/competitions/create.ts";
import { inventDistrict } from "../../server/demo/district.ts";
import { createRound } from "../../server/demo/rounds.ts";
import { demoCardToken, setUpDemo } from "../../server/demo/setup.ts";
import { screenToken, sessionDigest } from "../../server/identity/digests.ts";
import { newSessionId } from "../../server/identity/new-tokens.ts";

export interface District {
  competitionId: string;
  memberIds: string[];
  branchIds: string[];
}

export interface DistrictOptions {
  /** Districts of 393 branches and 14,418 members each; a fraction keeps every branch and leaves members out. */
  scale: number;
  /** How long the competition is open. */
  openMs: number;
}

/** The invented district with cards, the real bank and a competition by the demo's document, open from now on. */
export async function seedDistrict(ctx: AppContext, { scale, openMs }: DistrictOptions): Promise<District> {
  const chunk = inventDistrict(Math.max(1, Math.round(scale)), ctx.clock.now());
  const kept = scale < 1 ? Math.round(1 / scale) : 1;
  const members = chunk.members.filter((_, i) => i % kept === 0);
  await setUpDemo(ctx, { units: chunk.units, members });
  const now = ctx.clock.now();
  const { row } = await createRound(ctx, 1, { audience: [chunk.units[0]?.id ?? ""], opensAt: now - 1_000, closesAt: now + openMs });
  return {
    competitionId: row.id,
    memberIds: members.map((member) => member.id),
    branchIds: chunk.units.filter((unit) => unit.kind === "branch").map((unit) => unit.id),
  };
}

/** Works on a data folder that no server holds. */
export async function withContext<T>(dataDir: string, work: (ctx: AppContext) => Promise<T>): Promise<T> {
  const ctx = await createContext(readConfig({ ZHISHI_DATA: dataDir, ZHISHI_LOG: "error" }));
  try {
    return await work(ctx);
  } finally {
    await ctx.close();
  }
}

export const cardTokensOf = (ctx: AppContext, memberIds: string[]): string[] => memberIds.map((id) => demoCardToken(ctx.config.secret, id));

/** Tokens of the screens that were issued with the competition; the hall's is that of `null`. */
export const screenTokensOf = (ctx: AppContext, competitionId: string, unitIds: (string | null)[]): string[] =>
  unitIds.map((unitId) => screenToken(ctx.config.secret, screenId(competitionId, unitId)));

const together = 500;
const dayMs = 24 * 3_600_000;

/** Sessions as a sign-in makes them, for readers whose sign-in is not what is measured. @returns cookies, in order. */
export async function openSessions(ctx: AppContext, memberIds: string[]): Promise<string[]> {
  const cookies: string[] = [];
  for (let i = 0; i < memberIds.length; i += together) {
    const some = memberIds.slice(i, i + together).map((subjectId) => ({ subjectId, id: newSessionId() }));
    const now = ctx.clock.now();
    await Promise.all(
      some.map(({ subjectId, id }) =>
        ctx.writer.run("identity.open-session", {
          role: "member",
          subjectId,
          session: { idHash: sessionDigest(id), now, expiresAt: now + dayMs },
        }),
      ),
    );
    cookies.push(...some.map(({ id }) => `zhishi=${id}`));
  }
  return cookies;
}
