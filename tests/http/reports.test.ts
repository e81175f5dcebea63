import { afterAll, beforeAll, expect, it } from "vitest";
import type { AttemptView } from "../../server/attempts/contract.ts";
import { canary, fixtureRelease } from "../support/bank.ts";
import { hour } from "../support/competition.ts";
import { signInAs } from "../support/desk.ts";
import { describeEngines } from "../support/engines.ts";
import { expectProblem } from "../support/problem.ts";
import { start, submit } from "../support/sitting.ts";
import { type Browser, openWorld, type World } from "../support/world.ts";

describeEngines("what members say about faulty questions (B11)", (engine) => {
  let world: World;
  let first: Browser;
  let second: Browser;
  let organiser: Browser;
  let paper: AttemptView;
  let other: AttemptView;

  beforeAll(async () => {
    const rows = ["single", "judge"].map((type) => ({ type, count: 6, marks: 5 }));
    world = await openWorld(engine, { rules: { blueprint: { releases: [fixtureRelease], rows, difficultyBound: 4 } } });
    [first, second, organiser] = await Promise.all([world.signIn("b1-m0"), world.signIn("b1-m1"), signInAs(world, "甲")]);
    [paper, other] = await Promise.all([start(first), start(second)]);
    await Promise.all([submit(first, paper.id), submit(second, other.id)]);
  });
  afterAll(() => world.close());

  const place = (view: AttemptView, stem: string) => view.questions.find((question) => question.stem === stem)?.position ?? -1;
  const tell = (browser: Browser, view: AttemptView, position: number, body: unknown = { reason: "key", text: "" }) =>
    browser.request("POST", `/api/attempts/${view.id}/questions/${position}/reports`, body);
  const own = async (browser: Browser, view: AttemptView) =>
    (await browser.request("GET", `/api/attempts/${view.id}/reports`)).body.reports;
  const threads = async (state = "open") => (await organiser.request("GET", `/api/desk/reports?state=${state}`)).body;
  const answer = (questionId: string, answered: string, close: boolean, seenUntil: number) =>
    organiser.request("POST", `/api/desk/reports/${questionId}/answers`, { answer: answered, close, seenUntil });
  const stem = "单选题干3（　）";

  it("nothing can be said before the reveal point, nothing ever about a rehearsal or somebody else's paper", async () => {
    expectProblem(await tell(first, paper, 0), 403, "not-revealed");
    const rehearsal = await first.request("POST", "/api/competitions/c1/rehearsals", {});
    if (rehearsal.status === 200) expectProblem(await tell(first, rehearsal.body, 0), 409, "rehearsal-not-reported");
    world.clock.advance(4 * hour);
    expectProblem(await tell(second, paper, 0), 404, "not-found");
    expectProblem(await second.request("GET", `/api/attempts/${paper.id}/reports`), 404, "not-found");
  });

  it("a reason is one of the list, other reasons need words, words are few", async () => {
    for (const body of [
      { reason: "key" },
      { reason: "ugly", text: "" },
      { reason: "other", text: " " },
      { reason: "key", text: "长".repeat(301) },
    ])
      expect((await tell(first, paper, 0, body)).status).toBe(422);
    expectProblem(await tell(first, paper, 99), 404, "not-found");
    expect(await own(first, paper)).toEqual([]);
  });

  it("is received once, and stands under the question", async () => {
    const position = place(paper, stem);
    const reply = await tell(first, paper, position, { reason: "key", text: "书上写的是另一项" });
    expect(reply.status).toBe(200);
    expect(reply.body.reports).toMatchObject([{ position, reason: "key", text: "书上写的是另一项", answer: null, closed: false }]);
    expectProblem(await tell(first, paper, position), 409, "already-reported");
    expect(await own(first, paper)).toHaveLength(1);
    expect(await own(second, other)).toEqual([]);
  });

  it("the desk reads it by question, with key and source, without a name or a branch", async () => {
    world.clock.advance(1_000);
    await tell(second, other, place(other, stem), { reason: "source", text: "" });
    const reply = await organiser.request("GET", "/api/desk/reports");
    const [thread] = reply.body.threads;
    expect(reply.body.counts).toEqual({ open: 1, closed: 0 });
    expect(thread).toMatchObject({ questionId: "f-single-3", members: 2, inUse: true, answer: null, content: { stem, key: "D" } });
    expect(thread.reasons).toEqual(
      expect.arrayContaining([
        { reason: "key", members: 1 },
        { reason: "source", members: 1 },
      ]),
    );
    expect(thread.texts.map(({ text }: { text: string }) => text)).toEqual(["书上写的是另一项"]);
    expect(thread.content.source.title).toContain(canary);
    const people = await world.ctx.db.selectFrom("member").select("name").where("id", "in", ["b1-m0", "b1-m1"]).execute();
    for (const secret of [...people.map(({ name }) => name), "b1-m", "支部"]) expect(reply.text).not.toContain(secret);
  });

  it("an answer reaches everybody who wrote, and the thread stays open until it is closed", async () => {
    const [thread] = (await threads()).threads;
    world.clock.advance(1_000);
    expect((await answer("f-single-3", "正在核对原文", false, thread.seenUntil)).body.threads).toHaveLength(1);
    expect(await own(first, paper)).toMatchObject([{ answer: "正在核对原文", closed: false }]);
    expect(await own(second, other)).toMatchObject([{ answer: "正在核对原文", closed: false }]);
    // Somebody whose page is older has not read that answer yet.
    expectProblem(await answer("f-single-3", "没有问题", true, thread.seenUntil), 409, "report-answered");
  });

  it("closing leaves open what came in after the organiser looked; once closed one may write again", async () => {
    const [thread] = (await threads()).threads;
    world.clock.advance(1_000);
    await world.ctx.writer.run("reports.add", {
      id: "late",
      questionId: "f-single-3",
      revisionId: (await world.ctx.db.selectFrom("question_report").select("revision_id").executeTakeFirstOrThrow()).revision_id,
      attemptId: paper.id,
      memberId: "b1-m2",
      reason: "stem",
      text: "",
      now: world.clock.now(),
    });
    const closed = await answer("f-single-3", "答案没有问题，出处见第 12 页", true, thread.seenUntil);
    expect(closed.body.threads).toMatchObject([{ members: 1, answer: null }]);
    expect((await threads("closed")).threads).toMatchObject([{ members: 2, answer: { text: "答案没有问题，出处见第 12 页", by: "甲" } }]);
    expect(await own(first, paper)).toMatchObject([{ answer: "答案没有问题，出处见第 12 页", closed: true }]);
    expect((await tell(first, paper, place(paper, stem), { reason: "ambiguous", text: "" })).body.reports).toHaveLength(2);
    expectProblem(await answer("f-single-1", "没有来信", true, world.clock.now()), 409, "report-closed");
  });

  it("ten an hour are enough", async () => {
    world.clock.advance(hour);
    const positions = paper.questions.map(({ position }) => position).filter((position) => position !== place(paper, stem));
    for (const position of positions.slice(0, 10)) expect((await tell(first, paper, position)).status).toBe(200);
    const refused = await tell(first, paper, positions[10] ?? 0);
    expectProblem(refused, 429, "too-many-reports");
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(3_600);
    world.clock.advance(hour);
    expect((await tell(first, paper, positions[10] ?? 0)).status).toBe(200);
  });
});
