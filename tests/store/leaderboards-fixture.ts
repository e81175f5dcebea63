import type { Rules } from "../../server/competitions/rules.ts";
import { type AppContext, createContext } from "../../server/context.ts";
import type { Database, Tx } from "../../server/database.ts";
import { kyselyOnPostgres, openPostgres } from "../../server/db/postgres.ts";
import { kyselyOnSqlite, openSqliteForWriting } from "../../server/db/sqlite.ts";
import { loadRoster } from "../../server/roster/service.ts";
import type { UnitKind, UnitTable } from "../../server/roster/tables.ts";
import { createTestClock, type TestClock } from "../support/clock.ts";
import { competitionId, createCompetitionRow, fixtureRules } from "../support/competition.ts";
import { type Engine, freshConfig } from "../support/engines.ts";

export const unit = (id: string, parent_id: string | null, kind: UnitKind, position = 0): UnitTable => ({
  id,
  parent_id,
  kind,
  name: `${id}党支部`,
  short_name: id,
  position,
});

/** Two committees, a general branch, names and ids whose order differs between languages (fault C16). */
export const units: UnitTable[] = [
  unit("d", null, "district"),
  unit("甲", "d", "committee", 1),
  unit("乙", "d", "committee", 0),
  unit("总", "甲", "general-branch", 2),
  unit("b-1", "甲", "branch", 1),
  unit("B_2", "总", "branch", 1),
  unit("b_3", "总", "branch", 0),
  unit("丁", "乙", "branch", 0),
  unit("丙", "乙", "branch", 0),
  unit("é", "d", "branch", 9),
];
export const branchIds = ["b-1", "B_2", "b_3", "丁", "丙", "é"];
export const membersEach = 7;
export const memberIds = branchIds.flatMap((branch) => Array.from({ length: membersEach }, (_, i) => `${branch}/${i}`));

export interface AttemptRow {
  memberId: string;
  branchId: string;
  ordinal: number;
  state: "open" | "locked";
  score: number | null;
  elapsedMs: number | null;
  kind?: "scored" | "rehearsal";
}

export interface BoardWorld {
  ctx: AppContext;
  clock: TestClock;
  /** Opens a second server on the same data (PostgreSQL). */
  again(): Promise<AppContext>;
  /** Ends the server and opens another on the same data. */
  restart(): Promise<AppContext>;
  alter<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  putAttempts(rows: AttemptRow[]): Promise<void>;
  close(): Promise<void>;
}

export async function openBoardWorld(engine: Engine, rules: Partial<Record<keyof Rules, unknown>> = {}): Promise<BoardWorld> {
  const { config, forget } = await freshConfig(engine);
  const clock = createTestClock();
  const opened: AppContext[] = [];
  let instances = 0;
  const again = async () => {
    const ctx = await createContext({ ...config, instanceId: `i${instances++}` }, { clock });
    opened.push(ctx);
    return ctx;
  };
  const ctx = await again();
  const members = memberIds.map((id) => ({
    id,
    branch_id: id.split("/")[0] as string,
    name: `周大${id}`,
    elder: 0 as const,
    created_at: 0,
  }));
  await loadRoster(ctx, { units, members });
  await createCompetitionRow(ctx, fixtureRules(clock.now(), rules));

  const putAttempts = async (rows: AttemptRow[]) => {
    if (rows.length === 0) return;
    const values = rows.map(({ memberId, branchId, ordinal, state, score, elapsedMs, kind = "scored" }) => ({
      id: `${memberId}#${kind}#${ordinal}`,
      competition_id: competitionId,
      member_id: memberId,
      branch_id: branchId,
      kind,
      ordinal,
      state,
      epoch: 1,
      started_at: 0,
      deadline_at: 0,
      grace_ms: 0,
      question_limit_ms: 0,
      max_score: 60,
      score,
      elapsed_ms: elapsedMs,
    }));
    await alter(ctx, (tx) => tx.insertInto("attempt").values(values).execute());
  };
  return {
    ctx,
    clock,
    again,
    async restart() {
      await opened.pop()?.close();
      return again();
    },
    alter: (work) => alter(ctx, work),
    putAttempts,
    async close() {
      for (const one of opened.toReversed()) await one.close();
      await forget();
    },
  };
}

/** Members and attempts of a branch in one word each: `locked("丁/0", 50)`. */
export const locked = (memberId: string, score: number, elapsedMs = 60_000, ordinal = 1): AttemptRow => ({
  memberId,
  branchId: memberId.split("/")[0] as string,
  ordinal,
  state: "locked",
  score,
  elapsedMs,
});
export const begun = (memberId: string, ordinal = 1): AttemptRow => ({
  ...locked(memberId, 0, 0, ordinal),
  state: "open",
  score: null,
  elapsedMs: null,
});

/** Changes tables behind the server's back, as another process would. */
export async function alter<T>({ database }: AppContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  const db =
    database.engine === "sqlite"
      ? kyselyOnSqlite<Database>(openSqliteForWriting(database.file))
      : kyselyOnPostgres<Database>(openPostgres({ url: database.url, max: 1, onError: () => undefined }));
  try {
    return await db.transaction().execute(work);
  } finally {
    await db.destroy();
  }
}
