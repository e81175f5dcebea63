import type { Rules } from "../competitions/rules.ts";
import type { AppContext } from "../context.ts";
import { Problem } from "../http/problem.ts";
import { drawPaper } from "../papers/drawing.ts";
import type { Slot } from "../papers/paper.ts";
import type { PreparedPool } from "../papers/pool.ts";
import { getPreparedPool, getRehearsalPool, withoutQuestions } from "../papers/service.ts";
import { getSlots } from "./store.ts";
import type { AttemptTable } from "./tables.ts";

/** A rehearsal is three questions on the member's own device; ten minutes is more than anybody needs. */
export const rehearsalLimitMs = 10 * 60_000;

/** The slots of a rehearsal. */
export async function drawRehearsal(ctx: AppContext, seed: string): Promise<Slot[]> {
  return drawn(await getRehearsalPool(ctx.db), seed) ?? stockShort();
}

/**
 * The slots of one member's paper. Questions of the member's earlier papers are left out as long as the pool can do
 * without them. Set-up has checked the stock, so a shortage of the whole pool is a fault of ours.
 */
export async function drawScored(ctx: AppContext, rules: Rules, earlier: AttemptTable[], seed: string): Promise<Slot[]> {
  const pool = await getPreparedPool(ctx.db, rules.blueprint);
  if (earlier.length === 0) return drawn(pool, seed) ?? stockShort();
  const papers = await Promise.all(earlier.map((attempt) => getSlots(ctx.db, attempt.id)));
  const questionOf = new Map(pool.revisions.map((revision) => [revision.id, revision.questionId]));
  const met = new Set(papers.flat().map((slot) => questionOf.get(slot.revision) ?? ""));
  return drawn(withoutQuestions(pool, met), seed) ?? drawn(pool, seed) ?? stockShort();
}

function drawn(pool: PreparedPool, seed: string): Slot[] | undefined {
  const paper = drawPaper(pool, seed);
  return "shortfall" in paper ? undefined : paper.slots;
}

function stockShort(): never {
  throw new Problem(409, "stock-short", "题目不够", "这场竞赛的题目不够抽一份试卷，请联系组织者。");
}
