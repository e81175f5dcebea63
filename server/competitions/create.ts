import { listPool, listReleases } from "../bank/store.ts";
import type { AppContext } from "../context.ts";
import { issueScreen } from "../identity/service.ts";
import { preparePool } from "../papers/pool.ts";
import { checkStock } from "../papers/stock.ts";
import { getRoster } from "../roster/service.ts";
import { branchesOfAudience, type Tree } from "../roster/tree.ts";
import { invalidDocument, type Mistake, readRules } from "./document.ts";
import type { Rules } from "./rules.ts";
import { scheduleOf } from "./schedule.ts";
import { type Competition, getCompetition } from "./service.ts";

/** Id of a competition's screen: the hall's, or one branch's. Its link follows from it. */
export const screenId = (competitionId: string, unitId: string | null): string => `${competitionId}/${unitId ?? "hall"}`;

/**
 * Sets up a competition from its reviewed document, with a screen for the hall and one for each branch.
 * @throws Problem 422 listing every mistake, 409 when the id is taken
 */
export async function createCompetition(ctx: AppContext, document: unknown): Promise<Competition> {
  const rules = readRules(document);
  const now = ctx.clock.now();
  const { tree } = await getRoster(ctx);
  const mistakes = [...windowMistakes(rules, now), ...audienceMistakes(rules, tree), ...(await stockMistakes(ctx, rules))];
  if (mistakes.length > 0) throw invalidDocument(mistakes);
  const { opensAt, closesAt, revealAt } = scheduleOf(rules);
  await ctx.writer.run("competitions.create", {
    id: rules.id,
    title: rules.title,
    rules: JSON.stringify(rules),
    opens_at: opensAt,
    closes_at: closesAt,
    reveal_at: revealAt,
    created_at: now,
  });
  await issueScreens(ctx, rules.id, [null, ...branchesOfAudience(tree, rules.audience).map((b) => b.id)]);
  return getCompetition(ctx.db, rules.id);
}

function windowMistakes(rules: Rules, now: number): Mistake[] {
  const { closesAt } = scheduleOf(rules);
  return closesAt <= now ? [{ pointer: "/closesAt", detail: "这个时刻已经过去，请写将来的时刻" }] : [];
}

function audienceMistakes(rules: Rules, tree: Tree): Mistake[] {
  return rules.audience.flatMap((id, i) => {
    if (!tree.units.has(id)) return [{ pointer: `/audience/${i}`, detail: `没有编号为 ${id} 的组织` }];
    return branchesOfAudience(tree, [id]).length === 0 ? [{ pointer: `/audience/${i}`, detail: `${id} 下面没有支部` }] : [];
  });
}

/** Releases that are not loaded, else every row of the blueprint that the bank cannot fill. */
async function stockMistakes(ctx: AppContext, { blueprint }: Rules): Promise<Mistake[]> {
  const present = new Set((await listReleases(ctx.db)).map((release) => release.id));
  const unknown = blueprint.releases.flatMap((id, i) =>
    present.has(id)
      ? []
      : [{ pointer: `/blueprint/releases/${i}`, detail: `没有题库版本 ${id}；现有的是 ${[...present].join("、") || "（没有）"}` }],
  );
  if (unknown.length > 0) return unknown;
  const { shortages } = checkStock(preparePool(blueprint, await listPool(ctx.db, blueprint.releases)));
  return shortages.map(({ rows: [row], message }) => ({
    pointer: row === undefined ? "/blueprint" : `/blueprint/rows/${row}`,
    detail: message,
  }));
}

/** Screens written at once: a share of the writer's queue, so that saves never wait behind them. */
const together = 200;

async function issueScreens(ctx: AppContext, competitionId: string, units: (string | null)[]): Promise<void> {
  for (let i = 0; i < units.length; i += together) {
    const some = units.slice(i, i + together);
    await Promise.all(some.map((unitId) => issueScreen(ctx, { id: screenId(competitionId, unitId), competitionId, unitId })));
  }
}
