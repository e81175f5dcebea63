import { describe, expect, it } from "vitest";
import { type Card, chanceOf, planArrivals, planSitters, tempoMs, thinkingMs } from "./plan.ts";
import { createLuck } from "./random.ts";

const cards: Card[] = Array.from({ length: 4_000 }, (_, i) => ({
  id: `m${i}`,
  branchId: `b${i % 100}`,
  token: `t${i}`,
  elder: i % 3 === 0,
  begun: false,
}));
const spanMs = 1_200_000;

describe("the plan of the crowd", () => {
  const sitters = planSitters(cards, "c");

  it("sends most members, not all, and the same at every start", () => {
    expect(sitters.length / cards.length).toBeGreaterThan(0.8);
    expect(sitters.length / cards.length).toBeLessThan(0.97);
    expect(planSitters(cards, "c")).toEqual(sitters);
    expect(planSitters(cards, "another")).not.toEqual(sitters);
  });

  it("sends who takes part in any case", () => {
    const absent = cards.find((card) => !sitters.some((sitter) => sitter.memberId === card.id)) as Card;
    expect(planSitters(cards, "c", absent.id).some((sitter) => sitter.memberId === absent.id)).toBe(true);
  });

  it("keeps the boards moving: a rush, then arrivals until the end of the span", () => {
    const arrivals = planArrivals(sitters, spanMs).map(({ at }) => at);
    const share = (from: number, to: number) => arrivals.filter((at) => at >= from && at < to).length / arrivals.length;
    expect(share(0, 90_000)).toBeGreaterThan(0.15);
    for (let minute = 2; minute < 20; minute++) expect(share(minute * 60_000, (minute + 1) * 60_000)).toBeGreaterThan(0.015);
    expect(Math.max(...arrivals)).toBeLessThanOrEqual(spanMs);
  });

  it("goes on after a stop: who had begun at once, then whoever comes next", () => {
    const arrivals = planArrivals(sitters, spanMs);
    const stopped = arrivals.slice(1_500).map(({ sitter }, i) => ({ ...sitter, begun: i % 10 === 0 }));
    const later = planArrivals(stopped, spanMs);
    const at = (begun: boolean) => later.filter(({ sitter }) => sitter.begun === begun).map((arrival) => arrival.at);
    expect(Math.max(...at(true))).toBeLessThan(90_000);
    expect(Math.min(...at(false))).toBe(0);
    const due = (from: typeof arrivals) => (from.at(-1)?.at ?? 0) - (from[0]?.at ?? 0);
    expect(Math.max(...at(false))).toBeCloseTo(due(arrivals.slice(1_500).filter((_, i) => i % 10 !== 0)), 6);
  });

  it("knows easy questions better than hard ones, and never takes for ever", () => {
    expect(chanceOf(0, 2)).toBe(0.5);
    expect(chanceOf(1, 1)).toBeGreaterThan(chanceOf(1, 3));
    const luck = createLuck("tempo");
    for (let i = 0; i < 1_000; i++) {
      const ms = thinkingMs(luck, tempoMs(luck, i % 2 === 0));
      expect(ms).toBeGreaterThanOrEqual(1_000);
      expect(ms).toBeLessThanOrEqual(60_000);
    }
  });
});
