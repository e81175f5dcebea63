import type { Rules } from "../competitions/rules.ts";
import type { AppContext } from "../context.ts";
import { Problem } from "../http/problem.ts";
import { drawPaper } from "../papers/drawing.ts";
import type { Slot } from "../papers/paper.ts";
import { getPreparedPool, getRehearsalPool } from "../papers/service.ts";
import type { AttemptKind } from "./tables.ts";

/** A rehearsal is three questions on the member's own device; ten minutes is more than anybody needs. */
export const rehearsalLimitMs = 10 * 60_000;

/** The slots of one member's paper. Set-up has checked the stock, so a shortage here is a fault of ours. */
export async function drawFor(ctx: AppContext, kind: AttemptKind, rules: Rules, seed: string): Promise<Slot[]> {
  const pool = kind === "scored" ? await getPreparedPool(ctx.db, rules.blueprint) : await getRehearsalPool(ctx.db);
  const paper = drawPaper(pool, seed);
  if ("shortfall" in paper) throw new Problem(409, "stock-short", "题目不够", "这场竞赛的题目不够抽一份试卷，请联系组织者。");
  return paper.slots;
}
