import type { AppContext } from "../context.ts";
import { listReleases } from "../bank/store.ts";
import type { BanksView, QuestionsQuery } from "./contract.ts";
import type { Db } from "../database.ts";
import { listDifficulties, listQuestions } from "./listing.ts";
import { namesOfOrganisers } from "./people.ts";
import { isMisjudged, leastAnswers, measuredDifficulty, rightPercent } from "./measured.ts";
import type { FrequentUses, Uses } from "./service.ts";
import { type BankRow, countStates, countUnreleased, listBanks } from "./store.ts";

/** Every bank with how much of it is in which state. */
export async function viewBanks({ db }: AppContext): Promise<BanksView> {
  const [banks, counts, releases] = await Promise.all([listBanks(db), countStates(db), listReleases(db)]);
  const newest = new Map(releases.map((release) => [release.bank_id, release]));
  return {
    banks: await Promise.all(
      banks.map(async (bank) => {
        const states = { draft: 0, submitted: 0, returned: 0, approved: 0, retired: 0 };
        for (const { bank_id, state, count } of counts) if (bank_id === bank.id) states[state] = Number(count);
        const latest = newest.get(bank.id);
        return {
          ...bank,
          total: Object.values(states).reduce((sum, n) => sum + n, 0),
          states,
          latestRelease: latest ? { id: latest.id, createdAt: latest.created_at } : null,
          unreleased: await countUnreleased(db, bank.id, latest?.id ?? null),
        };
      }),
    ),
  };
}

export const addBank = ({ writer }: AppContext, bank: BankRow): Promise<void> => writer.run("desk.add-bank", bank);

export const changeBank = ({ writer }: AppContext, bank: Pick<BankRow, "id" | "title" | "owner">): Promise<void> =>
  writer.run("desk.change-bank", bank);

/** A page of the list of questions. */
export async function viewQuestions({ db }: AppContext, uses: Uses, frequentUses: FrequentUses, query: QuestionsQuery) {
  const only = query.misjudged ? await listMisjudged(db, await frequentUses(leastAnswers)) : undefined;
  const [{ total, facets, rows }, name] = await Promise.all([listQuestions(db, query, only), namesOfOrganisers(db)]);
  const used = await uses(rows.map((row) => row.id));
  return {
    total,
    facets,
    rows: rows.map((row) => ({
      id: row.id,
      bankId: row.bank_id,
      type: row.type,
      stem: row.stem,
      period: row.period,
      topic: row.topic,
      difficulty: row.difficulty,
      state: row.state,
      ordinal: row.head,
      hasDraft: row.hasDraft,
      released: row.released,
      updatedAt: row.updated_at,
      updatedBy: name(row.updated_by),
      used: used.get(row.id)?.used ?? 0,
      rightPercent: rightPercent(used.get(row.id)),
      measured: measuredDifficulty(used.get(row.id)),
    })),
  };
}

/** Questions whose answers say another difficulty than their author. */
async function listMisjudged(db: Db, uses: Awaited<ReturnType<FrequentUses>>): Promise<string[]> {
  const rows = await listDifficulties(db, [...uses.keys()]);
  return rows.filter(({ id, difficulty }) => isMisjudged(difficulty, measuredDifficulty(uses.get(id)))).map(({ id }) => id);
}
