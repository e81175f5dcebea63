/** Two texts of a list, by index, and how alike they are (1: the same pairs of characters). */
export interface SimilarPair {
  first: number;
  second: number;
  similarity: number;
}

/**
 * Pairs of texts whose character bigrams agree by at least `threshold` (Dice coefficient over sets: 2·|A∩B| / (|A|+|B|)).
 * Exact, yet far from comparing all with all: bigrams are ranked from rare to common, and two texts that reach the
 * threshold must share one of their rarest (prefix filter: Chaudhuri et al. 2006, Bayardo et al. 2007).
 */
export function similarPairs(texts: readonly string[], threshold: number): SimilarPair[] {
  const sets = rankedBigrams(texts);
  const bySize = [...sets.keys()].filter((i) => at(sets, i).length > 0).sort((a, b) => at(sets, a).length - at(sets, b).length);
  const holders = new Map<number, number[]>();
  const pairs: SimilarPair[] = [];
  for (const i of bySize) {
    const own = at(sets, i);
    // The longer of two alike texts has at most (2−t)/t times the shorter's bigrams, so it shares at least t/(2−t) of its own.
    const prefix = own.length - Math.ceil((own.length * threshold) / (2 - threshold) - 1e-9) + 1;
    const candidates = new Set<number>();
    for (const bigram of own.slice(0, prefix)) {
      const list = holders.get(bigram);
      if (list) for (const other of list) candidates.add(other);
      if (list) list.push(i);
      else holders.set(bigram, [i]);
    }
    // What is shorter than this cannot reach the threshold even if it lies in the longer one whole.
    const shortest = (own.length * threshold) / (2 - threshold) - 1e-9;
    for (const other of candidates) {
      const theirs = at(sets, other);
      if (theirs.length < shortest) continue;
      const shared = sharedAtLeast(own, theirs, Math.ceil(((own.length + theirs.length) * threshold) / 2 - 1e-9));
      const similarity = (2 * shared) / (own.length + theirs.length);
      if (similarity >= threshold) pairs.push({ first: Math.min(i, other), second: Math.max(i, other), similarity });
    }
  }
  return pairs.sort((a, b) => a.first - b.first || a.second - b.second);
}

/** Each text as the sorted ranks of its bigrams, rank 0 being the rarest of the collection. */
function rankedBigrams(texts: readonly string[]): Int32Array[] {
  const sets = texts.map(bigramsOf);
  const counts = new Map<number, number>();
  for (const set of sets) for (const bigram of set) counts.set(bigram, (counts.get(bigram) ?? 0) + 1);
  const ranked = [...counts].sort(([a, x], [b, y]) => x - y || a - b);
  const rank = new Map(ranked.map(([bigram], i) => [bigram, i]));
  return sets.map((set) => Int32Array.from(set, (bigram) => rank.get(bigram) as number).sort());
}

/** Pairs of neighbouring characters, each pair as one number: half the work of short strings. */
export function bigramsOf(text: string): Set<number> {
  const pairs = new Set<number>();
  let before = -1;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (before >= 0) pairs.add(before * 0x110000 + code);
    before = code;
  }
  return pairs;
}

/** Dice coefficient over sets: 2·|A∩B| / (|A|+|B|). For a few comparisons; among thousands of texts `similarPairs` finds them. */
export function alikeness(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const bigram of a) if (b.has(bigram)) shared++;
  return (2 * shared) / (a.size + b.size);
}

/** How many ranks two sorted lists share; 0 as soon as they cannot share `need`. */
function sharedAtLeast(a: Int32Array, b: Int32Array, need: number): number {
  let shared = 0;
  let spare = a.length + b.length - 2 * need;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] as number;
    const y = b[j] as number;
    if (x === y) shared++;
    else if (--spare < 0) return 0;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return shared;
}

const at = <T>(list: readonly T[], index: number): T => list[index] as T;
