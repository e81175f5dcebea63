import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { memberAt, placesAround, type RankedMembers, rankMembers, topPlaces } from "./members.ts";
import type { Attempts } from "./tally.ts";

interface One {
  memberId: string;
  score: number;
  seconds: number;
}

const one = (memberId: string, score: number, seconds: number): One => ({ memberId, score, seconds });

function rank(all: One[]) {
  const numbers = (of: (r: One) => number) => Int32Array.from(all, of);
  const attempts: Attempts = {
    size: all.length,
    memberIds: all.map((r) => r.memberId),
    branches: numbers(() => 0),
    ordinals: numbers(() => 1),
    locked: Uint8Array.from(all, () => 1),
    scores: numbers((r) => r.score),
    seconds: numbers((r) => r.seconds),
  };
  return rankMembers(attempts, [...all.keys()]);
}

/** Few scores and seconds, so that ties abound; or hours, so that there are too many different results to be counted. */
const results = fc
  .uniqueArray(fc.integer({ min: 0, max: 999 }), { maxLength: 60 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc
          .tuple(fc.integer({ min: 0, max: 3 }), fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 2 }) }, fc.constant(9_000_000)))
          .map(([score, seconds]) => one(`m${id}`, score, seconds)),
      ),
    ),
  );
const key = (r: One) => r.score * 10_000_000 - r.seconds;

describe("rankMembers", () => {
  test("a rank is one more than the number of better ones; best first", () => {
    fc.assert(
      fc.property(results, (list) => {
        const ranked = rank(list);
        expect(Array.from(ranked.list, (_, place) => memberAt(ranked, place)).sort()).toEqual(list.map((r) => r.memberId).sort());
        for (const [place, attempt] of ranked.list.entries()) {
          expect(ranked.ranks[place]).toBe(1 + list.filter((other) => key(other) > key(list[attempt] as One)).length);
        }
        expect([...ranked.ranks]).toEqual([...ranked.ranks].sort((a, b) => a - b));
      }),
    );
  });
});

describe("what is shown", () => {
  const idsAt = (list: One[], places: (ranked: RankedMembers) => number[]) => {
    const ranked = rank(list);
    return places(ranked).map((place) => memberAt(ranked, place));
  };

  test("is the same whatever the order of arrival, and by id inside a tie (fault E13)", () => {
    fc.assert(
      fc.property(results, fc.infiniteStream(fc.nat()), (list, seeds) => {
        const shuffled = list
          .map((r) => ({ r, at: seeds.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ r }) => r);
        const expected = [...list].sort((a, b) => key(b) - key(a) || (a.memberId < b.memberId ? -1 : 1)).map((r) => r.memberId);
        expect(idsAt(shuffled, topPlaces)).toEqual(expected);
        for (const [place, memberId] of expected.entries()) {
          const around = expected.slice(Math.max(0, place - 2), place + 3);
          expect(idsAt(shuffled, (ranked) => placesAround(ranked, memberId))).toEqual(around);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("a tie at the hundredth place is shown whole, a crowd is not", () => {
    const crowd = (tied: number) =>
      Array.from({ length: 95 + tied }, (_, i) => one(`m${String(i).padStart(4, "0")}`, i < 95 ? 1000 - i : 10, 0));
    expect(topPlaces(rank(crowd(12)))).toHaveLength(107);
    expect(topPlaces(rank(crowd(60)))).toHaveLength(100);
    expect(topPlaces(rank([]))).toEqual([]);
  });

  test("who has locked nothing has no neighbours", () => {
    expect(placesAround(rank([one("a", 1, 1)]), "nobody")).toEqual([]);
  });
});
