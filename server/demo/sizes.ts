import type { Luck } from "./random.ts";

const least = 3;
const most = 336;
/** How widely branches of one kind differ in size. */
const spread = 0.62;

/**
 * Head-counts of branches, log-normal around what is usual for each kind, from 3 to over 300.
 * @param usual the usual size of each branch. @param total what they add up to, exactly.
 */
export function branchSizes(usual: number[], total: number, luck: Luck): number[] {
  const wanted = usual.map((size) => size * Math.exp(spread * luck.normal()));
  const sizes = scaleTo(wanted, total);
  // One that is as small as a branch may be, one that fills a hall: whatever the draw, the story has both.
  sizes[sizes.indexOf(Math.min(...sizes))] = least;
  sizes[sizes.indexOf(Math.max(...sizes))] = most;
  settle(sizes, total, luck);
  return sizes;
}

/** Bisects for the factor at which the bounded sizes come nearest to the total. */
function scaleTo(wanted: number[], total: number): number[] {
  const at = (factor: number) => wanted.map((w) => Math.min(most - 40, Math.max(least, Math.round(w * factor))));
  let low = 0.01;
  let high = 100;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (sum(at(middle)) > total) high = middle;
    else low = middle;
  }
  return at(low);
}

/** Hands out what is missing, or takes back what is too much, one person at a time. */
function settle(sizes: number[], total: number, luck: Luck): void {
  for (let missing = total - sum(sizes); missing !== 0; ) {
    const step = Math.sign(missing);
    const i = luck.below(sizes.length);
    const size = (sizes[i] as number) + step;
    // The smallest and the largest were set on purpose.
    if (sizes[i] === least || sizes[i] === most || size <= least || size >= most) continue;
    sizes[i] = size;
    missing -= step;
  }
}

const sum = (numbers: number[]): number => numbers.reduce((total, n) => total + n, 0);
