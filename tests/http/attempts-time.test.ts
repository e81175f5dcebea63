import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeOverdue } from "../../server/attempts/service.ts";
import { sweepJob } from "../../server/attempts/jobs.ts";
import type { AttemptView } from "../../server/attempts/contract.ts";
import { hour } from "../support/competition.ts";
import { describeEngines } from "../support/engines.ts";
import { expectProblem } from "../support/problem.ts";
import { newKey, rightChoice, save, start, submit } from "../support/sitting.ts";
import { type Browser, openWorld, type World } from "../support/world.ts";

const minute = 60_000;
/** How long after the grace the sweep leaves an attempt alone: clock.ts says why. */
const drain = 2_000;

describeEngines("the clock of an attempt", (engine) => {
  let world: World;
  let begun: number;
  let people: string[];
  let browser: Browser;
  let view: AttemptView;

  beforeAll(async () => {
    world = await openWorld(engine, { rules: { attempts: { limit: 2 } } });
    begun = world.clock.now();
    people = [...world.members];
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    browser = await world.signIn(people.shift() as string);
    view = await start(browser);
  });
  afterEach(() => world.clock.set(begun));

  const rowOf = (id: string) => world.ctx.db.selectFrom("attempt").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const right = (position: number) => rightChoice(view.questions[position] as AttemptView["questions"][number]);

  it("B04: at, before and after the deadline and the end of the grace, to the millisecond", async () => {
    const { deadlineAt, graceMs } = view;
    let seq = 0;
    const at = async (instant: number) => {
      world.clock.set(instant);
      return save(browser, view.id, 0, { choice: right(0), seq: ++seq });
    };
    for (const instant of [deadlineAt - 1, deadlineAt, deadlineAt + 1, deadlineAt + graceMs - 1, deadlineAt + graceMs]) {
      expect(await at(instant)).toMatchObject({
        status: 200,
        body: { outcome: "saved", receivedAt: instant, remainingMs: Math.max(0, deadlineAt - instant) },
      });
    }
    expect(expectProblem(await at(deadlineAt + graceMs + 1), 423, "late")).toMatchObject({ deadlineAt });
    const events = await world.ctx.db
      .selectFrom("answer_event")
      .select(["seq", "outcome"])
      .where("attempt_id", "=", view.id)
      .orderBy("seq")
      .execute();
    expect(events.map((e) => e.outcome)).toEqual(["saved", "saved", "saved", "saved", "saved", "late"]);
    expect((await browser.request("GET", `/api/attempts/${view.id}`)).body.answers).toMatchObject([{ seq: 5 }]);
  });

  it("E7: whoever touches an attempt after its time closes it; the answers saved in time count", async () => {
    await save(browser, view.id, 0, { choice: right(0), seq: 1 });
    await save(browser, view.id, 4, { choice: right(4), seq: 2 });
    world.clock.set(view.deadlineAt + view.graceMs + drain);
    expect((await browser.request("GET", `/api/attempts/${view.id}`)).body).toMatchObject({ state: "open", remainingMs: 0 });
    world.clock.advance(1);
    const closed = (await browser.request("GET", `/api/attempts/${view.id}`)).body;
    expect(closed).toMatchObject({ state: "locked", lockCause: "deadline", lockedAt: view.deadlineAt, receiptCode: expect.any(String) });
    expect(await rowOf(view.id)).toMatchObject({ score: 10, elapsed_ms: 30 * minute });
    expect((await submit(browser, view.id)).body).toMatchObject({
      receiptCode: closed.receiptCode,
      lockCause: "deadline",
      answered: 2,
      elapsedMs: 30 * minute,
    });
  });

  it("C10: the sweep closes what nobody touches, once, however many sweeps run", async () => {
    await save(browser, view.id, 0, { choice: right(0), seq: 1 });
    world.clock.set(view.deadlineAt + view.graceMs + drain);
    await sweepJob.run(world.ctx);
    expect((await rowOf(view.id)).state).toBe("open");
    world.clock.advance(1);
    await Promise.all([1, 2, 3, 4].map(() => sweepJob.run(world.ctx)));
    const row = await rowOf(view.id);
    expect(row).toMatchObject({ state: "locked", lock_cause: "deadline", locked_at: view.deadlineAt, score: 5 });
    world.clock.advance(hour);
    await closeOverdue(world.ctx);
    expect(await rowOf(view.id)).toEqual(row);
  });

  it("B05: an answer that came in time and waited in our queue is counted", async () => {
    world.clock.set(view.deadlineAt + view.graceMs);
    const arrived = {
      attemptId: view.id,
      position: 0,
      epoch: 1,
      seq: 1,
      choice: JSON.stringify(right(0)),
      key: newKey(),
      receivedAt: world.clock.now(),
    };
    // The queue's other end, two seconds later; the sweep has come by meanwhile.
    world.clock.advance(drain);
    await closeOverdue(world.ctx);
    expect(await world.ctx.writer.runBulk("attempts.save", arrived)).toMatchObject({ outcome: "saved" });
    world.clock.advance(1);
    await closeOverdue(world.ctx);
    expect((await rowOf(view.id)).score).toBe(5);
  });

  it("submit on the last millisecond is the member's own; after it, it is time-up", async () => {
    world.clock.set(view.deadlineAt);
    expect((await submit(browser, view.id)).body).toMatchObject({ lockCause: "member", lockedAt: view.deadlineAt, elapsedMs: 30 * minute });
    world.clock.set(begun);
    const second = await start(browser);
    world.clock.set(second.deadlineAt + 1);
    expect((await submit(browser, second.id)).body).toMatchObject({
      lockCause: "deadline",
      lockedAt: second.deadlineAt,
      elapsedMs: 30 * minute,
    });
  });

  it("start pressed after time-up closes the old attempt and begins the next", async () => {
    world.clock.set(view.deadlineAt + view.graceMs + drain + 1);
    const next = await start(browser);
    expect(next.id).not.toBe(view.id);
    expect(await rowOf(view.id)).toMatchObject({ state: "locked", lock_cause: "deadline" });
  });

  it("E4: another phone sees the same second on the clock", async () => {
    world.clock.advance(7 * minute);
    const other = world.browser();
    other.cookie = browser.cookie;
    const resumed = (await other.request("POST", `/api/attempts/${view.id}/lease`, {})).body;
    expect(resumed).toMatchObject({
      remainingMs: 23 * minute,
      deadlineAt: view.deadlineAt,
      startedAt: view.startedAt,
      serverNow: world.clock.now(),
    });
  });

  it("E10: nothing a client says about time is heard", async () => {
    const body = { epoch: 1, seq: 1, choice: right(0), key: newKey(), receivedAt: 1, elapsedMs: 1 };
    expectProblem(await browser.request("PUT", `/api/attempts/${view.id}/answers/0`, body), 422, "invalid-input");
    const dated = await browser.request(
      "PUT",
      `/api/attempts/${view.id}/answers/0`,
      { epoch: 1, seq: 1, choice: right(0), key: newKey() },
      { date: "Thu, 01 Jan 1970 00:00:00 GMT", age: "99999" },
    );
    expect(dated.body.receivedAt).toBe(world.clock.now());
    world.clock.advance(3 * minute);
    expect((await submit(browser, view.id)).body.elapsedMs).toBe(3 * minute);
  });

  it("E14: the window's end shortens the time of who begins late, and is the same for who opens again", async () => {
    const { closesAt } = (await browser.request("GET", "/api/competitions/c1")).body;
    world.clock.set(closesAt - 10 * minute);
    const late = await world.signIn("b4-m2");
    const short = await start(late);
    expect(short).toMatchObject({ deadlineAt: closesAt, remainingMs: 10 * minute });
    world.clock.set(closesAt + 1);
    expect((await start(late)).id).toBe(short.id);
    expect((await save(late, short.id, 0, { choice: 0, seq: 1 })).status).toBe(200);
    world.clock.set(closesAt + short.graceMs + drain + 1);
    expectProblem(await late.request("POST", "/api/competitions/c1/attempts", {}), 409, "competition-closed");
    expect((await late.request("GET", `/api/attempts/${short.id}`)).body).toMatchObject({ state: "locked", lockCause: "deadline" });
  });

  it("an attempt that nobody ever touched again has its result at the reveal point", async () => {
    await save(browser, view.id, 0, { choice: right(0), seq: 1 });
    world.clock.set(begun + 4 * hour);
    expect((await browser.request("GET", `/api/attempts/${view.id}/result`)).body).toMatchObject({ score: 5, elapsedMs: 30 * minute });
  });
});

describeEngines("a limit for each question (E11)", (engine) => {
  let world: World;
  let browser: Browser;
  let view: AttemptView;

  beforeAll(async () => {
    world = await openWorld(engine, { rules: { questionLimitSeconds: 10 } });
    browser = await world.signIn("b1-m0");
    view = await start(browser);
  });
  afterAll(() => world.close());
  const open = (position: number) => browser.request("POST", `/api/attempts/${view.id}/questions/${position}/open`, {});

  describe("a question", () => {
    it("is not sent before it is opened: neither stem nor options", async () => {
      for (const question of [...view.questions, ...(await browser.request("GET", `/api/attempts/${view.id}`)).body.questions]) {
        expect(question).toMatchObject({ stem: null, options: [], lefts: [], rights: [], openedAt: null, remainingMs: null });
      }
      expectProblem(await save(browser, view.id, 0, { choice: 0, seq: 1 }), 409, "question-not-opened");
    });

    it("has its own clock from the first opening; opening again does not wind it up", async () => {
      const openedAt = world.clock.now();
      expect((await open(0)).body).toMatchObject({
        position: 0,
        stem: expect.stringContaining("单选题干"),
        options: expect.arrayContaining([expect.any(String)]),
        openedAt,
        remainingMs: 10_000,
      });
      world.clock.advance(4_000);
      expect((await open(0)).body).toMatchObject({ openedAt, remainingMs: 6_000 });
      const again = (await browser.request("GET", `/api/attempts/${view.id}`)).body.questions;
      expect(again[0]).toMatchObject({ openedAt, remainingMs: 6_000, stem: expect.any(String) });
      expect(again[1].stem).toBeNull();
    });

    it("takes answers until its limit and the grace, and not a millisecond longer", async () => {
      const { openedAt } = (await open(0)).body;
      world.clock.set(openedAt + 10_000 + view.graceMs);
      expect((await save(browser, view.id, 0, { choice: 1, seq: 2 })).body).toMatchObject({ outcome: "saved" });
      world.clock.advance(1);
      expectProblem(await save(browser, view.id, 0, { choice: 2, seq: 3 }), 423, "late");
      expect((await browser.request("GET", `/api/attempts/${view.id}`)).body.answers).toMatchObject([{ choice: 1, seq: 2 }]);
    });

    it("that does not exist cannot be opened", async () => {
      for (const position of ["12", "-1", "x", "500"]) {
        const reply = await browser.request("POST", `/api/attempts/${view.id}/questions/${position}/open`, {});
        expect([404, 422], reply.text).toContain(reply.status);
      }
    });

    it("opened sixteen times at once starts one clock", async () => {
      const replies = await Promise.all(Array.from({ length: 16 }, () => open(3)));
      expect(new Set(replies.map((reply) => reply.text)).size).toBe(1);
    });

    it("is closed with its attempt, and stays unseen when it was never opened", async () => {
      await submit(browser, view.id);
      expectProblem(await open(5), 410, "attempt-closed");
      expect((await browser.request("GET", `/api/attempts/${view.id}`)).body.questions[5].stem).toBeNull();
    });
  });

  it("there is nothing to open in a competition without it", async () => {
    const rehearsal = (await browser.request("POST", "/api/competitions/c1/rehearsals", {})).body;
    expect(rehearsal.questions[0].stem).toEqual(expect.any(String));
    expectProblem(await browser.request("POST", `/api/attempts/${rehearsal.id}/questions/0/open`, {}), 404, "not-found");
  });
});
