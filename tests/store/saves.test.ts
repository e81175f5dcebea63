import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Save, SaveResult } from "../../server/attempts/save-rules.ts";
import { type AppContext, createContext } from "../../server/context.ts";
import { loadRoster } from "../../server/roster/service.ts";
import { describeEngines, freshConfig } from "../support/engines.ts";
import { createCompetitionRow, fixtureRules } from "../support/competition.ts";

const start = 1_800_000_000_000;

describeEngines("saving answers", (engine) => {
  let ctx: AppContext;
  let forget: () => Promise<void>;
  let attempts = 0;

  beforeAll(async () => {
    const fresh = await freshConfig(engine);
    forget = fresh.forget;
    ctx = await createContext(fresh.config);
    const unit = { id: "b", parent_id: null, kind: "branch" as const, name: "支部", short_name: "支部", position: 0 };
    await loadRoster(ctx, { units: [unit], members: [{ id: "m", branch_id: "b", name: "甲", elder: 0, created_at: 0 }] });
    await createCompetitionRow(ctx, fixtureRules(start));
  });
  afterAll(async () => {
    await ctx.close();
    await forget();
  });

  async function openAttempt(parts: { questionLimitMs?: number } = {}): Promise<string> {
    const ordinal = ++attempts;
    const { id } = await ctx.writer.run("attempts.start", {
      id: `a${ordinal}`,
      competitionId: "c1",
      memberId: "m",
      branchId: "b",
      kind: "scored",
      ordinal,
      now: start,
      deadlineAt: start + 60_000,
      graceMs: 5_000,
      questionLimitMs: parts.questionLimitMs ?? 0,
      maxScore: 100,
      seed: "s",
      slots: [],
    });
    return id;
  }
  const save = (attemptId: string, parts: Partial<Save> = {}) =>
    ctx.writer.runBulk("attempts.save", {
      attemptId,
      position: 0,
      epoch: 1,
      seq: 1,
      choice: "1",
      key: `key-${Math.random()}`,
      receivedAt: start + 1_000,
      ...parts,
    });
  const stored = (attemptId: string) =>
    ctx.db
      .selectFrom("answer")
      .select(["position", "epoch", "seq", "choice"])
      .where("attempt_id", "=", attemptId)
      .orderBy("position")
      .execute();
  const events = (attemptId: string) => ctx.db.selectFrom("answer_event").selectAll().where("attempt_id", "=", attemptId).execute();

  it("C01: a retry gets the same reply and leaves one event", async () => {
    const id = await openAttempt();
    const body = { key: "same-key", seq: 3, choice: "2" };
    const first = await save(id, body);
    const again = await Promise.all([1, 2, 3].map((later) => save(id, { ...body, receivedAt: start + 1_000 + later })));
    expect(first).toMatchObject({ outcome: "saved", receivedAt: start + 1_000 });
    for (const reply of again) expect(reply).toEqual(first);
    expect(await events(id)).toHaveLength(1);
  });

  it("C02: one key for two answers is refused and changes nothing", async () => {
    const id = await openAttempt();
    await save(id, { key: "reused", seq: 1, choice: "1" });
    expect(await save(id, { key: "reused", seq: 2, choice: "3" })).toEqual({ outcome: "key-reused" });
    expect(await stored(id)).toEqual([{ position: 0, epoch: 1, seq: 1, choice: "1" }]);
  });

  it("C02: a key serves one of an attempt's last taps, whatever the question; a number serves one save for ever", async () => {
    const id = await openAttempt();
    await save(id, { key: "first", seq: 1, choice: "1" });
    expect(await save(id, { key: "first", position: 1, seq: 2, choice: "1" })).toEqual({ outcome: "key-reused" });
    expect(await save(id, { key: "first", position: 1, seq: 1, choice: "1" })).toEqual({ outcome: "key-reused" });
    for (let seq = 2; seq <= 40; seq++) await save(id, { seq, key: `tap-${seq}` });
    // Another save under a number that is taken is told what stands, and what stands stays.
    expect(await save(id, { seq: 3, key: "other", choice: "3" })).toMatchObject({
      outcome: "superseded",
      stored: { seq: 40, choice: "1" },
    });
    // The same one again, long afterwards, is the same one.
    expect(await save(id, { seq: 3, key: "tap-3" })).toMatchObject({ outcome: "saved", receivedAt: start + 1_000 });
    expect(await save(id, { seq: 3, key: "tap-3", choice: "2" })).toEqual({ outcome: "key-reused" });
    expect(await events(id)).toHaveLength(40);
    expect(await stored(id)).toEqual([{ position: 0, epoch: 1, seq: 40, choice: "1" }]);
    // Far ahead under the same key, at another question: neither reused nor in the way of a save that came late.
    await save(id, { seq: 90, key: "ahead", position: 2, choice: "2" });
    expect(await save(id, { seq: 50, key: "ahead", position: 3, choice: "3" })).toMatchObject({ outcome: "saved" });
  });

  it("one batch with everything in it is judged save by save", async () => {
    const id = await openAttempt();
    const end = start + 65_000;
    const replies = await Promise.all([
      save(id, { seq: 5, key: "five", choice: "5" }),
      save(id, { seq: 4, key: "four", choice: "4" }),
      save(id, { seq: 5, key: "five", choice: "5" }),
      save(id, { seq: 6, key: "five", choice: "6" }),
      save(id, { seq: 7, key: "seven", choice: "7", receivedAt: end + 1 }),
      save(id, { seq: 6, key: "six", choice: "6" }),
    ]);
    expect(replies.map((r) => r.outcome)).toEqual(["saved", "superseded", "saved", "key-reused", "late", "saved"]);
    expect(await stored(id)).toEqual([{ position: 0, epoch: 1, seq: 6, choice: "6" }]);
    expect((await events(id)).map((e) => `${e.seq} ${e.outcome}`).sort()).toEqual(["4 superseded", "5 saved", "6 saved", "7 late"]);
  });

  it("C03: only the newest lease writes; the older device learns who has it", async () => {
    const id = await openAttempt();
    await save(id, { seq: 7, choice: "1", key: "from-old-device" });
    expect(await ctx.writer.run("attempts.lease", { attemptId: id })).toEqual({ epoch: 2 });
    expect(await save(id, { epoch: 1, seq: 8, choice: "2" })).toEqual({ outcome: "taken-over", epoch: 2 });
    expect(await save(id, { epoch: 2, seq: 1, choice: "3" })).toMatchObject({ outcome: "saved" });
    // Its reply was lost before the device changed: it was saved all the same.
    expect(await save(id, { seq: 7, choice: "1", key: "from-old-device" })).toMatchObject({ outcome: "saved" });
    expect(await stored(id)).toEqual([{ position: 0, epoch: 2, seq: 1, choice: "3" }]);
  });

  it("C04: of two that arrive out of order the later one stands", async () => {
    const id = await openAttempt();
    await save(id, { seq: 7, choice: "3" });
    const older = await save(id, { seq: 6, choice: "1" });
    expect(older).toMatchObject({ outcome: "superseded", stored: { seq: 7, choice: "3" } });
    expect(await stored(id)).toEqual([{ position: 0, epoch: 1, seq: 7, choice: "3" }]);
    expect((await events(id)).map((e) => e.outcome).sort()).toEqual(["saved", "superseded"]);
  });

  it("B04: what arrives after the grace is kept as evidence and does not count", async () => {
    const id = await openAttempt();
    const end = start + 60_000 + 5_000;
    expect(await save(id, { seq: 1, receivedAt: end })).toMatchObject({ outcome: "saved" });
    expect(await save(id, { seq: 2, choice: "3", key: "late", receivedAt: end + 1 })).toMatchObject({ outcome: "late" });
    expect(await save(id, { seq: 2, choice: "3", key: "late", receivedAt: end + 900 })).toMatchObject({ outcome: "late" });
    expect(await stored(id)).toEqual([{ position: 0, epoch: 1, seq: 1, choice: "1" }]);
    expect((await events(id)).map((e) => e.outcome).sort()).toEqual(["late", "saved"]);
  });

  it("holds a limit per question from its opening", async () => {
    const id = await openAttempt({ questionLimitMs: 10_000 });
    expect(await save(id)).toEqual({ outcome: "not-opened" });
    await ctx.writer.run("attempts.open-question", { attemptId: id, position: 0, now: start + 2_000 });
    const again = await ctx.writer.run("attempts.open-question", { attemptId: id, position: 0, now: start + 9_000 });
    expect(again).toEqual({ openedAt: start + 2_000 });
    expect(await save(id, { receivedAt: start + 17_000 })).toMatchObject({ outcome: "saved" });
    expect(await save(id, { seq: 2, receivedAt: start + 17_001 })).toMatchObject({ outcome: "late" });
  });

  it("answers for an attempt that does not exist without failing its neighbours", async () => {
    const id = await openAttempt();
    const replies = await Promise.all([save("nobody"), save(id, { choice: "2" }), save("nobody")]);
    expect(replies.map((r) => r.outcome)).toEqual(["no-attempt", "saved", "no-attempt"]);
  });

  it("keeps the highest (epoch, seq) of any storm of duplicates and reorderings, one event a key", async () => {
    const one = fc.record({ position: fc.nat(2), seq: fc.integer({ min: 1, max: 6 }), choice: fc.constantFrom("0", "1", "2", "null") });
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 25 }), fc.infiniteStream(fc.nat(1000)), async (plan, random) => {
        const id = await openAttempt();
        // The same (position, seq) always means the same answer: a phone numbers its taps.
        const saves = new Map(plan.map((p) => [`${p.position}-${p.seq}`, { ...p, key: `k-${p.position}-${p.seq}-${"x".repeat(12)}` }]));
        const storm = [...saves.values(), ...saves.values()].map((s) => ({ s, at: random.next().value })).sort((a, b) => a.at - b.at);
        const replies = await Promise.all(storm.map(({ s }) => save(id, s)));

        expect(replies.every((r: SaveResult) => r.outcome === "saved" || r.outcome === "superseded")).toBe(true);
        expect(await events(id)).toHaveLength(saves.size);
        const best = new Map<number, { position: number; seq: number; choice: string }>();
        for (const s of saves.values()) if ((best.get(s.position)?.seq ?? 0) < s.seq) best.set(s.position, s);
        const expected = [...best.values()]
          .sort((a, b) => a.position - b.position)
          .map((b) => ({ position: b.position, epoch: 1, seq: b.seq, choice: b.choice }));
        expect(await stored(id)).toEqual(expected);
      }),
      { numRuns: engine === "sqlite" ? 60 : 25 },
    );
  });
});
