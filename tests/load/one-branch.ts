import { readConfig } from "../../server/config.ts";
import { createContext } from "../../server/context.ts";
import { cardToken } from "../../server/identity/digests.ts";
import { issueCards } from "../../server/identity/service.ts";
import { loadRoster } from "../../server/roster/service.ts";
import { fixtureQuestions, loadFixtureBank } from "../support/bank.ts";
import { createCompetitionRow, fixtureRules } from "../support/competition.ts";

/** Questions of a paper of the competition that `seedOneBranch` sets up, each with four options. */
export const questions = 20;

/** Fills a data folder with one branch of `members` people, their cards and an open competition of single choices. */
export async function seedOneBranch(dataDir: string, members: number): Promise<void> {
  const ctx = await createContext(readConfig({ ZHISHI_DATA: dataDir, ZHISHI_LOG: "error" }));
  const ids = Array.from({ length: members }, (_, i) => String(i));
  const unit = { id: "d", parent_id: null, kind: "branch" as const, name: "支部", short_name: "支部", position: 0 };
  await loadRoster(ctx, {
    units: [unit],
    members: ids.map((id) => ({ id, branch_id: "d", name: `党员${id}`, elder: 0 as const, created_at: 0 })),
  });
  await issueCards(
    ctx,
    ids.map((id) => ({ id: cardId(Number(id)), memberId: id })),
  );
  await loadFixtureBank(ctx, fixtureQuestions(40));
  const blueprint = { releases: ["fixture/1"], rows: [{ type: "single", count: questions, marks: 5 }], difficultyBound: 20 };
  await createCompetitionRow(ctx, fixtureRules(ctx.clock.now(), { blueprint }));
  await ctx.close();
}

const cardId = (member: number): string => `card-${member}`;

/** The sign-in token of the n-th member's card. */
export const cardTokenOf = (dataDir: string): ((member: number) => string) => {
  const { secret } = readConfig({ ZHISHI_DATA: dataDir });
  return (member) => cardToken(secret, cardId(member));
};
