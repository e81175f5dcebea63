import { lettersOf } from "../key.ts";
import { judgementOf, type StatedType } from "../type-words.ts";
import { answersOf } from "./key-list.ts";
import type { KeyList, KeySegment, ListedKey } from "./key-lists.ts";

/** What of a question is needed to find its answer in a list. */
export interface Asking {
  /** Index of its first line. */
  line: number;
  number?: number;
  type?: StatedType;
  options: number;
}

export interface Attributed {
  /** By index of the question. */
  keys: Map<number, ListedKey>;
  /** Answers that no question could be found for. */
  orphans: ListedKey[];
  /** Questions whose answer was found by its place among answers without numbers. */
  byPlace: number[];
  /** Questions whose number a list has twice, or that share their number with another. */
  unclear: number[];
}

/** A run of questions whose numbers go up: what one segment of a list answers. */
interface Run {
  questions: number[];
  type?: StatedType;
}

/**
 * Gives each answer of a list to its question. A list answers the questions between the list before it and itself. Runs
 * of questions and segments of the list are laid side by side in their order, so that as many numbers as possible meet
 * and every letter has its option; a list at the end of a file that says 单选题, 多选题 goes to those.
 */
export function attribute(asking: readonly Asking[], lists: readonly KeyList[]): Attributed {
  const keys = new Map<number, ListedKey>();
  const orphans: ListedKey[] = [];
  const unclear: number[] = [];
  const byPlace: number[] = [];
  let from = 0;
  for (const list of lists) {
    const scope = asking.map((_, i) => i).filter((i) => (asking[i]?.line ?? 0) >= from && (asking[i]?.line ?? 0) < list.from);
    if (scope.length > 0) from = list.from;
    const runs = runsOf(asking, scope);
    const pairs = align(runs, joinGoingOn(list.segments, runs.length), asking);
    for (const { run, segment } of pairs) {
      if (segment.unnumbered) giveInOrder(run, segment.unnumbered, keys, orphans, byPlace);
      else if (!run) orphans.push(...segment.entries);
      else give(run, segment, asking, keys, orphans, unclear);
    }
  }
  return { keys, orphans, unclear, byPlace };
}

function runsOf(asking: readonly Asking[], scope: readonly number[]): Run[] {
  const runs: Run[] = [];
  let last = Number.POSITIVE_INFINITY;
  let type: StatedType | undefined;
  for (const i of scope) {
    const { number, type: own } = asking[i] as Asking;
    const value = number ?? last + 1;
    const restarts = value === 1 || (value <= last && own !== type) || value < last - 3;
    if (restarts || runs.length === 0) runs.push({ questions: [], ...(own ? { type: own } : {}) });
    const run = runs.at(-1) as Run;
    run.questions.push(i);
    if (run.type !== own) delete run.type;
    last = value;
    type = own;
  }
  return runs;
}

/** Headings inside a list whose numbers go on do not divide it where the questions' numbers go on too. */
function joinGoingOn(segments: readonly KeySegment[], runs: number): KeySegment[] {
  if (segments.length <= runs || segments.some(({ unnumbered }) => unnumbered)) return [...segments];
  const joined: KeySegment[] = [];
  for (const segment of segments) {
    const before = joined.at(-1);
    const goesOn = before && (segment.entries[0]?.value ?? 0) > (before.entries.at(-1)?.value ?? 0);
    if (goesOn) before.entries = [...before.entries, ...segment.entries];
    else joined.push({ ...segment });
  }
  return joined;
}

/** Share of a segment's answers that fit a question of the run: its number is there and the answer is possible. */
function fit(run: Run, segment: KeySegment, asking: readonly Asking[]): number {
  if (segment.type && run.type && segment.type !== run.type && run.type !== "choice" && segment.type !== "choice") return 0;
  if (segment.unnumbered) {
    const answers = answersOf(segment.unnumbered.text, run.questions.length);
    return answers?.every((text, n) => isPossible(text, asking[run.questions[n] as number] as Asking)) ? 1 : 0;
  }
  const byNumber = new Map(run.questions.map((i) => [asking[i]?.number, asking[i] as Asking]));
  const fitting = segment.entries.filter((entry) => {
    const question = byNumber.get(entry.value);
    return question !== undefined && isPossible(entry.text, question);
  }).length;
  const size = Math.max(segment.entries.length, run.questions.length);
  return fitting / size;
}

function isPossible(text: string, { type, options }: Asking): boolean {
  const letters = lettersOf(text);
  if (options >= 2) {
    if (letters !== undefined) return letters.charCodeAt(letters.length - 1) - 65 < options && !(type === "single" && letters.length > 1);
    return options === 2 && judgementOf(text) !== undefined;
  }
  if (type === "judge") return judgementOf(text) !== undefined || /^[AB]$/.test(letters ?? "");
  return type === "single" || type === "multiple" ? letters !== undefined : true;
}

const least = 0.6;
/** Beyond this a file is not a bank, and weighing all pairs would take memory. */
const mostPairs = 1_000_000;

/** Best order-keeping pairing of runs and segments by the sum of their fit; what fits badly stays alone. */
function align(runs: readonly Run[], segments: readonly KeySegment[], asking: readonly Asking[]): { run?: Run; segment: KeySegment }[] {
  if (runs.length * segments.length > mostPairs) return segments.map((segment) => ({ segment }));
  const table: number[][] = Array.from({ length: runs.length + 1 }, () => Array.from({ length: segments.length + 1 }, () => 0));
  const fits = runs.map((run) => segments.map((segment) => fit(run, segment, asking)));
  const at = (r: number, s: number) => table[r]?.[s] ?? 0;
  const fitAt = (r: number, s: number) => fits[r]?.[s] ?? 0;
  for (let r = runs.length - 1; r >= 0; r--) {
    for (let s = segments.length - 1; s >= 0; s--) {
      const paired = fitAt(r, s) >= least ? fitAt(r, s) + at(r + 1, s + 1) : 0;
      (table[r] as number[])[s] = Math.max(paired, at(r + 1, s), at(r, s + 1));
    }
  }
  const pairs: { run?: Run; segment: KeySegment }[] = [];
  let r = 0;
  for (let s = 0; s < segments.length; s++) {
    const segment = segments[s] as KeySegment;
    let mate: Run | undefined;
    // Leave runs behind as long as the best sum does not need them.
    while (r < runs.length && !mate) {
      const paired = fitAt(r, s) >= least && at(r, s) === fitAt(r, s) + at(r + 1, s + 1);
      if (paired) mate = runs[r] as Run;
      else if (at(r, s) === at(r, s + 1)) break;
      r++;
    }
    pairs.push({ ...(mate ? { run: mate } : {}), segment });
  }
  return pairs;
}

/** As many answers as questions, in their order; else nobody knows whose they are. */
function giveInOrder(
  run: Run | undefined,
  { text, lines }: NonNullable<KeySegment["unnumbered"]>,
  keys: Map<number, ListedKey>,
  orphans: ListedKey[],
  byPlace: number[],
): void {
  const answers = run && answersOf(text, run.questions.length);
  if (!run || !answers) {
    orphans.push({ value: 0, text, lines });
    return;
  }
  run.questions.forEach((i, n) => keys.set(i, { value: n + 1, text: answers[n] as string, lines }));
  byPlace.push(...run.questions);
}

function give(
  run: Run,
  segment: KeySegment,
  asking: readonly Asking[],
  keys: Map<number, ListedKey>,
  orphans: ListedKey[],
  unclear: number[],
): void {
  const byNumber = new Map<number, number[]>();
  for (const i of run.questions) {
    const number = asking[i]?.number;
    if (number !== undefined) byNumber.set(number, [...(byNumber.get(number) ?? []), i]);
  }
  const entries = new Map<number, ListedKey[]>();
  for (const entry of segment.entries) entries.set(entry.value, [...(entries.get(entry.value) ?? []), entry]);
  for (const [value, listed] of entries) {
    const questions = byNumber.get(value) ?? [];
    if (questions.length === listed.length && questions.length > 0) questions.forEach((i, n) => keys.set(i, listed[n] as ListedKey));
    else if (questions.length === 0) orphans.push(...listed);
    else for (const i of questions) keys.set(i, listed[0] as ListedKey);
    if (questions.length > 0 && (questions.length > 1 || listed.length > 1)) unclear.push(...questions);
  }
}
