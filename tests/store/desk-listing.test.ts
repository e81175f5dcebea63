import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AppContext, createContext } from "../../server/context.ts";
import type { Database } from "../../server/database.ts";
import { kyselyOnPostgres, openPostgres } from "../../server/db/postgres.ts";
import { kyselyOnSqlite, openSqliteForWriting } from "../../server/db/sqlite.ts";
import { QuestionsQuery } from "../../server/desk/contract.ts";
import { cellsQuery, listQuestions, rowsQuery } from "../../server/desk/listing.ts";
import { searchTextOf } from "../../server/desk/search.ts";
import type { QuestionTable } from "../../server/desk/tables.ts";
import { describeEngines, freshConfig } from "../support/engines.ts";

const many = 20_000;
const states = ["draft", "submitted", "returned", "approved", "retired"] as const;
const types = ["single", "multiple", "judge", "blank", "order", "match"] as const;
const periods = ["1919-1949", "1949-1978", "1978-2012", "2012-now"] as const;
const topics = ["重要会议", "重大事件", null];

describeEngines("the list at 20,000 questions", (engine) => {
  let ctx: AppContext;
  let forget: () => Promise<void>;
  const rows: QuestionTable[] = [];
  const query = (parts: Record<string, unknown>) => QuestionsQuery.parse(parts);
  const list = (parts: Record<string, unknown>) => listQuestions(ctx.db, query(parts));

  beforeAll(async () => {
    const fresh = await freshConfig(engine);
    forget = fresh.forget;
    ctx = await createContext(fresh.config);
    for (const id of ["big", "small"]) await ctx.writer.run("desk.add-bank", { id, title: id, layer: "district", owner: "办" });
    const wordings = await Promise.all(
      ["遵义会议", "古田会议", "八七会议 100%"].map((stem) => searchTextOf("", { stem, options: [], pairs: [] })),
    );
    for (let i = 0; i < many; i++) {
      const id = `q-${String(i).padStart(5, "0")}`;
      rows.push({
        id,
        bank_id: i % 10 === 0 ? "small" : "big",
        period: periods[i % 4] as QuestionTable["period"],
        file: "1919-1949/desk",
        position: i,
        state: states[i % 5] as QuestionTable["state"],
        type: types[i % 6] as QuestionTable["type"],
        topic: topics[i % 3] as string | null,
        difficulty: i % 7 === 0 ? null : 1 + (i % 3),
        stem: `题干${i}`,
        search: id + wordings[i % 3],
        asked: null,
        head: 1,
        approved: null,
        draft_version: 1,
        retired_reason: null,
        updated_at: 1e3 + i,
        updated_by: "o1",
      });
    }
    const { dataDir, postgresUrl } = fresh.config;
    const direct = postgresUrl
      ? kyselyOnPostgres<Database>(openPostgres({ url: postgresUrl, max: 1, onError: () => undefined }))
      : kyselyOnSqlite<Database>(openSqliteForWriting(join(dataDir, "zhishi.db")));
    for (let i = 0; i < many; i += 500)
      await direct
        .insertInto("question")
        .values(rows.slice(i, i + 500))
        .execute();
    await direct.destroy();
  });
  afterAll(async () => {
    await ctx.close();
    await forget();
  });

  it("finds by text, pinyin, initials and id; every word has to fit, and % is only a sign", async () => {
    const third = (q: string) => list({ q, limit: 5 }).then(({ total }) => total);
    for (const q of ["遵义", "zunyi", "ZYHY", "zyhy q-", "遵义　会议"]) expect(await third(q), q).toBe(Math.ceil(many / 3));
    expect(await third("会议")).toBe(many);
    expect(await third("100%")).toBe(6_666);
    expect(await third("q-00012")).toBe(1);
    for (const q of ["zunyi gutian", "%", "_____"]) expect(await third(q), q).toBe(q === "%" ? 6_666 : 0);
  });

  it("counts every filter within all others, as a plain count over the rows does", async () => {
    const { total, facets } = await list({ bank: "big", type: "single,judge", period: "1919-1949", topic: "重要会议,", limit: 1 });
    const fits = (without: string) => (row: QuestionTable) =>
      row.bank_id === "big" &&
      (without === "type" || ["single", "judge"].includes(row.type)) &&
      (without === "period" || row.period === "1919-1949") &&
      (without === "topic" || row.topic === "重要会议" || row.topic === null);
    expect(total).toBe(rows.filter(fits("")).length);
    const counts = (name: "type" | "period" | "topic") => {
      const found: Record<string, number> = {};
      for (const row of rows.filter(fits(name))) found[row[name] ?? ""] = (found[row[name] ?? ""] ?? 0) + 1;
      return found;
    };
    for (const name of ["type", "period", "topic"] as const) expect(facets[name]).toEqual(counts(name));
  });

  it("pages through all of them once, newest first or by id", async () => {
    for (const sort of ["id", "updated"]) {
      const seen = new Set<string>();
      for (let offset = 0; offset < 1_000; offset += 200)
        for (const row of (await list({ sort, offset, limit: 200 })).rows) seen.add(row.id);
      expect(seen.size).toBe(1_000);
    }
    const { rows: latest, total } = await list({ since: 20_000, state: "approved,retired" });
    expect(total).toBe(rows.filter((row) => row.updated_at > 20_000 && ["approved", "retired"].includes(row.state)).length);
    expect(latest.every((row) => row.updated_at > 20_000)).toBe(true);
  });

  it("figures come from the index alone, pages in the order of theirs", async () => {
    const plans = await Promise.all(
      [cellsQuery(ctx.db, query({ bank: "big" })), rowsQuery(ctx.db, query({}))].map((one) => explain(one.compile())),
    );
    expect(plans[0]).toMatch(engine === "sqlite" ? /USING COVERING INDEX question_facets/ : /question/);
    expect(plans[1]).toMatch(engine === "sqlite" ? /USING INDEX question_updated(?!.*TEMP B-TREE)/ : /question_updated/);
  });

  async function explain({ sql: text, parameters }: { sql: string; parameters: readonly unknown[] }): Promise<string> {
    const parts = text.split(engine === "sqlite" ? "?" : /\$\d+/);
    const statement = parts.reduce(
      (built, part, i) => (i === 0 ? sql`${sql.raw(part)}` : sql`${built}${sql.lit(parameters[i - 1])}${sql.raw(part)}`),
      sql``,
    );
    const { rows: steps } = await sql<
      Record<string, unknown>
    >`${sql.raw(engine === "sqlite" ? "explain query plan" : "explain")} ${statement}`.execute(ctx.db);
    return steps.map((step) => step["detail"] ?? step["QUERY PLAN"]).join("; ");
  }
});
