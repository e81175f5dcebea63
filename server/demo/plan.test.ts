import { describe, expect, it } from "vitest";
import { arrivalMs, type Card, chanceOf, planSitters, tempoMs, thinkingMs } from "./plan.ts";
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
    const arrivals = sitters.map((sitter) => arrivalMs(sitter, spanMs));
    const share = (from: number, to: number) => arrivals.filter((at) => at >= from && at < to).length / arrivals.length;
    expect(share(0, 90_000)).toBeGreaterThan(0.15);
    for (let minute = 2; minute < 20; minute++) expect(share(minute * 60_000, (minute + 1) * 60_000)).toBeGreaterThan(0.015);
    expect(Math.max(...arrivals)).toBeLessThanOrEqual(spanMs);
  });

  it("brings back at once whoever had begun before a stop", () => {
    const back = planSitters(
      cards.map((card) => ({ ...card, begun: true })),
      "c",
    );
    expect(Math.max(...back.map((sitter) => arrivalMs(sitter, spanMs)))).toBeLessThan(90_000);
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
