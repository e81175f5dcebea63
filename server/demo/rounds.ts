import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getLatestRelease } from "../bank/store.ts";
import { createCompetition } from "../competitions/create.ts";
import { parseText } from "../competitions/document.ts";
import { type Competition, getCompetition } from "../competitions/service.ts";
import { listCompetitionIds } from "../competitions/store.ts";
import type { AppContext } from "../context.ts";

const minute = 60_000;
/** Long enough to look around at leisure; the next start after it opens another round. */
const openForMs = 180 * minute;
const banks = ["national", "henan"];
const numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** The round that is open now: the one begun at an earlier start, else a new one. */
export async function openRound(ctx: AppContext): Promise<Competition> {
  const now = ctx.clock.now();
  const rounds = await Promise.all((await listCompetitionIds(ctx.db)).map((id) => getCompetition(ctx.db, id)));
  const open = rounds.find(({ row }) => row.opens_at <= now && now < row.closes_at);
  return open ?? createRound(ctx, rounds.length + 1, { audience: ["qinglan"], opensAt: now, closesAt: now + openForMs });
}

export interface RoundOptions {
  audience: string[];
  opensAt: number;
  closesAt: number;
}

/** A round by the demo's own document, with results at its end. */
export async function createRound(ctx: AppContext, number: number, { audience, opensAt, closesAt }: RoundOptions): Promise<Competition> {
  const document = parseText(readFileSync(join(import.meta.dirname, "competition.yaml"), "utf8")) as Record<string, object>;
  const releases = await Promise.all(banks.map(async (bank) => (await getLatestRelease(ctx.db, bank)).id));
  const instant = (at: number) => new Date(at).toISOString();
  return createCompetition(ctx, {
    ...document,
    id: `demo-${number}`,
    round: `第${numerals[number - 1] ?? number}场`,
    audience,
    opensAt: instant(opensAt),
    closesAt: instant(closesAt),
    revealAt: instant(closesAt),
    blueprint: { ...document["blueprint"], releases },
  });
}
