import type { Registers } from "../bank/registers.ts";
import { releaseRefused } from "../bank/problems.ts";
import type { AppContext } from "../context.ts";
import { Problem, type ProblemDetails } from "../http/problem.ts";
import { ApartError, runApart } from "../jobs/apart.ts";
import type { Address } from "./connection.ts";
import type { CheckView, ReleasesView, ReleaseView, SimilarView } from "./contract.ts";
import { dayInChina, startOfDay } from "./day.ts";
import type { BankFinding } from "./lint-standing.ts";
import { checkTookTooLong } from "./problems.ts";
import { getRegisters } from "./registers.ts";
import { getBank, getQuestion } from "./store.ts";

export interface CheckInput {
  database: Address;
  bankId: string | null;
  registers: Registers;
}

export type CheckOutput = CheckView;

export interface ReleaseInputApart extends CheckInput {
  bankId: string;
  /** Null: only what would change. `date` is a day in China. */
  draft: { name: string; date: string; message: string } | null;
}

type Stems = { id: string; stem: string }[];

export interface ReleaseOutputApart {
  added: Stems;
  changed: Stems;
  withdrawn: Stems;
  errors: BankFinding[];
  previousId: string | null;
  made:
    | { release: { id: string; name: string; date: string; contentHash: string; changelog: string }; revisionIds: string[] }
    | { refused: ProblemDetails }
    | null;
}

export interface SimilarInput {
  database: Address;
  questionId: string;
}

const limits = { memoryMb: 600, timeoutMs: 60_000 };

/** Heavy reading, in a thread of its own. What it could not finish in its bounds is said in words. */
async function apart<I, O>(entry: URL, input: I): Promise<O> {
  try {
    return await runApart<I, O>(entry, input, limits);
  } catch (error) {
    throw error instanceof ApartError && error.failure !== "failed" ? checkTookTooLong() : error;
  }
}

async function registersOf({ db }: AppContext): Promise<Registers> {
  const { formulations, persons } = await getRegisters(db);
  return { formulations, persons };
}

/** The whole check over one bank, or all of them. */
export async function checkBank(ctx: AppContext, bankId: string | null): Promise<CheckView> {
  if (bankId !== null) await getBank(ctx.db, bankId);
  return apart<CheckInput, CheckOutput>(new URL("./check-entry.ts", import.meta.url), {
    database: ctx.database,
    bankId,
    registers: await registersOf(ctx),
  });
}

export async function findSimilar(ctx: AppContext, questionId: string): Promise<SimilarView> {
  await getQuestion(ctx.db, questionId);
  return apart<SimilarInput, SimilarView>(new URL("./similar-entry.ts", import.meta.url), { database: ctx.database, questionId });
}

/** A bank's releases, newest first, and what the next one would bring. */
export async function viewReleases(ctx: AppContext, bankId: string): Promise<ReleasesView> {
  await getBank(ctx.db, bankId);
  const { db } = ctx;
  const next = await apart<ReleaseInputApart, ReleaseOutputApart>(new URL("./release-entry.ts", import.meta.url), {
    database: ctx.database,
    bankId,
    draft: null,
    registers: await registersOf(ctx),
  });
  const rows = await db
    .selectFrom("release")
    .selectAll("release")
    .select((e) =>
      e
        .selectFrom("release_revision")
        .select((r) => r.fn.countAll<number>().as("count"))
        .whereRef("release_revision.release_id", "=", "release.id")
        .as("questions"),
    )
    .where("bank_id", "=", bankId)
    .execute();
  const { waiting } = await db
    .selectFrom("question")
    .select((e) => e.fn.countAll<number>().as("waiting"))
    .where("bank_id", "=", bankId)
    .where("state", "=", "submitted")
    .executeTakeFirstOrThrow();
  const newestFirst = rows.sort((a, b) => b.created_at - a.created_at || b.name.localeCompare(a.name, "en", { numeric: true }));
  const { added, changed, withdrawn, errors } = next;
  return {
    releases: newestFirst.map(({ id, name, created_at, content_hash, changelog, questions }) => ({
      id,
      name,
      createdAt: created_at,
      contentHash: content_hash,
      changelog,
      questions: Number(questions),
    })),
    next: { added, changed, withdrawn, waiting: Number(waiting), errors },
  };
}

/**
 * Freezes what is approved now as a new release, dated today. @throws Problem when the bank has errors, when name or
 * date do not fit, when nothing changed, or when something moved between the reading and the write.
 */
export async function releaseBankAtDesk(ctx: AppContext, bankId: string, draft: { name: string; message: string }): Promise<ReleaseView> {
  await getBank(ctx.db, bankId);
  const date = dayInChina(ctx.clock.now());
  const { errors, previousId, made } = await apart<ReleaseInputApart, ReleaseOutputApart>(new URL("./release-entry.ts", import.meta.url), {
    database: ctx.database,
    bankId,
    draft: {
      ...draft,
      date,
    },
    registers: await registersOf(ctx),
  });
  if (errors.length > 0) {
    const refusal = releaseRefused(`检查发现 ${errors.length} 处错误，没有发布。请先改正这些题目，再发布。`);
    throw new Problem(refusal.status, refusal.slug, refusal.title, refusal.message, { errors });
  }
  if (!made) throw new Error("no release was made");
  if ("refused" in made) throw Problem.from(made.refused);
  const { release, revisionIds } = made;
  const { id, name, contentHash, changelog } = release;
  const createdAt = startOfDay(date);
  await ctx.writer.run("desk.release", {
    release: {
      id,
      bank_id: bankId,
      name,
      content_hash: contentHash,
      changelog,
      created_at: createdAt,
    },
    previousId,
    revisionIds,
  });
  return { id, name, createdAt, contentHash, changelog, questions: revisionIds.length };
}
