import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QuestionView } from "../../server/attempts/contract.ts";
import { countUses } from "../../server/attempts/uses.ts";
import { contentHashOf } from "../../server/bank/release.ts";
import { listPool } from "../../server/bank/store.ts";
import { fixtureRules, hour } from "../support/competition.ts";
import { approved, atDesk, completeDraft, signInAs } from "../support/desk.ts";
import { describeEngines } from "../support/engines.ts";
import { expectProblem } from "../support/problem.ts";
import { save, start, submit } from "../support/sitting.ts";
import { type Browser, openWorld, type World } from "../support/world.ts";

const stems = ["建镇", "修渠", "办学", "修路"].map((deed, i) => `${1921 + i}年${deed}的是（　）。`);

describeEngines("releases made at the desk", (engine) => {
  let world: World;
  let author: Browser;
  let reviewer: Browser;
  const ids: string[] = [];
  const release = (name: string, message = "首次发布") => author.request("POST", "/api/desk/banks/town/releases", { name, message });
  const next = async () => (await atDesk(author).done("GET", "/banks/town/releases")).next;
  const change = async (id: string, key: string, stem: string) => {
    await atDesk(author).rewrite(id, completeDraft({ stem, key }));
    const { revisions } = await atDesk(author).submit(id, "改答案");
    await atDesk(reviewer).review([{ questionId: id, ordinal: revisions[0]?.ordinal ?? 0 }]);
  };

  beforeAll(async () => {
    world = await openWorld(engine);
    [author, reviewer] = await Promise.all([signInAs(world, "甲"), signInAs(world, "乙")]);
    await atDesk(author).done("POST", "/banks", { id: "town", title: "镇题库", layer: "district", owner: "宣传办" });
  });
  afterAll(() => world.close());

  it("an empty bank has nothing to release", async () => {
    expect(await next()).toEqual({ added: [], changed: [], withdrawn: [], waiting: 0, errors: [] });
    expectProblem(await release("2026.1"), 409, "release-refused");
  });

  it("holds the newest approved revision of every question, under the hash that files would have", async () => {
    for (const stem of stems) ids.push(await approved(author, reviewer, "town", completeDraft({ stem })));
    const waiting = await atDesk(author).write("town", completeDraft({ stem: "1930年等着审的是（　）。" }));
    await atDesk(author).submit(waiting.id);
    expect(await next()).toMatchObject({ added: ids.map((id, i) => ({ id, stem: stems[i] })), waiting: 1, errors: [] });
    const reply = await release("2026.1");
    expect(reply.body, reply.text).toMatchObject({ id: "town/2026.1", questions: 4, changelog: expect.stringContaining("新增 4 题") });
    expect(reply.body.contentHash).toBe(contentHashOf(await listPool(world.ctx.db, ["town/2026.1"])));
    const { banks } = await atDesk(author).done("GET", "/banks");
    expect(banks.find((bank: { id: string }) => bank.id === "town")).toMatchObject({
      total: 5,
      states: { approved: 4, submitted: 1 },
      latestRelease: { id: "town/2026.1" },
      unreleased: 0,
    });
    expect((await atDesk(author).show(ids[0] as string)).revisions[0]).toMatchObject({ releases: ["2026.1"] });
  });

  it("is refused under a taken or unfit name, before the last one, and when nothing changed", async () => {
    for (const name of ["2026.1", "二〇二六", "2026.2"]) expectProblem(await release(name), 409, "release-refused");
    await change(ids[3] as string, "D", stems[3] as string);
    expectProblem(await release("2026.0"), 409, "release-refused");
    expect(await next()).toMatchObject({ added: [], changed: [{ id: ids[3] }], withdrawn: [] });
    expect((await release("2026.2", "改了一题")).body.changelog).toContain("修改 1 题");
  });

  it("of two pressed at once one is made, the other is told", async () => {
    await change(ids[3] as string, "A", stems[3] as string);
    const both = await Promise.all([release("2026.3"), release("2026.4")]);
    expect(both.map((reply) => reply.status).toSorted((a: number, b: number) => a - b)).toEqual([200, 409]);
    const lost = both.find((reply) => reply.status === 409);
    expect(lost?.text).toMatch(/bank-moved|release-refused/);
  });

  it("the write refuses what was worked out before somebody retired a question", async () => {
    const standing = (await listPool(world.ctx.db, ["town/2026.2"])).map((revision) => revision.id).sort();
    const row = { id: "town/2026.9", bank_id: "town", name: "2026.9", content_hash: "x", changelog: "", created_at: world.clock.now() };
    const late = world.ctx.writer.run("desk.release", { release: row, previousId: "town/2026.2", revisionIds: standing });
    await expect(late).rejects.toMatchObject({ slug: "bank-moved" });
    const found = await world.ctx.db.selectFrom("release").select("id").where("id", "=", row.id).executeTakeFirst();
    expect(found).toBeUndefined();
  });

  it("errors over the bank stand in its way, named question by question", async () => {
    const clash = completeDraft({ stem: "1940年相撞的是（　）。" });
    const a = await atDesk(author).write("town", clash);
    await atDesk(author).submit(a.id);
    const b = await atDesk(author).write("town", completeDraft({ stem: "1940年不相撞的是（　）。" }));
    await atDesk(author).submit(b.id);
    await atDesk(reviewer).review([a, b].map(({ id }) => ({ questionId: id, ordinal: 1 })));
    // Two drafts of the same wording, each submitted while the other still said something else.
    const text = JSON.stringify({ ...clash, key: "C" });
    await world.ctx.writer.run("desk.save-draft", {
      questionId: b.id,
      version: (await atDesk(author).show(b.id)).version,
      content: text,
      facts: {
        period: "1919-1949",
        type: "single",
        topic: "重大事件",
        difficulty: 1,
        stem: clash.stem,
        search: "",
        asked: null,
      },
      by: "o-甲",
      now: world.clock.now(),
    });
    const { version } = await atDesk(author).show(b.id);
    await world.ctx.writer.run("desk.submit", { questionId: b.id, version, reason: "偷偷交", by: "o-甲", now: world.clock.now() });
    await atDesk(reviewer).review([{ questionId: b.id, ordinal: 2 }]);
    const problem = expectProblem(await release("2026.5"), 409, "release-refused");
    expect(problem["errors"]).toMatchObject([{ code: "contradiction", message: expect.stringContaining("镇题库") }]);
    expect((await next()).errors).toHaveLength(1);
    const check = await atDesk(author).done("POST", "/check", { bankId: "town" });
    expect(check.summary).toMatchObject({ questions: 7, errors: 1 });
    await atDesk(author).done("POST", `/questions/${b.id}/retirement`, { reason: "与另一题矛盾" });
    expect((await next()).errors).toEqual([]);
  });

  describe("a competition drawn from it (E02)", () => {
    const byStem = new Map(stems.map((stem) => [stem, "B"]));
    const right = (shown: QuestionView) => shown.options.indexOf({ B: "乙事", D: "丁事" }[byStem.get(shown.stem ?? "") ?? ""] ?? "");

    it("is sat, edited and retired underneath, and counts as it was drawn", async () => {
      const organiser = await world.signInOrganiser();
      byStem.set(stems[3] as string, "D");
      const rules = {
        ...fixtureRules(world.clock.now()),
        id: "town-1",
        blueprint: { releases: ["town/2026.2"], rows: [{ type: "single", count: 4, marks: 5 }], difficultyBound: 4 },
      };
      const created = await organiser.request("POST", "/api/competitions", rules);
      expect(created.status, created.text).toBe(200);
      const member = await world.signIn("b1-m0");
      const attempt = await start(member, "town-1");
      expect(attempt.questions.map((question) => question.stem ?? "").toSorted()).toEqual(stems.toSorted());

      await change(ids[0] as string, "A", stems[0] as string);
      await change(ids[1] as string, "B", "全换了的题干（　）。");
      await atDesk(author).done("POST", `/questions/${ids[2]}/retirement`, { reason: "不用了" });
      await atDesk(author).rewrite(ids[3] as string, completeDraft({ stem: "草稿里的题干（　）。" }));
      expect((await release("2026.6", "比赛中途发布")).status).toBe(200);

      const again = await member.request("GET", `/api/attempts/${attempt.id}`);
      expect(again.body.questions).toEqual(attempt.questions);
      for (const [i, question] of attempt.questions.entries())
        await save(member, attempt.id, question.position, { choice: right(question), seq: i + 1 });
      await submit(member, attempt.id);
      world.clock.advance(5 * hour);
      const result = (await member.request("GET", `/api/attempts/${attempt.id}/result`)).body;
      expect(result).toMatchObject({ score: 20, right: 4, wrong: 0 });
      expect(result.questions.map((question: { stem: string }) => question.stem).toSorted()).toEqual(stems.toSorted());
    });

    it("tells the desk how often its questions were used and answered right, once revealed", async () => {
      // A member's session lasts longer than an organiser's half day.
      author = await signInAs(world, "甲");
      expect(await atDesk(author).show(ids[0] as string)).toMatchObject({ used: 0, rightPercent: null });
      await countUses(world.ctx);
      await countUses(world.ctx);
      expect(await atDesk(author).show(ids[0] as string)).toMatchObject({ used: 1, rightPercent: 100 });
      const { rows } = await atDesk(author).done("GET", "/questions?bank=town&sort=id&limit=1");
      expect(rows).toMatchObject([{ id: ids[0], used: 1, rightPercent: 100, released: true }]);
    });
  });
});
