import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cell, countFacets, facetNames } from "./facets.ts";

describe("figures beside filters", () => {
  it("count within all other filters, as a count over the questions does", () => {
    const value = fc.constantFrom("a", "b", null);
    const cell = fc.record({ ...Object.fromEntries(facetNames.map((name) => [name, value])), count: fc.nat(5) }) as fc.Arbitrary<Cell>;
    const wanted = fc.option(fc.subarray(["a", "b", ""], { minLength: 1 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 12 }), fc.tuple(wanted, wanted), (cells, [state, topic]) => {
        const filters = { ...(state ? { state } : {}), ...(topic ? { topic } : {}) };
        const { total, facets } = countFacets(cells, filters);
        const sum = (fits: (one: Cell) => boolean) => cells.filter(fits).reduce((all, one) => all + one.count, 0);
        const byState = (one: Cell) => !state || state.includes(String(one.state ?? ""));
        const byTopic = (one: Cell) => !topic || topic.includes(String(one.topic ?? ""));
        expect(total).toBe(sum((one) => byState(one) && byTopic(one)));
        expect(facets.state["a"] ?? 0).toBe(sum((one) => one.state === "a" && byTopic(one)));
        expect(facets.type[""] ?? 0).toBe(sum((one) => one.type === null && byState(one) && byTopic(one)));
      }),
    );
  });

  it("count a topic whose name every object has a property of", () => {
    const cell = { state: "draft", type: "single", period: "1919-1949", topic: "constructor", difficulty: null, count: 2 };
    expect(countFacets([cell, { ...cell, topic: "toString", count: 3 }], {}).facets.topic).toEqual({ constructor: 2, toString: 3 });
  });
});
