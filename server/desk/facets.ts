/** By which a list of questions is narrowed, each with how many there would be. */
export const facetNames = ["state", "type", "period", "topic", "difficulty"] as const;
export type FacetName = (typeof facetNames)[number];
export type FacetFilters = Partial<Record<FacetName, readonly string[]>>;
export type Facets = Record<FacetName, Record<string, number>>;

/** How many questions share one combination of values. */
export type Cell = Record<FacetName, string | number | null> & { count: number };

/**
 * The figures beside every filter: each counts within all other filters, so that a second value of the same one can be
 * chosen. A tag that is not given yet counts under the empty text.
 */
export function countFacets(cells: readonly Cell[], filters: FacetFilters): { total: number; facets: Facets } {
  // A topic is any text, also one that every object has a property of.
  const none = (): Record<string, number> => Object.create(null) as Record<string, number>;
  const facets: Facets = { state: none(), type: none(), period: none(), topic: none(), difficulty: none() };
  let total = 0;
  for (const cell of cells) {
    const against = facetNames.filter((name) => filters[name] && !filters[name].includes(valueOf(cell, name)));
    if (against.length === 0) total += cell.count;
    for (const name of facetNames) {
      if (against.length > 1 || (against.length === 1 && against[0] !== name)) continue;
      const value = valueOf(cell, name);
      facets[name][value] = (facets[name][value] ?? 0) + cell.count;
    }
  }
  return { total, facets };
}

const valueOf = (cell: Cell, name: FacetName): string => String(cell[name] ?? "");
