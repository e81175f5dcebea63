/**
 * A deterministic stream of 32-bit numbers out of a seed text. The same seed gives the same numbers for ever,
 * on every machine: drawn papers depend on it, so nothing here may change (a test pins the outputs).
 */
export interface Random {
  /** The next unsigned 32-bit integer. */
  next(): number;
  /** A uniform integer from 0 up to, not including, `bound` (1 … 2^32). */
  below(bound: number): number;
}

const range = 2 ** 32;

/** Chris Doty-Humphrey's sfc32 (PractRand, public domain), its state filled from the seed by four mixing lanes. */
export function createRandom(seed: string): Random {
  let [a, b, c, counter] = stateFrom(seed);
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 15; i++) next();
  const below = (bound: number) => {
    // The last, incomplete run of `bound` numbers is thrown away: a bare remainder would favour small ones.
    const limit = range - (range % bound);
    let value = next();
    while (value >= limit) value = next();
    return value % bound;
  };
  return { next, below };
}

/** 128 bits of state from a text's UTF-16 units: each lane multiplies and feeds the next, then all are mixed (after cyrb128, public domain). */
function stateFrom(text: string): [number, number, number, number] {
  let h1 = 0x6a09e667;
  let h2 = 0xbb67ae85 | 0;
  let h3 = 0x3c6ef372;
  let h4 = 0xa54ff53a | 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    h1 = h2 ^ Math.imul(h1 ^ unit, 0x239b961b);
    h2 = h3 ^ Math.imul(h2 ^ unit, 0xab0e9789);
    h3 = h4 ^ Math.imul(h3 ^ unit, 0x38b34ae5);
    h4 = h1 ^ Math.imul(h4 ^ unit, 0xa1e38b93);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 0x239b961b);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 0xab0e9789);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 0x38b34ae5);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 0xa1e38b93);
  return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1];
}
