import { describe, expect, it } from "vitest";
import { type Autosave, isOpen, pauseMs, type SaveEvent, stepSave } from "./autosave.ts";

const run = (state: Autosave, ...events: SaveEvent[]) =>
  events.reduce<ReturnType<typeof stepSave>>(([now], event) => stepSave(now, event), [state, undefined]);

describe("saving a draft by itself", () => {
  it("waits for a pause, sends, and is saved only when the server has said so", () => {
    const saved: Autosave = { kind: "saved" };
    expect(run(saved, { type: "edited" })).toEqual([{ kind: "waiting" }, { do: "wait", ms: pauseMs }]);
    expect(run(saved, { type: "edited" }, { type: "due" })).toEqual([{ kind: "saving", again: false, tries: 0 }, { do: "send" }]);
    expect(isOpen(run(saved, { type: "edited" }, { type: "due" })[0])).toBe(true);
    expect(run(saved, { type: "edited" }, { type: "due" }, { type: "stored" })).toEqual([saved, undefined]);
  });

  it("saves again what was written meanwhile", () => {
    const [state, command] = run({ kind: "saving", again: false, tries: 0 }, { type: "edited" }, { type: "stored" });
    expect(state).toEqual({ kind: "waiting" });
    expect(command).toEqual({ do: "wait", ms: pauseMs });
  });

  it("tries again by itself, ever more patiently", () => {
    const [first, wait] = run({ kind: "saving", again: false, tries: 0 }, { type: "no-reply" });
    expect(wait).toEqual({ do: "wait", ms: 2_000 });
    expect(run(first, { type: "edited" })[0]).toEqual(first);
    expect(run(first, { type: "due" })[1]).toEqual({ do: "send" });
    expect(run(first, { type: "due" }, { type: "no-reply" })[1]).toEqual({ do: "wait", ms: 5_000 });
  });

  it("sends nothing while two versions wait for a decision", () => {
    const [state] = run({ kind: "saving", again: true, tries: 0 }, { type: "changed", savedBy: "王", savedAt: 5, version: 9 });
    expect(state).toEqual({ kind: "conflict", savedBy: "王", savedAt: 5, version: 9 });
    expect(run(state, { type: "edited" }, { type: "due" })).toEqual([state, undefined]);
    expect(run(state, { type: "settled", dirty: true })).toEqual([{ kind: "waiting" }, { do: "wait", ms: 0 }]);
    expect(run(state, { type: "settled", dirty: false })[0]).toEqual({ kind: "saved" });
  });

  it("tells when the server will not take it, and tries anew after the next word", () => {
    const [state] = run({ kind: "saving", again: false, tries: 0 }, { type: "refused", detail: "太长", signIn: false });
    expect(state).toEqual({ kind: "refused", detail: "太长", signIn: false });
    expect(run(state, { type: "edited" })[0]).toEqual({ kind: "waiting" });
  });
});
