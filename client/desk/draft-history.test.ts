import { describe, expect, it } from "vitest";
import { record, redo, startHistory, undo } from "./draft-history.ts";

describe("undo and redo", () => {
  it("takes a run of keystrokes in one field as one step", () => {
    let history = startHistory("");
    history = record(history, "长", "stem", 0);
    history = record(history, "长征", "stem", 300);
    history = record(history, "长征的", "stem", 5_000);
    expect(undo(history).present).toBe("长征");
    expect(undo(undo(history)).present).toBe("");
    expect(undo(undo(undo(history))).present).toBe("");
  });

  it("begins a new step with another field, or with a deed of its own", () => {
    let history = record(startHistory("a"), "b", "stem", 0);
    history = record(history, "c", "options", 100);
    history = record(history, "d", "", 110);
    history = record(history, "e", "", 120);
    expect(undo(history).present).toBe("d");
    expect(undo(undo(history)).present).toBe("c");
    expect(undo(undo(undo(history))).present).toBe("b");
  });

  it("goes forward again until something else is written", () => {
    const history = undo(record(record(startHistory(1), 2, "", 0), 3, "", 1));
    expect(redo(history).present).toBe(3);
    expect(redo(record(history, 9, "", 2)).present).toBe(9);
    expect(record(history, 2, "x", 5)).toBe(history);
  });
});
