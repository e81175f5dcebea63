import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../server/database.ts";
import { type AppContext, createContext } from "../../server/context.ts";
import { kyselyOnPostgres, openPostgres } from "../../server/db/postgres.ts";
import { draftOf } from "../../server/desk/draft.ts";
import { questionOf } from "../../server/desk/findings.ts";
import { revisionOf } from "../../server/bank/revision.ts";
import { revisionRow } from "../../server/bank/revision-row.ts";
import { factsOf } from "../../server/desk/facts.ts";
import { getQuestion, listRevisions } from "../../server/desk/store.ts";
import { undoImport } from "../../server/desk/import-undo.ts";
import { deskWrites } from "../../server/desk/writes.ts";
import { describeEngines, type Engine, freshConfig } from "../support/engines.ts";
import { sampleQuestions } from "../support/questions.ts";

const bank = { id: "races", title: "青澜题库", layer: "district" as const, owner: "宣传部" };
const content = draftOf("1919-1949", sampleQuestions.single);

async function opened(engine: Engine): Promise<{ ctx: AppContext; close: () => Promise<void> }> {
  const { config, forget } = await freshConfig(engine);
  const ctx = await createContext(config);
  await ctx.writer.run("desk.add-bank", bank);
  return {
    ctx,
    async close() {
      await ctx.close();
      await forget();
    },
  };
}

/** An import of three questions, confirmed. @returns its questions' ids */
async function confirmed(ctx: AppContext, importId: string): Promise<string[]> {
  const { writer } = ctx;
  const row = { bank_id: bank.id, file_name: "题.txt", file_hash: importId, format: "纯文本", reading: "{}", mending: "[]" };
  await writer.run("desk.import-stage", { id: importId, ...row, created_by: "o1", created_at: 1 });
  const readings = Array.from({ length: 3 }, () => [1, "{}"]);
  await writer.run("desk.import-readings", { importId, first: 1, rows: JSON.stringify(readings) });
  await writer.run("desk.import-open", { importId, replaces: null });
  const ids = readings.map((_, i) => `${importId}-${i + 1}`);
  const made = ids.map(async (question_id, i) => {
    const facts = await factsOf(question_id, content);
    return { number: i + 1, version: 1, question_id, file: "1919-1949/x", position: i, ...facts, content: JSON.stringify(content) };
  });
  await writer.run("desk.import-make", { stageId: importId, rows: JSON.stringify(await Promise.all(made)), now: ctx.clock.now() });
  await writer.run("desk.import-confirm", { importId, stageId: importId, count: 3, by: "o1", now: ctx.clock.now() });
  return ids;
}

describeEngines("two processes at one desk", (engine) => {
  let ctx: AppContext;
  let close: () => Promise<void>;
  beforeAll(async () => ({ ctx, close } = await opened(engine)));
  afterAll(() => close());

  it("take the same question of a file over once, also when both looked before either wrote", async () => {
    const question = {
      id: "race-0001",
      bank_id: bank.id,
      file: "1919-1949/a",
      position: 0,
      ...(await factsOf("race-0001", content)),
      state: "approved" as const,
      head: 1,
      approved: 1,
      draft_version: 0,
      retired_reason: null,
      updated_at: 0,
      updated_by: "files",
    };
    const own = questionOf("race-0001", content);
    if (!("question" in own)) throw new Error("the sample is a question");
    const revision = revisionRow(revisionOf(bank.id, { layer: bank.layer, period: content.period, question: own.question }), 1);
    await ctx.writer.run("bank.loadReleases", { banks: [], revisions: [revision], releases: [] });
    const adopted = [{ question, content: JSON.stringify(content), revisionId: revision.id }];
    await ctx.writer.run("desk.adopt", { adopted, now: 5 });
    await ctx.writer.run("desk.adopt", { adopted, now: 6 });
    expect(await listRevisions(ctx.db, "race-0001")).toMatchObject([{ ordinal: 1, state: "approved" }]);
    expect(await getQuestion(ctx.db, "race-0001")).toMatchObject({ head: 1, approved: 1, draft_version: 0 });
  });

  it("an import of any size is taken out whole, and once", async () => {
    const ids = await confirmed(ctx, "twice");
    const [one, other] = await Promise.all([undoImport(ctx, "twice"), undoImport(ctx, "twice")]);
    expect([one.removed + other.removed, one.kept, other.kept]).toEqual([3, [], []]);
    expect(await ctx.db.selectFrom("question").select("id").where("id", "in", ids).execute()).toEqual([]);
  });
});

describe("undoing an import on PostgreSQL while somebody hands a question of it in", () => {
  let ctx: AppContext;
  let close: () => Promise<void>;
  beforeAll(async () => ({ ctx, close } = await opened("postgres")));
  afterAll(() => close());

  it("leaves that question in the bank", async () => {
    const ids = await confirmed(ctx, "meanwhile");
    const own = kyselyOnPostgres<Database>(openPostgres({ url: ctx.config.postgresUrl as string, max: 1, onError: () => {} }));
    const handedIn = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const submission = own.transaction().execute(async (tx) => {
      await deskWrites["desk.submit"](tx, { questionId: ids[1] as string, version: 1, reason: "交审", by: "o2", now: 9 });
      handedIn.resolve();
      await goOn.promise;
    });
    await handedIn.promise;
    const undone = undoImport(ctx, "meanwhile");
    // The undoing has looked by the time it waits for the row that the submission holds.
    for (let waits = 0; waits === 0; ) {
      const locks = await sql`select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(
        ctx.db,
      );
      waits = locks.rows.length;
    }
    goOn.resolve();
    await submission;
    await own.destroy();
    expect(await undone).toMatchObject({ removed: 2, kept: [{ id: ids[1] }] });
    expect(await getQuestion(ctx.db, ids[1] as string)).toMatchObject({ state: "submitted", head: 2 });
    expect(await listRevisions(ctx.db, ids[1] as string)).toHaveLength(2);
  });
});
