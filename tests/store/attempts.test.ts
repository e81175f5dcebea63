import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deadlineOf } from "../../server/attempts/clock.ts";
import { countLockedInBranch, findByReceipt, listOverdue } from "../../server/attempts/store.ts";
import type { LockInput } from "../../server/attempts/writes.ts";
import { revisionOf } from "../../server/bank/revision.ts";
import { type AppContext, createContext } from "../../server/context.ts";
import { keyAsShown } from "../../server/papers/key.ts";
import type { Slot } from "../../server/papers/paper.ts";
import { fixtureQuestions } from "../support/bank.ts";
import { fillDistrict } from "../support/district.ts";
import { describeEngines, freshConfig } from "../support/engines.ts";

const start = 1_800_000_000_000;
const strict = { multiple: "all-or-nothing", order: "all-or-nothing" } as const;
const lenient = { multiple: "partial", order: "pairwise" } as const;

describeEngines("attempts in the database", (engine) => {
  let ctx: AppContext;
  let forget: () => Promise<void>;
  let made = 0;

  beforeAll(async () => {
    const fresh = await freshConfig(engine);
    forget = fresh.forget;
    ctx = await createContext(fresh.config);
    await fillDistrict(ctx, start);
  });
  afterAll(async () => {
    await ctx.close();
    await forget();
  });

  const bank = fixtureQuestions();
  /** One slot for each type, parts in the bank's own order; items to be ordered are shown reversed. */
  const slots = (["single", "multiple", "judge", "blank", "order", "match"] as const).map((type): Slot => {
    const question = bank.find((q) => q.type === type);
    if (!question) throw new Error(`no ${type} in the fixture bank`);
    const { id } = revisionOf("fixture", { layer: "national", period: "1919-1949", question });
    const parts = "options" in question ? question.options.length : "pairs" in question ? question.pairs.length : 0;
    const order = Array.from({ length: parts }, (_, i) => i);
    return {
      revision: id,
      marks: 6,
      order: type === "order" ? order.reverse() : order,
      ...(type === "match" ? { rights: [...order] } : {}),
    };
  });

  async function begin(parts: { id?: string; memberId?: string; branchId?: string; ordinal?: number; now?: number } = {}) {
    const n = ++made;
    const now = parts.now ?? start;
    const input = {
      id: `a${n}`,
      competitionId: "c1",
      memberId: "b1-m0",
      branchId: "b1",
      kind: "scored" as const,
      ordinal: n,
      now,
      graceMs: 5_000,
      questionLimitMs: 0,
      maxScore: 36,
      seed: "s",
      slots,
      ...parts,
    };
    return ctx.writer.run("attempts.start", { ...input, deadlineAt: deadlineOf(now, 60_000, start + 3_600_000) });
  }
  const save = (attemptId: string, position: number, choice: unknown) =>
    ctx.writer.runBulk("attempts.save", {
      attemptId,
      position,
      epoch: 1,
      seq: position + 1,
      choice: JSON.stringify(choice),
      key: `k-${attemptId}-${position}`,
      receivedAt: start + 10,
    });
  const lock = (attemptId: string, parts: Partial<LockInput> = {}) =>
    ctx.writer.run("attempts.lock", {
      attemptId,
      cause: "member",
      epoch: 1,
      now: start + 20_000,
      codes: [`CODE-${attemptId}`],
      credit: strict,
      ...parts,
    });
  const questionOf = (slot: Slot) => bank.find((q) => slot.revision.startsWith(`${q.id}@`)) as (typeof bank)[number];

  it("a start that loses the race for its ordinal gets the winner's id and leaves no paper", async () => {
    const first = await begin();
    const again = await begin({ id: "loser", ordinal: made });
    expect([first, again]).toEqual([
      { id: first.id, created: true },
      { id: first.id, created: false },
    ]);
    expect(await ctx.db.selectFrom("paper").select("attempt_id").where("attempt_id", "=", "loser").execute()).toEqual([]);
  });

  it("locking scores what is stored, in whole numbers, by the rules of the competition", async () => {
    const right = slots.map((slot) => keyAsShown(slot, questionOf(slot)));
    const almost = [
      right[0],
      [(right[1] as number[])[0]],
      right[2],
      right[3],
      [right[4] as number[]].map(([a, b, c, d]) => [b, a, c, d])[0],
      right[5],
    ];
    const scores = [];
    for (const [choices, credit] of [
      [right, strict],
      [almost, strict],
      [almost, lenient],
      [[], strict],
    ] as const) {
      const { id } = await begin();
      for (const [position, choice] of choices.entries()) await save(id, position, choice);
      scores.push((await lock(id, { credit }))?.attempt.score);
    }
    // Of the multiple choice one of two right options: 3 of 6. Of the order five of six pairs: 5 of 6.
    expect(scores).toEqual([36, 24, 32, 0]);
  });

  describe("the state column is the lock", () => {
    it("sixteen locks at once are one: one scores, the others find it done and see the same row", async () => {
      const { id } = await begin();
      const results = await Promise.all(Array.from({ length: 16 }, (_, i) => lock(id, { now: start + 20_000 + i })));
      expect(results.filter((r) => r?.outcome === "locked")).toHaveLength(1);
      expect(results.filter((r) => r?.outcome === "already")).toHaveLength(15);
      const winner = results.find((r) => r?.outcome === "locked")?.attempt;
      const row = await ctx.db.selectFrom("attempt").selectAll().where("id", "=", id).executeTakeFirst();
      expect(row).toEqual(winner);
      expect(new Set(results.map((r) => r?.attempt.receipt_code))).toEqual(new Set([winner?.receipt_code]));
    });

    it("an older device may not submit; the deadline asks for no device", async () => {
      const { id } = await begin();
      expect(await ctx.writer.run("attempts.lease", { attemptId: id })).toEqual({ epoch: 2 });
      await expect(lock(id)).rejects.toMatchObject({ slug: "taken-over", extension: { epoch: 2 } });
      expect(await lock(id, { cause: "deadline", epoch: undefined, now: start + 60_000 + 7_000 })).toMatchObject({ outcome: "not-due" });
      expect(await lock(id, { cause: "deadline", epoch: undefined, now: start + 60_000 + 7_001 })).toMatchObject({
        outcome: "locked",
        attempt: { lock_cause: "deadline", locked_at: start + 60_000, elapsed_ms: 60_000 },
      });
      expect(await ctx.writer.run("attempts.lease", { attemptId: id })).toBeNull();
    });

    it("leases that change hands while the sweep closes never make it fail", async () => {
      const ids = await Promise.all(Array.from({ length: 12 }, () => begin().then((a) => a.id)));
      const work = ids.flatMap((id) => [
        ...Array.from({ length: 4 }, () => ctx.writer.run("attempts.lease", { attemptId: id })),
        lock(id, { cause: "deadline", epoch: undefined, now: start + 100_000 }),
      ]);
      await Promise.all(work);
      const rows = await ctx.db.selectFrom("attempt").select("state").where("id", "in", ids).execute();
      expect(new Set(rows.map((row) => row.state))).toEqual(new Set(["locked"]));
    });

    it("a receipt code that is taken gives way to the next", async () => {
      const [one, two, three] = [await begin(), await begin(), await begin()];
      const codes = ["TAKEN", "SPARE"];
      expect((await lock(one.id, { codes }))?.attempt.receipt_code).toBe("TAKEN");
      expect((await lock(two.id, { codes }))?.attempt.receipt_code).toBe("SPARE");
      await expect(lock(three.id, { codes })).rejects.toThrow();
      expect((await ctx.db.selectFrom("attempt").select("state").where("id", "=", three.id).executeTakeFirst())?.state).toBe("open");
      expect(await findByReceipt(ctx.db, "SPARE")).toMatchObject({ competitionId: "c1", kind: "scored", branchName: "第一党委1支部" });
      expect(await lock("nobody")).toBeNull();
    });
  });

  it("the sweep's list is what is over, oldest first, bounded", async () => {
    const late = await Promise.all([900, 700, 800].map((ago) => begin({ now: start - ago * 1_000, memberId: "b2-m0", branchId: "b2" })));
    const [a, b, c] = late.map(({ id }) => id) as [string, string, string];
    expect((await listOverdue(ctx.db, start - 500_000, 10)).map((row) => row.id)).toEqual([a, c, b]);
    expect((await listOverdue(ctx.db, start - 500_000, 2)).map((row) => row.id)).toEqual([a, c]);
    expect(await listOverdue(ctx.db, start - 840_000, 10)).toEqual([]);
    expect((await listOverdue(ctx.db, start - 839_999, 10)).map((row) => row.id)).toEqual([a]);
  });

  it("E14: an attempt counts for the branch it began in; a member counts once", async () => {
    const twice = await Promise.all([begin({ memberId: "b3-m0", branchId: "b3" }), begin({ memberId: "b3-m0", branchId: "b3" })]);
    for (const { id } of twice) await lock(id);
    await begin({ memberId: "b3-m1", branchId: "b3" });
    expect(await countLockedInBranch(ctx.db, "c1", "b3")).toBe(1);
    expect(await countLockedInBranch(ctx.db, "c1", "b4")).toBe(0);
  });
});
