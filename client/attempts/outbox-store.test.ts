import { describe, expect, it } from "vitest";
import { choose, emptyOutbox, type Outbox, takeLease } from "./outbox.ts";
import { createOutboxStore, isNewerBox, type Shelf } from "./outbox-store.ts";

const opened = (epoch: number): Outbox => takeLease(emptyOutbox("a1"), { epoch, previousEpoch: epoch - 1, answers: [] }, () => "k");

/** A shelf that works until told otherwise. */
function shelf() {
  const kept = new Map<string, Outbox>();
  const state = { broken: false };
  const guard = () => {
    if (state.broken) throw new Error("QuotaExceededError");
  };
  const made: Shelf = {
    async load(key) {
      guard();
      return kept.get(key);
    },
    async keep(key, box) {
      guard();
      if (isNewerBox(box, kept.get(key))) kept.set(key, box);
    },
    async drop(key) {
      guard();
      kept.delete(key);
    },
  };
  return { made, kept, state };
}

describe("outbox store", () => {
  it("finds after a closed tab what was kept before", async () => {
    const disk = shelf();
    await createOutboxStore([disk.made]).keep(choose(opened(1), 0, 2, "k1"));
    const found = await createOutboxStore([disk.made]).load("a1");
    expect(found?.entries[0]).toMatchObject({ choice: 2, state: "unsent" });
  });

  it("falls back to the second shelf, and takes the newest of both", async () => {
    const first = shelf();
    const second = shelf();
    const store = createOutboxStore([first.made, second.made]);
    await store.keep(choose(opened(1), 0, 1, "k1"));
    first.state.broken = true;
    await store.keep({ ...choose(choose(opened(1), 0, 1, "k1"), 1, 3, "k2"), version: 2 });
    first.state.broken = false;
    const found = await createOutboxStore([first.made, second.made]).load("a1");
    expect(found?.nextSeq).toBe(3);
  });

  it("works in memory when the browser refuses to keep anything", async () => {
    const broken = shelf();
    broken.state.broken = true;
    const store = createOutboxStore([broken.made]);
    await store.keep(opened(1));
    expect((await store.load("a1"))?.epoch).toBe(1);
    await store.drop("a1");
    expect(await store.load("a1")).toBeUndefined();
  });

  it("does not let an older tab write over a later lease", async () => {
    const disk = shelf();
    await createOutboxStore([disk.made]).keep(opened(2));
    await createOutboxStore([disk.made]).keep(choose(opened(1), 0, 1, "k1"));
    expect((await createOutboxStore([disk.made]).load("a1"))?.epoch).toBe(2);
  });

  it("keeps at once what a closing page still holds, and finds it as the newest", async () => {
    const disk = shelf();
    const last = shelf();
    const store = createOutboxStore([disk.made, last.made], last.made);
    await store.keep({ ...opened(1), version: 4 });
    store.keepNow({ ...choose(opened(1), 0, 2, "k1"), version: 5 });
    const found = await createOutboxStore([disk.made, last.made]).load("a1");
    expect(found?.entries[0]?.choice).toBe(2);
    await store.drop("a1");
    expect([...disk.kept, ...last.kept]).toEqual([]);
  });

  it("leaves nothing behind once dropped", async () => {
    const disk = shelf();
    const store = createOutboxStore([disk.made]);
    await store.keep(opened(1));
    await store.drop("a1");
    expect(disk.kept.size).toBe(0);
  });
});
