import { plainWording } from "../bank/wording.ts";

/** Neighbouring characters of a text without what does not change its meaning. */
export function bigramsIn(text: string): Set<string> {
  const characters = [...plainWording(text)];
  return new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`));
}

/** Dice coefficient over sets: 2·|A∩B| / (|A|+|B|). */
export function alikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const bigram of a) if (b.has(bigram)) shared++;
  return (2 * shared) / (a.size + b.size);
}
