import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { around, keepTies, movesBetween, placesOf } from "./places.ts";

const row = (unitId: string, rank: number) => ({ unitId, rank });
const placed = (ids: string) => [...ids].map((id, index) => ({ id, rank: index + 1 }));

describe("ties", () => {
  it("keep the order the reader saw", () => {
    const rows = [row("a", 1), row("b", 2), row("c", 2), row("d", 2), row("e", 5)];
    expect(keepTies(["d", "b", "a"], rows).map((r) => r.unitId)).toEqual(["a", "d", "b", "c", "e"]);
  });

  it("never change the order of ranks, and lose nobody", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 })), fc.array(fc.integer({ min: 0, max: 20 })), (ranks, seen) => {
        const rows = ranks.sort((a, b) => a - b).map((rank, i) => row(String(i), rank));
        const kept = keepTies(seen.map(String), rows);
        expect(kept.map((r) => r.rank)).toEqual(rows.map((r) => r.rank));
        expect(new Set(kept)).toEqual(new Set(rows));
        expect(
          keepTies(
            kept.map((r) => r.unitId),
            rows,
          ),
        ).toEqual(kept);
      }),
    );
  });
});

describe("neighbours", () => {
  const rows = [..."abcdefg"];
  it("stand two on each side, and fill up at the ends", () => {
    expect(around(rows, 3).join("")).toBe("bcdef");
    expect(around(rows, 0).join("")).toBe("abcde");
    expect(around(rows, 6).join("")).toBe("cdefg");
    expect(around(["a", "b"], 1).join("")).toBe("ab");
    expect(around(rows, -1)).toEqual([]);
  });
});

describe("moves", () => {
  it("lets one riser pass the five it overtook", () => {
    expect(movesBetween(placed("abcdefgh"), placed("afbcdegh"))).toEqual({ travel: ["f", "b", "c", "d", "e"], rise: ["f"], fade: [] });
  });

  it("moves nothing when nothing changed", () => {
    expect(movesBetween(placed("abc"), placed("abc"))).toEqual({ travel: [], rise: [], fade: [] });
  });

  it("fades in what is new, and tells rising by rank, not by the place in a window", () => {
    const before = [
      { id: "a", rank: 15 },
      { id: "b", rank: 16 },
      { id: "me", rank: 17 },
    ];
    const after = [
      { id: "b", rank: 16 },
      { id: "c", rank: 17 },
      { id: "me", rank: 18 },
    ];
    expect(movesBetween(before, after)).toEqual({ travel: ["b"], rise: [], fade: ["c"] });
  });

  it("never lets more than six travel or three rise, and forgets nobody who changed place", () => {
    const order = fc.shuffledSubarray([..."abcdefghijklmnopqrst"], { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(order, order, (from, to) => {
        const before = placed(from.join(""));
        const after = placed(to.join(""));
        const { travel, rise, fade } = movesBetween(before, after);
        expect(travel.length).toBeLessThanOrEqual(6);
        expect(rise.length).toBeLessThanOrEqual(3);
        expect(travel).toEqual(expect.arrayContaining(rise));
        const changed = to.filter((id, index) => from.indexOf(id) !== index);
        expect([...travel, ...fade].sort()).toEqual(changed.sort());
      }),
    );
  });
});

it("a page names the places of those who have one", () => {
  const at = (rank: number, locked = 1) => ({ rank, locked });
  expect(placesOf([at(71), at(72), at(72)])).toEqual({ from: 71, to: 72 });
  expect(placesOf([at(71), at(72, 0), at(72, 0)])).toEqual({ from: 71, to: 71 });
  expect(placesOf([at(72, 0)])).toBeUndefined();
});
