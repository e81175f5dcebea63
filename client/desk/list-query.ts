import type { FacetName } from "./views.ts";

export const facetNames: FacetName[] = ["state", "type", "period", "topic", "difficulty"];

/** What the list is narrowed to; kept in the address, so that going back finds the same list. */
export interface ListQuery {
  bank: string;
  q: string;
  /** Only what was revised in the last 30 days. */
  recent: boolean;
  /** Only what answers show to be easier or harder than its author thought. */
  misjudged: boolean;
  sort: "updated" | "id";
  chosen: Record<FacetName, string[]>;
}

type Params = Record<string, string | string[] | undefined>;
const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? "") : (value ?? ""));
const many = (value: string | string[] | undefined): string[] => one(value).split(",").filter(Boolean);
const monthMs = 30 * 86_400_000;

export function readQuery(params: Params): ListQuery {
  const chosen = Object.fromEntries(facetNames.map((name) => [name, many(params[name])])) as ListQuery["chosen"];
  return {
    bank: one(params["bank"]),
    q: one(params["q"]),
    recent: one(params["recent"]) === "1",
    misjudged: one(params["misjudged"]) === "1",
    sort: one(params["sort"]) === "id" ? "id" : "updated",
    chosen,
  };
}

/** Parameters of the address; undefined takes one out. */
export function writeQuery(query: ListQuery): Record<string, string | undefined> {
  const facets = Object.fromEntries(facetNames.map((name) => [name, query.chosen[name].join(",") || undefined]));
  return {
    ...facets,
    bank: query.bank || undefined,
    q: query.q || undefined,
    recent: query.recent ? "1" : undefined,
    misjudged: query.misjudged ? "1" : undefined,
    sort: query.sort === "id" ? "id" : undefined,
  };
}

export function toggleChoice(query: ListQuery, name: FacetName, value: string): ListQuery {
  const had = query.chosen[name];
  const next = had.includes(value) ? had.filter((v) => v !== value) : [...had, value];
  return { ...query, chosen: { ...query.chosen, [name]: next } };
}

/** The query string the server reads, without offset and limit. @param now ms, rounded to the hour so that windows agree. */
export function serverQuery(query: ListQuery, now: number): string {
  const params = new URLSearchParams();
  if (query.bank) params.set("bank", query.bank);
  if (query.q.trim()) params.set("q", query.q.trim());
  if (query.recent) params.set("since", String(Math.floor((now - monthMs) / 3_600_000) * 3_600_000));
  if (query.misjudged) params.set("misjudged", "1");
  for (const name of facetNames) if (query.chosen[name].length > 0) params.set(name, query.chosen[name].join(","));
  params.set("sort", query.sort);
  return params.toString();
}

export const isNarrowed = (query: ListQuery): boolean =>
  query.q.trim() !== "" || query.recent || query.misjudged || facetNames.some((name) => query.chosen[name].length > 0);

export const widest = (query: ListQuery): ListQuery => ({ ...readQuery({}), bank: query.bank, sort: query.sort });
