import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type AppContext, createContext } from "../../server/context.ts";
import { confirmImport } from "../../server/desk/import-confirm.ts";
import { forgetImportFilesJob } from "../../server/desk/import-jobs.ts";
import { mendQuestion } from "../../server/desk/import-mending.ts";
import { upload } from "../../server/desk/import-service.ts";
import { hasFile, readMarks } from "../../server/desk/import-store.ts";
import { undoImport } from "../../server/desk/import-undo.ts";
import { newId } from "../../server/http/ids.ts";
import { createTestClock, type TestClock } from "../support/clock.ts";
import { describeEngines, freshConfig } from "../support/engines.ts";

const day = 24 * 3_600_000;
const by = "o1";
const defaults = { period: "1919-1949" as const, topic: null, difficulty: null, source: null };

/** As many questions without doubts as asked for, no two alike. */
const bankText = (count: number, mark: string) =>
  Array.from({ length: count }, (_, i) => {
    const what = String.fromCodePoint(
      ...[0, 1, 2, 3, 4, 5].map((n) => 0x4e00 + ((i * 7919 + n * 104_729 + mark.charCodeAt(0) * 31) % 20_000)),
    );
    return `${i + 1}. ${what}发生在哪一年？\nA. 1921年\nB. 1927年\nC. 1935年\nD. 1949年\n答案：${"ABCD"[i % 4]}`;
  }).join("\n");

describeEngines("imports in the database", (engine) => {
  let ctx: AppContext;
  let clock: TestClock;
  let forget: () => Promise<void>;
  let mark = 0;

  beforeAll(async () => {
    const fresh = await freshConfig(engine);
    forget = fresh.forget;
    clock = createTestClock();
    ctx = await createContext(fresh.config, { clock });
    await ctx.writer.run("identity.add-organiser", { id: by, name: "甲", passwordHash: "x", now: clock.now() });
    await ctx.writer.run("desk.add-bank", { id: "qinglan", title: "青澜题库", layer: "district", owner: "宣传部" });
  });
  afterAll(async () => {
    await ctx.close();
    await forget();
  });
  beforeEach(() => void mark++);

  const bring = (count: number) =>
    upload(ctx, {
      bankId: "qinglan",
      fileName: "题.txt",
      bytes: new TextEncoder().encode(bankText(count, String.fromCodePoint(0x4e00 + mark))),
      by,
    });
  const counted = async (table: "question" | "question_revision" | "question_draft" | "import_question" | "import_made") => {
    const { count } = await ctx.db
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return Number(count);
  };
  const standing = async () => ({
    questions: await counted("question"),
    revisions: await counted("question_revision"),
    drafts: await counted("question_draft"),
    named: await counted("import_question"),
  });
  const plus = (before: Awaited<ReturnType<typeof standing>>, n: number) => ({
    questions: before.questions + n,
    revisions: before.revisions + n,
    drafts: before.drafts + n,
    named: before.named + n,
  });
  const row = (number: number, questionId: string, version = 1) => ({
    number,
    version,
    question_id: questionId,
    period: "1919-1949",
    file: "1919-1949/import",
    position: number,
    type: "single",
    topic: null,
    difficulty: null,
    stem: "题干",
    search: "题干",
    asked: null,
    content: "{}",
  });
  const stage = async (rows: object[]) => {
    const stageId = newId();
    await ctx.writer.run("desk.import-make", { stageId, rows: JSON.stringify(rows), now: clock.now() });
    return stageId;
  };

  it("F15: confirmed, confirmed again and undone, every table holds exactly what it should", async () => {
    const before = await standing();
    const importId = await bring(450);
    expect(await readMarks(ctx.db, importId)).toBe("c".repeat(450));
    expect(await confirmImport(ctx, { importId, only: "clear", defaults, by })).toEqual({ made: 450 });
    expect(await standing()).toEqual(plus(before, 450));
    expect(await confirmImport(ctx, { importId, only: "clear", defaults, by })).toEqual({ made: 0 });
    expect(await standing()).toEqual(plus(before, 450));
    expect(await counted("import_made")).toBe(0);
    const positions = await ctx.db
      .selectFrom("question")
      .select(["file", "position", "id"])
      .where("updated_by", "=", by)
      .orderBy("position")
      .execute();
    expect(positions.map(({ position }) => position)).toEqual(Array.from({ length: 450 }, (_, i) => i));
    expect(new Set(positions.map(({ file }) => file)).size).toBe(1);
    expect(await undoImport(ctx, importId)).toEqual({ removed: 450, kept: [] });
    expect(await standing()).toEqual(before);
    expect(await readMarks(ctx.db, importId)).toBe("c".repeat(450));
  });

  it("F15: an error in the middle of confirming leaves nothing of it", async () => {
    const importId = await bring(3);
    const before = await standing();
    await ctx.writer.run("desk.add-question", {
      bankId: "qinglan",
      question: {
        content: "{}",
        facts: { period: "1919-1949", type: "judge", topic: null, difficulty: null, stem: "", search: "", asked: null },
      },
      by,
      now: clock.now(),
    });
    const taken = (await ctx.db.selectFrom("question").select("id").where("head", "=", 0).executeTakeFirstOrThrow()).id;
    const stageId = await stage([row(1, `x-${mark}-1`), row(2, `x-${mark}-2`), row(3, taken)]);
    await expect(ctx.writer.run("desk.import-confirm", { importId, stageId, count: 3, by, now: clock.now() })).rejects.toThrow();
    expect(await standing()).toEqual({ ...before, questions: before.questions + 1, drafts: before.drafts + 1 });
    expect(await readMarks(ctx.db, importId)).toBe("ccc");
    expect(await confirmImport(ctx, { importId, only: "clear", defaults, by })).toEqual({ made: 3 });
  });

  it("what was mended while it was made ready is not confirmed in its old form", async () => {
    const importId = await bring(2);
    const stageId = await stage([row(1, `y-${mark}-1`), row(2, `y-${mark}-2`)]);
    await mendQuestion(ctx, importId, 2, { reading: { key: "B" } });
    await expect(ctx.writer.run("desk.import-confirm", { importId, stageId, count: 2, by, now: clock.now() })).rejects.toMatchObject({
      slug: "import-moved",
    });
    expect(await confirmImport(ctx, { importId, only: "clear", defaults, by })).toEqual({ made: 2 });
  });

  it("the same file in another import is told from the claim, however late it comes", async () => {
    const first = await bring(2);
    await ctx.writer.run("desk.import-discard", { importId: first });
    const second = await bring(2);
    expect(second).not.toBe(first);
    await confirmImport(ctx, { importId: second, only: "clear", defaults, by });
    await expect(bring(2)).rejects.toMatchObject({ slug: "already-imported", extension: { importId: second, by: "甲" } });
  });

  it("files are let go of after 30 days, what was left half-done after an hour; what was read stays", async () => {
    const importId = await bring(2);
    const left = newId();
    await ctx.writer.run("desk.import-stage", {
      id: left,
      bank_id: "qinglan",
      file_name: "x",
      file_hash: "x",
      format: "纯文本",
      reading: "{}",
      mending: "[]",
      created_by: by,
      created_at: clock.now(),
    });
    await ctx.writer.run("desk.import-part", { import_id: left, kind: "units", ordinal: 0, content: "[]" });
    await stage([row(1, `z-${mark}`)]);
    clock.advance(day);
    await forgetImportFilesJob.run(ctx);
    expect(await hasFile(ctx.db, importId)).toBe(true);
    expect(await ctx.db.selectFrom("import").select("id").where("id", "=", left).execute()).toEqual([]);
    expect(await counted("import_made")).toBe(0);
    clock.advance(30 * day);
    await forgetImportFilesJob.run(ctx);
    expect(await hasFile(ctx.db, importId)).toBe(false);
    expect(await readMarks(ctx.db, importId)).toBe("cc");
  });
});
