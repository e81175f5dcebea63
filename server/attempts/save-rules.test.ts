import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isNewer, judgeSave, type Save, type SaveGate } from "./save-rules.ts";

const gate: SaveGate = { state: "open", epoch: 2, started_at: 0, deadline_at: 60_000, grace_ms: 5_000, question_limit_ms: 0 };
const save: Save = { attemptId: "a", position: 0, epoch: 2, seq: 1, choice: "1", key: "k", receivedAt: 1_000 };

describe("the save contract", () => {
  it("takes what arrives until the end of the grace, by the moment of arrival", () => {
    const at = (receivedAt: number) => judgeSave(gate, { ...save, receivedAt }, undefined);
    expect([59_999, 60_000, 60_001, 64_999, 65_000, 65_001].map(at)).toEqual(["accept", "accept", "accept", "accept", "accept", "late"]);
  });

  it("takes nothing from another lease, older or invented, and nothing after the lock", () => {
    expect(judgeSave(gate, { ...save, epoch: 1 }, undefined)).toBe("taken-over");
    expect(judgeSave(gate, { ...save, epoch: 3 }, undefined)).toBe("taken-over");
    expect(judgeSave({ ...gate, state: "locked" }, save, undefined)).toBe("closed");
  });

  it("holds a question's own limit from the moment it was opened", () => {
    const limited = { ...gate, question_limit_ms: 10_000 };
    expect(judgeSave(limited, save, undefined)).toBe("not-opened");
    expect(judgeSave(limited, { ...save, receivedAt: 25_000 }, 10_000)).toBe("accept");
    expect(judgeSave(limited, { ...save, receivedAt: 25_001 }, 10_000)).toBe("late");
  });

  it("orders saves totally by lease and sequence", () => {
    const pair = fc.record({ epoch: fc.nat(5), seq: fc.nat(5) });
    fc.assert(
      fc.property(pair, pair, pair, (a, b, c) => {
        const same = a.epoch === b.epoch && a.seq === b.seq;
        expect(Number(isNewer(a, b)) + Number(isNewer(b, a))).toBe(same ? 0 : 1);
        if (isNewer(a, b) && isNewer(b, c)) expect(isNewer(a, c)).toBe(true);
      }),
    );
  });
});
