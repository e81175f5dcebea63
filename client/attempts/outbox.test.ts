import { describe, expect, it } from "vitest";
import type { StoredAnswer } from "../lib/views.ts";
import { adopt, choose, emptyOutbox, nextUnsent, type Outbox, settle, strandedPositions, takeLease, unsentPositions } from "./outbox.ts";

let keys = 0;
const newKey = () => `key-${++keys}`;
const stored = (position: number, choice: number, epoch: number, seq = 1): StoredAnswer => ({
  position,
  choice,
  epoch,
  seq,
  receivedAt: 1_000 + seq,
});
const opened = (epoch = 1, answers: StoredAnswer[] = []): Outbox =>
  takeLease(emptyOutbox("a1"), { epoch, previousEpoch: epoch - 1, answers }, newKey);
const saved = { state: "saved", receivedAt: 5_000, receipt: "r" } as const;

describe("choosing", () => {
  it("keeps the last choice of a question and sends in the order of the choices", () => {
    let box = choose(opened(), 3, 0, "k1");
    box = choose(box, 1, 2, "k2");
    box = choose(box, 3, 1, "k3");
    expect(unsentPositions(box)).toEqual([1, 3]);
    expect(nextUnsent(box)).toMatchObject({ position: 1, entry: { seq: 2, epoch: 1, key: "k2" } });
    expect(box.entries[3]).toMatchObject({ choice: 1, seq: 3, key: "k3" });
  });

  it("does not tick a choice with the receipt of the one before", () => {
    let box = choose(opened(), 0, 1, "k1");
    box = choose(box, 0, 2, "k2");
    box = settle(box, 0, "k1", saved);
    expect(box.entries[0]).toMatchObject({ choice: 2, state: "unsent", receipt: null });
    box = settle(box, 0, "k2", saved);
    expect(box.entries[0]).toMatchObject({ choice: 2, state: "saved", receipt: "r", receivedAt: 5_000 });
    expect(nextUnsent(box)).toBeUndefined();
  });

  it("adopts what is stored with a higher number and counts on from there", () => {
    let box = choose(opened(), 0, 1, "k1");
    box = adopt(box, 0, "k1", { choice: 3, epoch: 1, seq: 9, receivedAt: 7_000 });
    expect(box.entries[0]).toMatchObject({ choice: 3, state: "saved", receivedAt: 7_000 });
    expect(choose(box, 1, 0, "k2").entries[1]?.seq).toBe(10);
  });

  it("keeps a newer choice when an older one turns out superseded", () => {
    let box = choose(choose(opened(), 0, 1, "k1"), 0, 2, "k2");
    box = adopt(box, 0, "k1", { choice: 3, epoch: 1, seq: 9, receivedAt: 7_000 });
    expect(box.entries[0]).toMatchObject({ choice: 2, state: "unsent" });
  });
});

describe("taking the lease", () => {
  it("begins with what the server has", () => {
    const box = opened(4, [stored(2, 1, 3, 8)]);
    expect(box).toMatchObject({ epoch: 4, nextSeq: 1 });
    expect(box.entries[2]).toMatchObject({ choice: 1, state: "saved", receivedAt: 1_008 });
  });

  it("sends again, under the new epoch, what this device had not sent when its tab was closed", () => {
    let box = choose(choose(opened(1), 5, 2, "k1"), 0, 1, "k2");
    box = settle(box, 5, "k1", saved);
    const reopened = takeLease(box, { epoch: 2, previousEpoch: 1, answers: [stored(5, 2, 1)] }, newKey);
    expect(unsentPositions(reopened)).toEqual([0]);
    expect(reopened.entries[0]).toMatchObject({ choice: 1, epoch: 2, seq: 1 });
    expect(reopened.entries[0]?.key).not.toBe("k2");
    expect(reopened.entries[5]).toMatchObject({ state: "saved", receipt: "r" });
  });

  it("does not send again what had arrived although the reply was lost", () => {
    const box = choose(opened(1), 0, 1, "k1");
    const reopened = takeLease(box, { epoch: 2, previousEpoch: 1, answers: [stored(0, 1, 1)] }, newKey);
    expect(reopened.entries[0]).toMatchObject({ state: "saved", choice: 1, receivedAt: 1_001 });
  });

  it("strands what another device's sitting has overtaken", () => {
    const box = choose(choose(opened(1), 0, 1, "k1"), 7, 3, "k2");
    const back = takeLease(box, { epoch: 3, previousEpoch: 2, answers: [stored(0, 2, 2)] }, newKey);
    expect(unsentPositions(back)).toEqual([]);
    expect(strandedPositions(back)).toEqual([0, 7]);
    expect(back.entries[0]).toMatchObject({ choice: 2, state: "saved" });
    expect(back.entries[7]).toBeUndefined();
    expect(strandedPositions(choose(back, 7, 1, "k3"))).toEqual([0]);
  });

  it("bridges its own lease whose reply was lost, as long as nobody wrote meanwhile", () => {
    const box = { ...choose(opened(1), 0, 1, "k1"), unheardLeases: 1 };
    const quiet = takeLease(box, { epoch: 3, previousEpoch: 2, answers: [stored(4, 0, 1)] }, newKey);
    expect(unsentPositions(quiet)).toEqual([0]);
    expect(quiet.unheardLeases).toBe(0);
    const written = takeLease(box, { epoch: 3, previousEpoch: 2, answers: [stored(4, 0, 2)] }, newKey);
    expect(strandedPositions(written)).toEqual([0]);
    const wider = takeLease(box, { epoch: 4, previousEpoch: 3, answers: [] }, newKey);
    expect(strandedPositions(wider)).toEqual([0]);
  });

  it("holds nothing but ids, choices, receipts and marks", () => {
    const box = settle(choose(opened(), 0, ["遵义"], "k1"), 0, "k1", saved);
    expect(Object.keys(box).sort()).toEqual(["attemptId", "entries", "epoch", "flags", "nextSeq", "stranded", "unheardLeases", "version"]);
    expect(Object.keys(box.entries[0] ?? {}).sort()).toEqual(["choice", "epoch", "key", "receipt", "receivedAt", "seq", "state"]);
  });
});
