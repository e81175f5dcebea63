/** 14,418 */
export const countText = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ",");

/** Hundredths of a point as 93.53. */
export const scoreText = (hundredths: number): string => {
  const size = Math.abs(hundredths);
  return `${hundredths < 0 ? "−" : ""}${Math.floor(size / 100)}.${String(size % 100).padStart(2, "0")}`;
};

/** A share in tenths of a percent, rounded down: 100.0% is said only when nobody is missing. */
export const percentText = (part: number, whole: number): string => {
  if (whole === 0) return "—";
  const tenths = Math.floor((part * 1_000) / whole);
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
};

const two = (n: number) => String(n).padStart(2, "0");

/** Time still to go: 02:28:55; from two days on, 3 天. Rounded up, so that 00:00:00 means that it is over. */
export function remainingText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  if (seconds >= 172_800) return `${Math.floor(seconds / 86_400)} 天`;
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/**
 * How a branch's own figure comes about, told with its own numbers: by what its sum of scores was divided.
 * Undefined when the formula of the competition is no plain division of the sum (best N).
 */
export function divisorOf(row: { scoreSum: number; eligible: number; locked: number; value: number }): number | undefined {
  for (const people of [row.eligible, row.locked]) {
    if (people > 0 && Math.abs((row.scoreSum * 100) / people - row.value) <= 0.5) return people;
  }
  return undefined;
}
