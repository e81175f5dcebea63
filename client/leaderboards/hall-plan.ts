/** How a wall is divided: 16:9 shows the first ten and one page, 32:9 two pages, 4:3 one board at a time. */
export type Face = "standard" | "wide" | "single";

/** Below 1.58 two boards of nine-character names no longer stand beside each other at 44 units; from 3.1 on there is room for three. */
export function faceOf(width: number, height: number): Face {
  const ratio = width / height;
  if (ratio >= 3.1) return "wide";
  return ratio < 1.58 ? "single" : "standard";
}

/** What stands on the wall for one dwell: the first ten or not, and pages as [from, to) places. */
export interface Frame {
  top: boolean;
  pages: [number, number][];
}

/** Places on one page. */
export const pageSize = 10;
/** How long a page stands. */
export const dwellMs = 10_000;
/** With one board at a time, the first ten come back after so many pages: the whole list still passes in about nine minutes. */
const pagesBetweenTops = 3;

/**
 * The round a wall goes through, over and over. The first ten always stand on the left, so the pages begin
 * with the eleventh place; with one board at a time the first ten take their turn between the pages.
 */
export function framesOf(face: Face, places: number): Frame[] {
  const pages: [number, number][] = [];
  for (let from = pageSize; from < places; from += pageSize) pages.push([from, Math.min(from + pageSize, places)]);
  const frames: Frame[] = [];
  if (face === "single") {
    if (pages.length === 0) return [{ top: true, pages: [] }];
    pages.forEach((page, index) => {
      if (index % pagesBetweenTops === 0) frames.push({ top: true, pages: [] });
      frames.push({ top: false, pages: [page] });
    });
    return frames;
  }
  const beside = face === "wide" ? 2 : 1;
  for (let i = 0; i < pages.length; i += beside) frames.push({ top: true, pages: pages.slice(i, i + beside) });
  return frames.length ? frames : [{ top: true, pages: [] }];
}

/** Height the title may take on the label beside the round's name, in units of 1/1080 of the screen's height. */
const labelRoom = 700;

/**
 * Size of the title on the vertical label, in units: 76, smaller for long titles, never under 44 —
 * a title that is still too long then takes a second column.
 */
export function labelUnits(title: string): number {
  const length = Math.max([...title].length, 1);
  return Math.max(44, Math.min(76, Math.floor(labelRoom / (length * 1.06))));
}

/** A sentence in the parts between which a line on the wall may break. */
export const clausesOf = (sentence: string): string[] => sentence.match(/[^，；。]+[，；。]?/g) ?? [];

export type HallClock = { kind: "before" | "running"; ms: number } | { kind: "over" };

/** What the wall's clock shows. The wall counts by itself: it needs no network to know that the window has closed. */
export function hallClock(window: { opensAt: number; closesAt: number }, now: number): HallClock {
  if (now < window.opensAt) return { kind: "before", ms: window.opensAt - now };
  return now < window.closesAt ? { kind: "running", ms: window.closesAt - now } : { kind: "over" };
}

/** After the window, the sweep still locks what was left open. Only figures from after that are the last ones. */
const sweepMs = 15_000;

/** True when figures known to be the newest at `provenAt` can change no more by themselves: then they cannot be stale either. */
export const isSettled = (window: { closesAt: number; graceMs: number }, provenAt: number): boolean =>
  provenAt >= window.closesAt + window.graceMs + sweepMs;
