import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stringify } from "yaml";
import { releaseBank } from "../../server/bank/authoring.ts";
import { questionsFolder } from "../../server/bank/files.ts";
import { loadReleases } from "../../server/bank/service.ts";
import { type AppContext, createContext } from "../../server/context.ts";
import { adoptBanks } from "../../server/desk/adopt.ts";
import { draftOf } from "../../server/desk/draft.ts";
import { factsOf } from "../../server/desk/facts.ts";
import { listRevisions } from "../../server/desk/store.ts";
import { describeEngines, freshConfig } from "../support/engines.ts";
import { sampleQuestions } from "../support/questions.ts";

const { single, judge, blank } = sampleQuestions;

describeEngines("banks on disk are taken over by the desk", (engine) => {
  let ctx: AppContext;
  let root: string;
  let forget: () => Promise<void>;
  const write = (file: string, questions: unknown[]) =>
    writeFileSync(
      join(root, "test", "1919-1949", file),
      `# yaml-language-server: $schema=../../question-file.schema.json\n${stringify({ period: "1919-1949", questions }, { aliasDuplicateObjects: false })}`,
    );
  const release = async (name: string) => {
    releaseBank(root, "test", { name, date: "2026-11-01", message: "发布" });
    await loadReleases(ctx, root);
  };
  const question = (id: string) => ctx.db.selectFrom("question").selectAll().where("id", "=", id).executeTakeFirst();
  const everything = async () => [
    await ctx.db.selectFrom("question").selectAll().orderBy("id").execute(),
    await ctx.db.selectFrom("question_revision").selectAll().orderBy("question_id").orderBy("ordinal").execute(),
  ];

  beforeAll(async () => {
    const fresh = await freshConfig(engine);
    forget = fresh.forget;
    ctx = await createContext(fresh.config);
    root = mkdtempSync(join(tmpdir(), "zhishi-desk-"));
    mkdirSync(join(root, "test", "1919-1949"), { recursive: true });
    const manifest = "# yaml-language-server: $schema=../bank.schema.json\nid: test\ntitle: 测试\nlayer: city\nowner: 某办\n";
    writeFileSync(join(root, "test", "bank.yaml"), manifest);
  });
  afterAll(async () => {
    await ctx.close();
    await forget();
    rmSync(root, { recursive: true, force: true });
  });

  test("each question as its newest release has it, in its file and place, approved, by the files; again is nothing", async () => {
    write("a.yaml", [single, judge]);
    write("b.yaml", [blank]);
    await release("1");
    expect(await adoptBanks(ctx, root)).toBe(3);
    expect(await question("t-judge")).toMatchObject({
      bank_id: "test",
      file: "1919-1949/a",
      position: 1,
      state: "approved",
      head: 1,
      approved: 1,
      updated_by: "files",
    });
    expect(await question("t-blank")).toMatchObject({ file: "1919-1949/b", position: 0 });
    const [revision] = await listRevisions(ctx.db, "t-single");
    expect(revision).toMatchObject({
      state: "approved",
      author_id: "files",
      revision_id: expect.stringMatching(/^t-single@[0-9a-f]{12}$/),
    });
    const before = await everything();
    expect(await adoptBanks(ctx, root)).toBe(0);
    await Promise.all([adoptBanks(ctx, root), adoptBanks(ctx, root)]);
    expect(await everything()).toEqual(before);
  });

  test("a newer file brings new revisions of what nobody touched, and takes away what it no longer holds", async () => {
    const content = draftOf("1919-1949", { ...judge, stem: "大会在南湖闭幕。" });
    const facts = await factsOf("t-judge", content);
    const save = { questionId: "t-judge", version: 0, content: JSON.stringify(content), facts, by: "o1", now: 5 };
    await ctx.writer.run("desk.save-draft", save);
    write("a.yaml", [
      { ...single, key: "C" },
      { ...judge, key: false },
    ]);
    rmSync(join(root, "test", "1919-1949", "b.yaml"));
    await release("2");
    expect(await adoptBanks(ctx, root)).toBe(2);
    expect((await listRevisions(ctx.db, "t-single")).map(({ ordinal, state }) => [ordinal, state])).toEqual([
      [2, "approved"],
      [1, "superseded"],
    ]);
    expect(await question("t-single")).toMatchObject({ head: 2, approved: 2 });
    expect(await question("t-blank")).toMatchObject({ state: "retired", retired_reason: expect.stringContaining("题库文件") });
    expect(await question("t-judge"), "touched at the desk").toMatchObject({ head: 1, stem: "大会在南湖闭幕。", updated_by: "o1" });
  });

  test("a draft given up leaves the question to the files again; one that comes back in a file is in use again", async () => {
    const content = draftOf("1919-1949", judge);
    await ctx.writer.run("desk.drop-draft", {
      questionId: "t-judge",
      version: 1,
      facts: await factsOf("t-judge", content),
      by: "o1",
      now: 6,
    });
    write("b.yaml", [blank]);
    await release("3");
    expect(await adoptBanks(ctx, root)).toBe(2);
    expect(await question("t-judge")).toMatchObject({ head: 2, approved: 2, updated_by: "files" });
    expect(await question("t-blank")).toMatchObject({ state: "approved", retired_reason: null });
  });

  test("the installation's own banks come in whole", async () => {
    cpSync(questionsFolder, root, { recursive: true });
    await loadReleases(ctx, root);
    await adoptBanks(ctx, root);
    const { waiting } = await ctx.db
      .selectFrom("release_revision")
      .innerJoin("revision", "revision.id", "release_revision.revision_id")
      .leftJoin("question", "question.id", "revision.question_id")
      .select((e) => e.fn.countAll<number>().as("waiting"))
      .where("question.id", "is", null)
      .executeTakeFirstOrThrow();
    expect(Number(waiting)).toBe(0);
    expect(await adoptBanks(ctx, root)).toBe(0);
  });
});
