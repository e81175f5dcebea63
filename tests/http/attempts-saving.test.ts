import { afterAll, beforeAll, expect, it } from "vitest";
import { closeOverdue } from "../../server/attempts/service.ts";
import type { AttemptView } from "../../server/attempts/contract.ts";
import { createRandom, type Random } from "../../server/papers/random.ts";
import { describeEngines } from "../support/engines.ts";
import { expectProblem } from "../support/problem.ts";
import { openConnection } from "../support/raw-http.ts";
import { newKey, rightChoice, save, scoreByTexts, start, submit, wrongChoice } from "../support/sitting.ts";
import { type Browser, openWorld, type Reply, type World } from "../support/world.ts";

describeEngines("saving through the API", (engine) => {
  let world: World;
  /** Attempts a member may make in this file: room for many rounds. */
  const limit = 20;
  let free: { browser: Browser; left: number }[] = [];

  beforeAll(async () => {
    world = await openWorld(engine, { rules: { attempts: { limit } } });
    free = await Promise.all(world.members.map(async (id) => ({ browser: await world.signIn(id), left: limit })));
  });
  afterAll(() => world.close());

  /** A fresh attempt of a member who has some left. */
  async function sit(): Promise<{ browser: Browser; view: AttemptView }> {
    const next = free.find(({ left }) => left > 0);
    if (!next) throw new Error("no attempts left in this file");
    next.left--;
    const view = await start(next.browser);
    if (next.left > 0) free = [...free.filter((one) => one !== next), next];
    return { browser: next.browser, view };
  }
  const rowOf = (id: string) => world.ctx.db.selectFrom("attempt").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const answersOf = (id: string) => world.ctx.db.selectFrom("answer").selectAll().where("attempt_id", "=", id).execute();
  const eventsOf = (id: string) => world.ctx.db.selectFrom("answer_event").selectAll().where("attempt_id", "=", id).execute();

  it("C01: the same save sent again gets the same reply, byte for byte, and is one event", async () => {
    const { browser, view } = await sit();
    const body = { choice: 2, seq: 1, key: newKey() };
    const first = await save(browser, view.id, 0, body);
    const again = await Promise.all(Array.from({ length: 20 }, () => save(browser, view.id, 0, body)));
    expect(new Set(again.map((reply) => reply.text))).toEqual(new Set([first.text]));
    expect(await eventsOf(view.id)).toHaveLength(1);
    await submit(browser, view.id);
    expect((await save(browser, view.id, 0, body)).body).toEqual({ ...first.body, remainingMs: expect.any(Number) });
  });

  it("C02: one key for two answers is refused", async () => {
    const { browser, view } = await sit();
    const key = newKey();
    await save(browser, view.id, 0, { choice: 1, seq: 1, key });
    for (const other of [
      { choice: 2, seq: 1 },
      { choice: 1, seq: 2 },
    ])
      expectProblem(await save(browser, view.id, 0, { ...other, key }), 422, "key-reused");
    expectProblem(await save(browser, view.id, 1, { choice: 1, seq: 1, key }), 422, "key-reused");
    expect((await answersOf(view.id)).map((a) => a.choice)).toEqual(["1"]);
    await submit(browser, view.id);
  });

  it("C04: of two out of order the later tap stands, and the reply says which", async () => {
    const { browser, view } = await sit();
    await save(browser, view.id, 0, { choice: 3, seq: 7 });
    const older = await save(browser, view.id, 0, { choice: 1, seq: 6 });
    expect(older).toMatchObject({
      status: 200,
      body: { outcome: "superseded", epoch: 1, seq: 7, stored: { choice: 3, epoch: 1, seq: 7 }, receipt: expect.any(String) },
    });
    expect((await save(browser, view.id, 0, { choice: null, seq: 8 })).body.outcome).toBe("saved");
    expect((await browser.request("GET", `/api/attempts/${view.id}`)).body.answers).toMatchObject([{ position: 0, choice: null, seq: 8 }]);
    await submit(browser, view.id);
  });

  it("C03: the device opened last takes the attempt; the older becomes read-only and learns by whom", async () => {
    const { browser: phone, view } = await sit();
    await save(phone, view.id, 0, { choice: 1, seq: 5 });
    const tablet = world.browser();
    tablet.cookie = phone.cookie;
    const taken = await tablet.request("POST", `/api/attempts/${view.id}/lease`, {});
    expect(taken.body).toMatchObject({ epoch: 2, previousEpoch: 1, answers: [{ position: 0, choice: 1 }], deadlineAt: view.deadlineAt });
    expect(expectProblem(await save(phone, view.id, 0, { choice: 2, seq: 6 }), 409, "taken-over")).toMatchObject({ epoch: 2 });
    expect(expectProblem(await submit(phone, view.id, 1), 409, "taken-over")).toMatchObject({ epoch: 2 });
    expect((await phone.request("GET", `/api/attempts/${view.id}`)).body).toMatchObject({ epoch: 2, state: "open" });
    expect((await save(tablet, view.id, 0, { choice: 3, seq: 1, epoch: 2 })).body.outcome).toBe("saved");
    expectProblem(await save(tablet, view.id, 0, { choice: 3, seq: 2, epoch: 3 }), 409, "taken-over");
    expect((await submit(tablet, view.id, 2)).status).toBe(200);
    // Both learn the same receipt in the end.
    expect((await submit(phone, view.id, 1)).body.receiptCode).toBe((await rowOf(view.id)).receipt_code);
  });

  it("C03: of sixteen devices that take it at once exactly one can write", async () => {
    const { browser, view } = await sit();
    const leases = await Promise.all(Array.from({ length: 16 }, () => browser.request("POST", `/api/attempts/${view.id}/lease`, {})));
    const epochs = leases.map((reply) => reply.body.epoch).sort((a, b) => a - b);
    expect(epochs).toEqual(Array.from({ length: 16 }, (_, i) => i + 2));
    const tries = await Promise.all(epochs.map((epoch) => save(browser, view.id, 0, { choice: 0, seq: 1, epoch })));
    expect(tries.filter((reply) => reply.status === 200)).toHaveLength(1);
    expect(await answersOf(view.id)).toMatchObject([{ epoch: 17 }]);
    await submit(browser, view.id, 17);
  });

  it("C11: every question of one attempt answered at once is every question stored", async () => {
    const { browser, view } = await sit();
    const replies = await Promise.all(
      view.questions.map((q, i) => save(browser, view.id, q.position, { choice: rightChoice(q), seq: i + 1 })),
    );
    expect(replies.every((reply) => reply.body.outcome === "saved")).toBe(true);
    const receipt = await submit(browser, view.id);
    expect(receipt.body).toMatchObject({ answered: 12, total: 12 });
    expect((await rowOf(view.id)).score).toBe(60);
  });

  it("what counts is when the whole answer was here: a body held back past the end is late", async () => {
    const { browser, view } = await sit();
    const before = world.clock.now();
    const body = JSON.stringify({ epoch: 1, seq: 1, choice: 0, key: newKey() });
    const held = openConnection(world.origin);
    held.write(
      `PUT /api/attempts/${view.id}/answers/0 HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\nexpect: 100-continue\r\nconnection: close\r\ncookie: ${browser.cookie}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    await held.until("100 Continue");
    world.clock.set(view.deadlineAt + view.graceMs + 1);
    held.write(body);
    expect(await held.reply).toContain("/problems/late");
    world.clock.set(before);
    await submit(browser, view.id);
  });

  it("C08, C09: whatever races with whatever, the score is that of the stored answers and every acknowledged save is in it", async () => {
    const rounds = engine === "sqlite" ? 60 : 40;
    for (let round = 0; round < rounds; round++) {
      const { browser, view } = await sit();
      const before = world.clock.now();
      await race(browser, view, createRandom(`race ${round}`), round % 2 === 0);
      world.clock.set(before);
    }
  });

  /** Saves, presses of submit and, in half of the rounds, four sweeps at time-up: all at once, in any order. */
  async function race(browser: Browser, view: AttemptView, random: Random, timeUp: boolean): Promise<void> {
    const acknowledged: { position: number; seq: number; choice: unknown }[] = [];
    let seq = 0;
    const oneSave = async () => {
      const question = view.questions[random.below(view.questions.length)] as AttemptView["questions"][number];
      const body = { choice: random.below(2) === 0 ? rightChoice(question) : wrongChoice(question), seq: ++seq };
      const reply = await save(browser, view.id, question.position, body);
      if (reply.status === 200) acknowledged.push({ position: question.position, ...body });
      return reply;
    };
    const presses: Promise<Reply>[] = [];
    const work: (() => Promise<unknown>)[] = [
      ...Array.from({ length: 14 }, () => oneSave),
      ...Array.from({ length: 2 }, () => async () => void presses.push(submit(browser, view.id))),
      ...(timeUp ? [endTime, ...Array.from({ length: 4 }, () => () => closeOverdue(world.ctx))] : []),
    ];
    async function endTime() {
      world.clock.set(view.deadlineAt + view.graceMs + 2_001);
    }
    for (let i = work.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      [work[i], work[j]] = [work[j] as never, work[i] as never];
    }
    const replies = await Promise.all(
      work.map(async (one) => {
        for (let turns = random.below(4); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
        return one();
      }),
    );
    const receipts = new Set((await Promise.all(presses)).map((reply) => reply.text));
    expect(receipts.size).toBe(1);
    await closeOverdue(world.ctx);

    const row = await rowOf(view.id);
    expect(row).toMatchObject({ state: "locked", receipt_code: expect.any(String) });
    const stored = new Map((await answersOf(view.id)).map((a) => [a.position, { seq: a.seq, choice: JSON.parse(a.choice) }]));
    expect(row.score).toBe(scoreByTexts(view.questions, new Map([...stored].map(([position, a]) => [position, a.choice]))));
    for (const one of acknowledged)
      expect(stored.get(one.position)?.seq, `acknowledged ${JSON.stringify(one)}`).toBeGreaterThanOrEqual(one.seq);
    for (const reply of replies as Reply[]) {
      if (reply?.status === 410) {
        const { stored: told, receiptCode } = expectProblem(reply, 410, "attempt-closed") as {
          stored: { seq: number } | null;
          receiptCode: string;
        };
        expect(receiptCode).toBe(row.receipt_code);
        if (told) expect([...stored.values()].map((a) => a.seq)).toContain(told.seq);
      } else if (reply) expect([200, 423]).toContain(reply.status);
    }
  }
});
