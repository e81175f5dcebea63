import { stepOf } from "./counting.ts";
import type { OverviewCommittee } from "./views.ts";

export interface Sample {
  at: number;
  locked: number;
}

const windowMs = 60_000;
/** Below this much history "the last minute" would be a guess. */
const enoughMs = 50_000;

/** Adds what was just seen and drops what is older than the last minute needs; the list stays short for hours. */
export function addSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const after = [...samples, sample];
  const firstYoung = after.findIndex((s) => s.at > sample.at - windowMs);
  return after.slice(Math.max(0, firstYoung - 1));
}

/** How many were submitted in the last minute, as far as this page has watched; undefined until it has watched long enough. */
export function lastMinute(samples: readonly Sample[]): number | undefined {
  const first = samples[0];
  const last = samples[samples.length - 1];
  if (!first || !last || last.at - first.at < enoughMs) return undefined;
  return Math.max(0, Math.round(((last.locked - first.locked) * windowMs) / Math.max(windowMs, last.at - first.at)));
}

/** How many branches stand at each ink step, the first being those under a fifth. */
export function stepCounts(percents: readonly number[]): [number, number, number, number, number] {
  const counts: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (const percent of percents) counts[stepOf(percent) - 1] = (counts[stepOf(percent) - 1] ?? 0) + 1;
  return counts;
}

/** Branches under a fifth: how many there are, and the committee that has the most of them. Undefined when there is none. */
export function lowBranches(committees: readonly OverviewCommittee[]): { count: number; most: string; ofMost: number } | undefined {
  const low = committees.map((committee) => ({ name: committee.name, count: stepCounts(committee.branches)[0] }));
  const count = low.reduce((sum, committee) => sum + committee.count, 0);
  const most = [...low].sort((a, b) => b.count - a.count)[0];
  return most && count > 0 ? { count, most: most.name, ofMost: most.count } : undefined;
}

/** Committees as the organiser reads them: by participation, then by name, so that rows keep their places among equals. */
export function byShare(committees: readonly OverviewCommittee[]): OverviewCommittee[] {
  const share = (committee: OverviewCommittee) => (committee.eligible ? committee.locked / committee.eligible : 0);
  return [...committees].sort((a, b) => share(b) - share(a) || (a.name < b.name ? -1 : 1));
}
