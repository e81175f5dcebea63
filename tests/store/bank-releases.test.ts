import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stringify } from "yaml";
import { releaseBank, revisionsNamed } from "../../server/bank/authoring.ts";
import { questionsFolder } from "../../server/bank/files.ts";
import { loadReleases } from "../../server/bank/service.ts";
import { getLatestRelease, getRevisions, listPool, listReleases } from "../../server/bank/store.ts";
import { type AppContext, createContext } from "../../server/context.ts";
import { drawPaper } from "../../server/papers/drawing.ts";
import { getPreparedPool } from "../../server/papers/service.ts";
import { describeEngines, freshConfig } from "../support/engines.ts";
import { sampleQuestions } from "../support/questions.ts";

const { single, judge } = sampleQuestions;
const many = Array.from({ length: 900 }, (_, i) => ({ ...judge, id: `t-many-${i}`, stem: `第${i}件事，${"甲乙丙丁"[i % 4]}。` }));

describeEngines("releases in the database", (engine) => {
  let ctx: AppContext;
  let root: string;
  let forget: () => Promise<void>;

  beforeAll(async () => {
    const fresh = await freshConfig(engine);
    forget = fresh.forget;
    ctx = await createContext(fresh.config);
    root = mkdtempSync(join(tmpdir(), "zhishi-bank-"));
    mkdirSync(join(root, "test", "1919-1949"), { recursive: true });
    const manifest = "# yaml-language-server: $schema=../bank.schema.json\nid: test\ntitle: 测试\nlayer: city\nowner: 某办\n";
    writeFileSync(join(root, "test", "bank.yaml"), manifest);
  });
  afterAll(async () => {
    await ctx.close();
    await forget();
    rmSync(root, { recursive: true, force: true });
  });

  function write(questions: unknown[]) {
    const header = "# yaml-language-server: $schema=../../question-file.schema.json\n";
    writeFileSync(
      join(root, "test", "1919-1949", "a.yaml"),
      header + stringify({ period: "1919-1949", questions }, { aliasDuplicateObjects: false }),
    );
  }
  const release = (name: string) => releaseBank(root, "test", { name, date: "2026-11-01", message: "首次发布" });

  test("a release is loaded once, whole, with its parsed content", async () => {
    write([single, judge]);
    const made = release("1");
    expect(await loadReleases(ctx, root)).toEqual(["test/1"]);
    expect(await loadReleases(ctx, root)).toEqual([]);
    const pool = await listPool(ctx.db, ["test/1"]);
    expect(pool).toEqual(made.revisions.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    expect(await listReleases(ctx.db, "test")).toMatchObject([
      {
        id: "test/1",
        content_hash: made.contentHash,
        changelog: "首次发布\n新增 2 题：t-judge、t-single",
        created_at: Date.parse("2026-10-31T16:00:00Z"),
      },
    ]);
  });

  test("a later release leaves the earlier one as it was; of a question in both, the one named last is drawn", async () => {
    write([{ ...single, key: "C" }, ...many]);
    release("2");
    expect(await loadReleases(ctx, root)).toEqual(["test/2"]);
    expect(await listPool(ctx.db, ["test/1"])).toHaveLength(2);
    const [old, fresh] = [await listPool(ctx.db, ["test/2", "test/1"]), await listPool(ctx.db, ["test/1", "test/2"])];
    expect(old.length).toBe(902);
    expect(old.find((r) => r.questionId === single.id)?.content).toMatchObject({ key: "B" });
    expect(fresh.find((r) => r.questionId === single.id)?.content).toMatchObject({ key: "C" });
    expect((await getLatestRelease(ctx.db, "test")).id).toBe("test/2");
  });

  test("revisions are found by id; an unknown revision or release is refused by name", async () => {
    const ids = revisionsNamed(root, "test/2").map((r) => r.id);
    const found = await getRevisions(ctx.db, ids);
    expect([...found.keys()].sort()).toEqual(ids.toSorted());
    await expect(getRevisions(ctx.db, ["nothing@000000000000"])).rejects.toThrow("nothing@000000000000");
    await expect(listPool(ctx.db, ["test/9"])).rejects.toMatchObject({
      status: 422,
      slug: "release-unknown",
      message: expect.stringContaining("test/9"),
    });
  });

  test("a pool is prepared once and gives papers", async () => {
    const blueprint = { releases: ["test/2"], rows: [{ type: "judge" as const, count: 5, marks: 2 }], difficultyBound: 1 };
    const prepared = await getPreparedPool(ctx.db, blueprint);
    expect(await getPreparedPool(ctx.db, { ...blueprint })).toBe(prepared);
    expect(drawPaper(prepared, "seed")).toMatchObject({ seed: "seed", slots: { length: 5 } });
    await expect(getPreparedPool(ctx.db, { ...blueprint, releases: ["test/9"] })).rejects.toThrow("test/9");
  });

  test("a release that was made anew with other content under a name already loaded is an error that names it", async () => {
    rmSync(join(root, "test", "releases"), { recursive: true });
    write([judge]);
    release("1");
    await expect(loadReleases(ctx, root)).rejects.toMatchObject({ slug: "release-altered", message: expect.stringContaining("test/1") });
    expect(await listPool(ctx.db, ["test/1"])).toHaveLength(2);
  });

  test("the releases of this repository load", async () => {
    const loaded = await loadReleases(ctx);
    for (const id of loaded) expect(await listPool(ctx.db, [id])).toHaveLength(revisionsNamed(questionsFolder, id).length);
  });
});
