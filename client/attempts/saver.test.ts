import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { choose, emptyOutbox, type Entry, type Outbox, takeLease, unsentPositions } from "./outbox.ts";
import type { Verdict } from "./save-reply.ts";
import { createSaver, type SaverState } from "./saver.ts";

const saved = (seq: number): Verdict => ({ kind: "saved", receivedAt: 1_000 + seq, receipt: `r${seq}`, remainingMs: 60_000 });

/** A page with an outbox, and a server that answers when and what the test says. */
function page(random = 0.5) {
  let box: Outbox = takeLease(emptyOutbox("a1"), { epoch: 1, previousEpoch: 0, answers: [] }, () => "k");
  let keys = 0;
  const sent: { position: number; entry: Entry; answer: (verdict: Verdict) => Promise<void> }[] = [];
  const states: SaverState[] = [];
  const saver = createSaver({
    read: () => box,
    write: (next) => {
      box = next;
    },
    send: (position, entry) =>
      new Promise((resolve) => {
        sent.push({
          position,
          entry,
          answer: async (verdict) => {
            resolve(verdict);
            await vi.advanceTimersByTimeAsync(0);
          },
        });
      }),
    changed: (state) => states.push(state),
    random: () => random,
  });
  return {
    saver,
    sent,
    last: () => sent[sent.length - 1] as (typeof sent)[number],
    state: () => states[states.length - 1] as SaverState,
    box: () => box,
    take: (epoch: number, previousEpoch: number) => {
      box = takeLease(box, { epoch, previousEpoch, answers: [] }, () => `l${++keys}`);
    },
    pick(position: number, choice: number) {
      box = choose(box, position, choice, `k${++keys}`);
      saver.poke();
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("saver", () => {
  it("has one request in flight and sends the last choice of each question", async () => {
    const p = page();
    p.pick(0, 1);
    p.pick(1, 1);
    p.pick(1, 2);
    p.pick(2, 0);
    expect(p.sent).toHaveLength(1);
    await p.last().answer(saved(1));
    expect(p.last()).toMatchObject({ position: 1, entry: { choice: 2, seq: 3 } });
    await p.last().answer(saved(3));
    await p.last().answer(saved(4));
    expect(p.sent.map((s) => s.entry.seq)).toEqual([1, 3, 4]);
    expect(unsentPositions(p.box())).toEqual([]);
    expect(p.state()).toMatchObject({ sending: undefined, connection: "ok" });
  });

  it("sends the newer choice after an older one of the same question was on its way", async () => {
    const p = page();
    p.pick(0, 1);
    p.pick(0, 3);
    await p.last().answer(saved(1));
    expect(p.box().entries[0]).toMatchObject({ state: "unsent", choice: 3 });
    await p.last().answer(saved(2));
    expect(p.box().entries[0]).toMatchObject({ state: "saved", choice: 3, receipt: "r2" });
  });

  it("keeps trying the same body through 90 s of dead network and loses nothing", async () => {
    const p = page(0.999);
    p.pick(0, 1);
    await p.last().answer({ kind: "no-reply" });
    expect(p.state().connection).toBe("offline");
    p.pick(1, 1);
    await p.last().answer({ kind: "no-reply" });
    const until = Date.now() + 90_000;
    while (Date.now() < until) {
      const tries = p.sent.length;
      await vi.advanceTimersByTimeAsync(1_000);
      if (p.sent.length > tries) await p.last().answer({ kind: "no-reply" });
    }
    expect(p.sent.length).toBeLessThan(20);
    expect(p.sent.every((s) => s.entry.key === "k1")).toBe(true);
    const tries = p.sent.length;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(p.sent.length).toBeGreaterThan(tries);
    await p.last().answer(saved(1));
    await p.last().answer(saved(2));
    expect(unsentPositions(p.box())).toEqual([]);
    expect(p.state().connection).toBe("ok");
  });

  it("tries at once when the network is said to be back, but never before the server asked", async () => {
    const p = page(0.999);
    p.pick(0, 1);
    await p.last().answer({ kind: "no-reply" });
    p.saver.poke();
    expect(p.sent).toHaveLength(2);
    await p.last().answer({ kind: "busy", retryAfter: 10 });
    expect(p.state()).toMatchObject({ connection: "busy", waitSeconds: 10 });
    p.saver.poke();
    p.pick(1, 1);
    await vi.advanceTimersByTimeAsync(9_900);
    expect(p.sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(p.sent).toHaveLength(3);
  });

  it("stops for good when another device took over, and goes on after taking it back", async () => {
    const p = page();
    p.pick(0, 1);
    p.pick(1, 2);
    await p.last().answer({ kind: "taken-over" });
    expect(p.state().stopped).toBe("taken-over");
    p.saver.poke();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(p.sent).toHaveLength(1);
    expect(unsentPositions(p.box())).toEqual([0, 1]);
    p.take(3, 2);
    p.saver.restart();
    p.pick(2, 0);
    expect(p.last()).toMatchObject({ position: 2, entry: { epoch: 3, seq: 1 } });
  });

  it("does not let a refused answer hold up the others", async () => {
    const p = page();
    p.pick(0, 1);
    p.pick(1, 2);
    await p.last().answer({ kind: "refused" });
    expect(p.box().entries[0]?.state).toBe("refused");
    await p.last().answer({ kind: "late" });
    expect(p.box().entries[1]?.state).toBe("late");
    expect(p.state().stopped).toBeUndefined();
  });

  it("flushes before handing in", async () => {
    const p = page();
    p.pick(0, 1);
    p.pick(1, 2);
    const flushed = vi.fn();
    void p.saver.flush().then(flushed);
    await p.last().answer(saved(1));
    expect(flushed).not.toHaveBeenCalled();
    await p.last().answer(saved(2));
    expect(flushed).toHaveBeenCalledWith(true);
    await expect(p.saver.flush()).resolves.toBe(true);
  });

  it("says when a flush cannot finish", async () => {
    const p = page();
    p.pick(0, 1);
    const inTime = p.saver.flush(5_000);
    await vi.advanceTimersByTimeAsync(5_000);
    await expect(inTime).resolves.toBe(false);
    const stopped = p.saver.flush();
    await p.last().answer({ kind: "closed", stored: null, receiptCode: null });
    await expect(stopped).resolves.toBe(false);
    await expect(p.saver.flush()).resolves.toBe(false);
  });

  it("ignores a reply that belongs to a lease given up meanwhile", async () => {
    const p = page();
    p.pick(0, 1);
    const old = p.last();
    p.take(3, 2);
    p.saver.restart();
    await old.answer({ kind: "taken-over" });
    expect(p.state().stopped).toBeUndefined();
  });
});
