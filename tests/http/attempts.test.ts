import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishJob } from "../../server/leaderboards/jobs.ts";
import { canary, fixtureQuestions } from "../support/bank.ts";
import { hour } from "../support/competition.ts";
import { describeEngines } from "../support/engines.ts";
import { expectProblem } from "../support/problem.ts";
import { rightChoice, save, scoreByTexts, start, submit, wrongChoice } from "../support/sitting.ts";
import { type Browser, openWorld, type World } from "../support/world.ts";

describeEngines("sitting a competition", (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(engine);
  });
  afterAll(() => world.close());
  const attemptsOf = (member: string) => world.ctx.db.selectFrom("attempt").selectAll().where("member_id", "=", member).execute();

  it("goes from the home page to the result, and the score is what the texts say", async () => {
    const member = await world.signIn("b1-m0");
    const home = (await member.request("GET", "/api/competitions")).body.competitions;
    expect(home).toMatchObject([
      {
        id: "c1",
        phase: "open",
        questions: 12,
        maxScore: 60,
        mine: { attempts: [], attemptsLeft: 1 },
        branch: { id: "b1", eligible: 8, locked: 0 },
      },
    ]);

    const view = await start(member);
    expect(view).toMatchObject({
      kind: "scored",
      state: "open",
      epoch: 1,
      remainingMs: 30 * 60_000,
      graceMs: 5_000,
      maxScore: 60,
      answers: [],
      receiptCode: null,
    });
    expect(view.questions.map((q) => q.type)).toEqual(
      ["single", "multiple", "judge", "blank", "order", "match"].flatMap((type) => [type, type]),
    );

    world.clock.advance(90_000);
    const choices = new Map(view.questions.slice(0, 11).map((q) => [q.position, q.position % 3 === 0 ? wrongChoice(q) : rightChoice(q)]));
    let seq = 0;
    for (const [position, choice] of choices) {
      const saved = await save(member, view.id, position, { choice, seq: ++seq });
      expect(saved).toMatchObject({
        status: 200,
        body: {
          outcome: "saved",
          position,
          epoch: 1,
          seq,
          receivedAt: world.clock.now(),
          receipt: expect.stringMatching(/^[\w-]{43}$/),
          remainingMs: 28.5 * 60_000,
        },
      });
    }
    const resumed = (await member.request("GET", `/api/attempts/${view.id}`)).body;
    expect(new Map(resumed.answers.map((a: { position: number; choice: unknown }) => [a.position, a.choice]))).toEqual(choices);
    expect(resumed.questions).toEqual(view.questions);

    const receipt = await submit(member, view.id);
    expect(receipt).toMatchObject({
      status: 200,
      body: {
        attemptId: view.id,
        receiptCode: expect.stringMatching(/^[2-9A-HJ-NP-Z]{8}$/),
        lockCause: "member",
        elapsedMs: 90_000,
        answered: 11,
        total: 12,
      },
    });
    const [{ score } = { score: null }] = await attemptsOf("b1-m0");
    expect(score).toBe(scoreByTexts(view.questions, choices));
    expect(score).toBeGreaterThan(0);

    const after = (await member.request("GET", "/api/competitions/c1")).body;
    expect(after).toMatchObject({
      mine: { attempts: [{ id: view.id, state: "locked", score: null, receiptCode: receipt.body.receiptCode }], attemptsLeft: 0 },
      branch: { locked: 1 },
    });
  });

  it("C06: start pressed 64 times at once is one attempt and one paper, for each of several members", async () => {
    const members = ["b1-m1", "b1-m2", "b2-m0", "b3-m0"];
    const browsers = await Promise.all(members.map((id) => world.signIn(id)));
    const presses = await Promise.all(
      browsers.flatMap((browser) => Array.from({ length: 64 }, () => browser.request("POST", "/api/competitions/c1/attempts", {}))),
    );
    for (const [i, member] of members.entries()) {
      const mine = presses.slice(i * 64, (i + 1) * 64);
      expect(mine.map((reply) => reply.status)).toEqual(Array(64).fill(200));
      expect(new Set(mine.map((reply) => reply.body.id)).size).toBe(1);
      expect(new Set(mine.map((reply) => JSON.stringify(reply.body.questions))).size).toBe(1);
      expect(await attemptsOf(member)).toHaveLength(1);
    }
  });

  it("E6: submit pressed twice at once, and again later, is one lock and one receipt", async () => {
    const member = await world.signIn("b1-m3");
    const view = await start(member);
    await save(member, view.id, 0, { choice: rightChoice(view.questions[0] as never), seq: 1 });
    world.clock.advance(5_000);
    const both = await Promise.all(Array.from({ length: 16 }, () => submit(member, view.id)));
    world.clock.advance(60_000);
    both.push(await submit(member, view.id));
    expect(new Set(both.map((reply) => reply.text)).size).toBe(1);
    expect(both[0]).toMatchObject({ status: 200, body: { elapsedMs: 5_000, answered: 1 } });
  });

  it("refuses what comes after: saves, leases, a second attempt", async () => {
    const member = await world.signIn("b1-m3");
    const [attempt] = await attemptsOf("b1-m3");
    const id = attempt?.id as string;
    const before = (await member.request("GET", `/api/attempts/${id}`)).body;
    const closed = expectProblem(await save(member, id, 0, { choice: null, seq: 2 }), 410, "attempt-closed");
    expect(closed).toMatchObject({ stored: { epoch: 1, seq: 1, choice: before.answers[0].choice }, receiptCode: attempt?.receipt_code });
    expect(expectProblem(await save(member, id, 5, { choice: true, seq: 3 }), 410, "attempt-closed")).toMatchObject({ stored: null });
    expect((await member.request("POST", `/api/attempts/${id}/lease`, {})).body).toMatchObject({
      state: "locked",
      epoch: 1,
      remainingMs: 0,
    });
    expectProblem(await member.request("POST", "/api/competitions/c1/attempts", {}), 409, "attempts-used-up");
    expect((await member.request("GET", `/api/attempts/${id}`)).body).toEqual({ ...before, serverNow: expect.any(Number) });
  });

  it("the receipt is found by its code, however it is typed, and says no name and no score", async () => {
    const [attempt] = await attemptsOf("b1-m3");
    const code = attempt?.receipt_code as string;
    const organiser = await world.signInOrganiser();
    for (const typed of [code, code.toLowerCase(), `${code.slice(0, 4)}-${code.slice(4)}`, `${code.slice(0, 4)} ${code.slice(4)}`]) {
      const found = await organiser.request("GET", `/api/receipts/${encodeURIComponent(typed)}`);
      expect(found.body).toEqual({
        competitionTitle: "测试竞赛",
        round: "第一场",
        branchName: "第一党委1支部",
        lockedAt: attempt?.locked_at,
        counted: true,
      });
    }
    for (const wrong of ["22222222", "short", "O0O0O0O0", "../../etc"])
      expectProblem(await organiser.request("GET", `/api/receipts/${encodeURIComponent(wrong)}`), 404, "not-found");
    expectProblem(await world.browser().request("GET", `/api/receipts/${code}`), 401, "sign-in");
  });

  describe("rehearsal", () => {
    it("is three questions from the rehearsal bank, new each time, with its result at once", async () => {
      const member = await world.signIn("b2-m1");
      const first = await member.request("POST", "/api/competitions/c1/rehearsals", {});
      const second = await member.request("POST", "/api/competitions/c1/rehearsals", {});
      expect(first.body).toMatchObject({ kind: "rehearsal", state: "open", maxScore: 3 });
      expect(first.body.questions.map((q: { type: string }) => q.type)).toEqual(["single", "multiple", "judge"]);
      expect(second.body.id).not.toBe(first.body.id);
      const stems = fixtureQuestions().map((q) => q.stem);
      for (const question of first.body.questions) expect(stems).not.toContain(question.stem);
      expectProblem(await member.request("GET", `/api/attempts/${first.body.id}/result`), 409, "not-locked");
      await save(member, first.body.id, 2, { choice: true, seq: 1 });
      expect((await submit(member, first.body.id)).status).toBe(200);
      const result = await member.request("GET", `/api/attempts/${first.body.id}/result`);
      expect(result.body).toMatchObject({
        kind: "rehearsal",
        maxScore: 3,
        questions: [{ explanation: expect.any(String) }, {}, { choice: true }],
      });
    });

    it("counts nowhere: not as an attempt, not on a board, not in a receipt", async () => {
      const member = await world.signIn("b2-m1");
      const locked = (await attemptsOf("b2-m1")).find((a) => a.state === "locked");
      const view = (await member.request("GET", "/api/competitions/c1")).body;
      expect(view).toMatchObject({ mine: { attempts: [], attemptsLeft: 1 }, branch: { id: "b2", locked: 0 } });
      expect((await member.request("GET", `/api/receipts/${locked?.receipt_code}`)).body.counted).toBe(false);
      await publishJob.run(world.ctx);
      const board = (await member.request("GET", "/api/competitions/c1/leaderboards/branches")).body;
      expect(board.rows.find((row: { unitId: string }) => row.unitId === "b2")).toMatchObject({ locked: 0, scoreSum: 0 });
      expect((await member.request("GET", "/api/competitions/c1/leaderboards/members/me")).body).toMatchObject({ rank: null });
    });
  });

  it("is enough at fifty: one member cannot fill the disk with rehearsals", async () => {
    const member = await world.signIn("b2-m2");
    const statuses = [];
    for (let i = 0; i < 52; i++) statuses.push((await member.request("POST", "/api/competitions/c1/rehearsals", {})).status);
    expect(statuses).toEqual([...Array(50).fill(200), 409, 409]);
    expectProblem(await member.request("POST", "/api/competitions/c1/rehearsals", {}), 409, "rehearsals-used-up");
    expect((await start(member)).kind).toBe("scored");
  });

  it("before the window there is nothing to start but the rehearsal", async () => {
    const early = await openWorld(engine, { rules: { opensAt: new Date(world.clock.now() + hour).toISOString() } });
    try {
      const member = await early.signIn("b1-m0");
      const body = expectProblem(await member.request("POST", "/api/competitions/c1/attempts", {}), 409, "not-open-yet");
      expect(body).toMatchObject({ opensAt: expect.any(Number), detail: expect.stringMatching(/\d+月\d+日 \d\d:\d\d/) });
      expect((await member.request("POST", "/api/competitions/c1/rehearsals", {})).status).toBe(200);
    } finally {
      await early.close();
    }
  });

  // From here on the clock moves past the end: last in this file.
  it("C6: the result opens at the reveal point, to its member alone, whole", async () => {
    const member = await world.signIn("b1-m0");
    const [attempt] = await attemptsOf("b1-m0");
    const id = attempt?.id as string;
    const { body: competition } = await member.request("GET", "/api/competitions/c1");
    expectProblem(await member.request("GET", `/api/attempts/${id}/result`), 403, "not-revealed");
    world.clock.set(competition.closesAt);
    expectProblem(await (await world.signIn("b4-m0")).request("POST", "/api/competitions/c1/attempts", {}), 409, "competition-closed");
    world.clock.set(competition.revealAt - 1);
    expect(expectProblem(await member.request("GET", `/api/attempts/${id}/result`), 403, "not-revealed")).toMatchObject({
      revealAt: competition.revealAt,
    });
    expect((await member.request("GET", "/api/competitions/c1")).body.mine.attempts[0].score).toBeNull();

    world.clock.set(competition.revealAt);
    const { body: result } = await member.request("GET", `/api/attempts/${id}/result`);
    expect(result).toMatchObject({
      attemptId: id,
      score: attempt?.score,
      maxScore: 60,
      right: (attempt?.score ?? 0) / 5,
      wrong: 12 - (attempt?.score ?? 0) / 5,
      elapsedMs: 90_000,
    });
    for (const question of result.questions) {
      const key = rightChoice(question);
      if (question.type === "blank") expect(question.accepted).toEqual([expect.arrayContaining(key as string[])]);
      else expect(question.key).toEqual(question.type === "multiple" ? (key as number[]).toSorted((a, b) => a - b) : key);
      expect(question.explanation).toContain(canary);
      expect(question.source.title).toContain(canary);
    }
    expect(result.questions.reduce((sum: number, q: { earned: number }) => sum + q.earned, 0)).toBe(result.score);
    expect((await member.request("GET", "/api/competitions/c1")).body).toMatchObject({
      phase: "revealed",
      mine: { attempts: [{ score: attempt?.score }] },
    });
  });
});

describeEngines("more than one attempt", (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(engine, { rules: { attempts: { limit: 2 } } });
  });
  afterAll(() => world.close());

  it("C07: start and submit racing never make more attempts than the limit", async () => {
    const race = async (memberId: string) => {
      const member: Browser = await world.signIn(memberId);
      const submitted = new Set<string>();
      const press = async (): Promise<number> => {
        const reply = await member.request("POST", "/api/competitions/c1/attempts", {});
        if (reply.status === 200 && !submitted.has(reply.body.id)) {
          submitted.add(reply.body.id);
          await submit(member, reply.body.id);
        }
        return reply.status;
      };
      const statuses: number[] = [];
      for (let wave = 0; wave < 4; wave++) statuses.push(...(await Promise.all(Array.from({ length: 12 }, press))));
      expect(new Set(statuses)).toEqual(new Set([200, 409]));
      const rows = await world.ctx.db
        .selectFrom("attempt")
        .select(["ordinal", "state"])
        .where("member_id", "=", memberId)
        .orderBy("ordinal")
        .execute();
      expect(rows).toEqual([
        { ordinal: 1, state: "locked" },
        { ordinal: 2, state: "locked" },
      ]);
      expectProblem(await member.request("POST", "/api/competitions/c1/attempts", {}), 409, "attempts-used-up");
    };
    await Promise.all(["b1-m0", "b1-m1", "b2-m0", "b2-m1", "b3-m0", "b4-m0"].map(race));
  });

  it("gives another paper the second time", async () => {
    const member = await world.signIn("b1-m5");
    const first = await start(member);
    await submit(member, first.id);
    const second = await start(member);
    expect(second.id).not.toBe(first.id);
    expect(second.questions).not.toEqual(first.questions);
  });
});
