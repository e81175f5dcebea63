import type { Line } from "./lines.ts";
import type { NumberFamily } from "./numbers.ts";
import { createTally } from "./tally.ts";

/** A run of lines taken for one question: from its first line up to the next question, heading or list. */
export interface Block {
  from: number;
  to: number;
  numbered: boolean;
}

interface Reached {
  score: number;
  previous: number;
  /** The last number on the way here, and its family; 0 before the first. */
  value: number;
  family: NumberFamily | undefined;
}

/** No question is longer; what would be is cut and left to the doubts. */
const longest = 200;
const impossible = -1e9;

/**
 * Cuts lines into questions. Every line that could begin one is a candidate, numbered or not; of all ways to choose
 * among them the one with the best sum wins: for each question how well it is formed (one chain of options, one
 * answer), for each step from one to the next how well their numbers follow. So a number inside a stem or an answer
 * does not start a question, and a question whose number was forgotten is still found.
 */
export function findBlocks(lines: readonly Line[]): Block[] {
  const starts = lines.map((_, i) => i).filter((i) => isCandidate(lines, i));
  const order = new Map(starts.map((line, n) => [line, n]));
  const lost = lostBefore(lines);
  const bare = bareWorth(lines);
  const reached: Reached[] = starts.map((start) => ({
    score: firstScore(lines[start] as Line, lost[start] ?? 0),
    previous: -1,
    value: lines[start]?.number?.value ?? 0,
    family: lines[start]?.number?.family,
  }));
  let finish: Reached = { score: impossible, previous: -1, value: 0, family: undefined };
  const offer = (from: number, to: number, quality: number) => {
    const here = reached[from] as Reached;
    if (to === lines.length) {
      if (here.score + quality > finish.score) finish = { ...here, score: here.score + quality, previous: from };
      return;
    }
    const index = order.get(to) as number;
    const score = here.score + quality + stepScore(lines, here, starts[from] as number, to);
    if (score > (reached[index] as Reached).score) {
      const number = lines[to]?.number;
      reached[index] = { score, previous: from, value: number?.value ?? here.value, family: number?.family ?? here.family };
    }
  };
  starts.forEach((start, n) => walk(lines, start, bare[start] ?? 2, (to, quality) => offer(n, to, quality), order));
  const chosen: number[] = [];
  for (let n = finish.previous; n >= 0; n = reached[n]?.previous ?? -1) chosen.unshift(starts[n] as number);
  return chosen.map((from, n) => ({
    from,
    to: endOf(lines, from, chosen[n + 1] ?? lines.length),
    numbered: lines[from]?.number !== undefined,
  }));
}

const isBreak = (line: Line | undefined) => line !== undefined && (line.kind === "type" || line.kind === "chapter" || line.kind === "key");

/** A line can begin a question when it is neither an option nor a marked part, and is numbered or follows something finished. */
function isCandidate(lines: readonly Line[], index: number): boolean {
  const line = lines[index] as Line;
  if (line.kind !== "text" || line.option !== undefined) return false;
  if (line.field) return (line.field.name === "stem" || line.field.name === "type") && !isHeaded(lines, index);
  if (line.number) return true;
  // The end of a page may fall into a stem: it finishes nothing.
  const previous = lines.slice(Math.max(0, index - 5), index).findLast(({ kind }) => kind !== "page") ?? lines[index - 1];
  return (
    previous === undefined ||
    previous.kind !== "text" ||
    previous.option !== undefined ||
    previous.field !== undefined ||
    previous.tellsKey ||
    previous.startsOptions
  );
}

/** `第 3 题 [填空题]` alone on its line begins the question; 题目：… below it goes on. */
function isHeaded(lines: readonly Line[], index: number): boolean {
  const above = lines.slice(Math.max(0, index - 4), index).findLast(({ kind }) => kind !== "blank" && kind !== "page");
  return above?.number !== undefined && /^\s*(?:[【[（(][^】\]）)]{1,12}[】\]）)])?\s*[:：]?\s*$/u.test(above.number.rest);
}

function endOf(lines: readonly Line[], from: number, limit: number): number {
  let to = from + 1;
  while (to < limit && !isBreak(lines[to])) to++;
  return to;
}

/** Walks on from a start and reports, at each place where the next question could begin, how good the question up to there would be. */
function walk(
  lines: readonly Line[],
  start: number,
  bare: number,
  report: (to: number, quality: number) => void,
  order: ReadonlyMap<number, number>,
): void {
  const tally = createTally(lines[start] as Line, bare);
  let broken = false;
  let steps = 0;
  for (let i = start + 1; ; i++) {
    if (i >= lines.length) return report(lines.length, tally.quality());
    const line = lines[i] as Line;
    const hopeless = tally.isHopeless() || i - start > longest || steps > 40;
    if (order.has(i)) {
      // Hopeless or not, the next candidate must be reachable: no question may be lost for what stands before it.
      report(i, tally.quality() - (hopeless ? 30 : 0) - (!broken && tally.isPoint(line) ? 3 : 0));
      steps++;
      if (hopeless) return;
    }
    if (hopeless) continue;
    if (isBreak(line)) broken = true;
    if (line.kind === "text") tally.add(line, broken);
  }
}

function firstScore({ number }: Line, lost: number): number {
  return -lost + (number ? (number.value === 1 ? 1 : -0.5) : 0) - familyCost(number?.family);
}

/** What it costs to begin at a line: all that stands before it would belong to no question. */
function lostBefore(lines: readonly Line[]): number[] {
  let sum = 0;
  return lines.map((line) => {
    const before = sum;
    if (line.kind === "text") sum += line.option !== undefined || line.field || line.startsOptions ? 5 : 0.3;
    return before;
  });
}

/**
 * What a numbered line without options or answer is worth, by line: much where questions are bare (their answers stand
 * in a list), nothing where they carry their answers, for there it is a point of somebody's answer.
 */
function bareWorth(lines: readonly Line[]): number[] {
  const worth: number[] = [];
  let from = 0;
  for (let i = 0; i <= lines.length; i++) {
    if (i < lines.length && lines[i]?.kind !== "type" && lines[i]?.kind !== "key") continue;
    const section = lines.slice(from, i);
    const numbers = section.filter((line) => line.number).length;
    const answered = section.filter((line) => line.tellsKey || line.startsOptions).length;
    const arranged = from > 0 && (lines[from - 1]?.type === "match" || lines[from - 1]?.type === "order");
    worth.push(...section.map(() => (!arranged && answered >= numbers * 0.25 && answered > 0 ? -0.5 : 2)));
    if (i < lines.length) worth.push(0);
    from = i + 1;
  }
  return worth;
}

/** Glued numbers, circles and Chinese numerals are more often part of a text than 1. and 1、 are. */
function familyCost(family: NumberFamily | undefined): number {
  return family === "glued" || family === "circled" ? 0.8 : family === "han" || family === "half" || family === "round" ? 0.4 : 0;
}

/** How well a question's number follows those before it. */
function stepScore(lines: readonly Line[], before: Reached, from: number, to: number): number {
  const number = lines[to]?.number;
  const afterBreak = lines.slice(from + 1, to).some(isBreak);
  if (!number) return before.family === undefined || lines[to]?.field ? 0 : afterBreak ? -1 : -3;
  const family = before.family === undefined || before.family === number.family ? 0 : afterBreak ? 0.5 : 2.5;
  const step = number.value - before.value;
  const sequence = (() => {
    if (before.family === undefined) return number.value === 1 ? 0 : -1.5;
    if (step === 1) return 1;
    if (number.value === 1) return afterBreak ? 1 : -2;
    if (step === 0) return -1.5;
    if (step > 1 && step <= 20) return (afterBreak ? -0.5 : -1.5) - 0.05 * step;
    return afterBreak ? -1.5 : -4;
  })();
  return sequence - family - familyCost(number.family);
}
