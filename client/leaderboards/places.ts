/**
 * Rows in the server's order, but rows that share a rank keep the order in which the reader last saw them:
 * equal scores never change places with each other.
 */
export function keepTies<Row extends { unitId: string; rank: number }>(seen: readonly string[], rows: readonly Row[]): Row[] {
  const place = new Map(seen.map((id, index) => [id, index]));
  const placeOf = (row: Row) => place.get(row.unitId) ?? Number.MAX_SAFE_INTEGER;
  const server = new Map(rows.map((row, index) => [row.unitId, index]));
  return [...rows].sort((a, b) => {
    if (a.rank !== b.rank) return a.rank - b.rank;
    return placeOf(a) - placeOf(b) || (server.get(a.unitId) ?? 0) - (server.get(b.unitId) ?? 0);
  });
}

/** The row at `index` with `each` neighbours on both sides; near an end the window moves inwards and keeps its size. */
export function around<Row>(rows: readonly Row[], index: number, each = 2): Row[] {
  if (index < 0) return [];
  const size = each * 2 + 1;
  const from = Math.max(0, Math.min(index - each, rows.length - size));
  return rows.slice(from, from + size);
}

export interface Placed {
  id: string;
  rank: number;
}

export interface Moves {
  /** Rows that travel from the old place to the new one. */
  travel: string[];
  /** Those of them that rose: they pass above the others and carry the wash. */
  rise: string[];
  /** Rows that are in another place or new: they fade in where they are. */
  fade: string[];
}

const mostTravellers = 6;
const mostRisers = 3;

/**
 * What moves when a list changes. At most six rows travel, so that the eye can follow: the greatest risers
 * first (at most three, or the wash would say nothing), then those that change place the furthest.
 */
export function movesBetween(before: readonly Placed[], after: readonly Placed[]): Moves {
  const old = new Map(before.map((row, index) => [row.id, { index, rank: row.rank }]));
  const moved: { id: string; gain: number; distance: number }[] = [];
  const fresh: string[] = [];
  after.forEach((row, index) => {
    const was = old.get(row.id);
    if (!was) fresh.push(row.id);
    else if (was.index !== index) moved.push({ id: row.id, gain: was.rank - row.rank, distance: Math.abs(was.index - index) });
  });
  const rise = moved
    .filter((row) => row.gain > 0)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, mostRisers)
    .map((row) => row.id);
  const others = moved.filter((row) => !rise.includes(row.id)).sort((a, b) => b.distance - a.distance);
  const travel = [...rise, ...others.slice(0, mostTravellers - rise.length).map((row) => row.id)];
  return { travel, rise, fade: [...fresh, ...moved.filter((row) => !travel.includes(row.id)).map((row) => row.id)] };
}

/** A branch from which nobody has submitted has no place yet: sharing the last one with all others says nothing. */
export const hasPlace = (row: { locked: number }): boolean => row.locked > 0;

/** The places a page of rows shows, first and last; undefined when none of its rows has a place yet. */
export function placesOf(rows: readonly { rank: number; locked: number }[]): { from: number; to: number } | undefined {
  const placed = rows.filter(hasPlace);
  const first = placed[0];
  const last = placed[placed.length - 1];
  return first && last ? { from: first.rank, to: last.rank } : undefined;
}
