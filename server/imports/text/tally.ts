import { closesAnswer } from "./fields.ts";
import type { Line } from "./lines.ts";
import { numberAt } from "./numbers.ts";

/** What the lines of one would-be question add up to. */
export interface Tally {
  /** Takes the next line in; behind a heading (`broken`) it belongs to nothing. */
  add(line: Line, broken: boolean): void;
  /** How well formed the question is so far: one chain of options and one answer are best, more are two questions in one. */
  quality(): number;
  /** Whether a line goes on with the numbered points of an answer: 答：1. … 2. … */
  isPoint(line: Line): boolean;
  isHopeless(): boolean;
}

/** `bare`: what a numbered line is worth that has neither options nor an answer. */
export function createTally(first: Line, bare: number): Tally {
  let chains = first.startsOptions ? 1 : 0;
  let keys = first.tellsKey ? 1 : 0;
  let stray = 0;
  let settled: "open" | "options" | "answered" | "explained" = first.startsOptions ? "options" : "open";
  let point = 0;
  let awaiting = false;

  const isPoint = ({ number }: Line) =>
    number !== undefined && ((point > 0 && number.value === point + 1) || (awaiting && number.value === 1));
  const settle = (line: Line) => {
    const { field } = line;
    if (field) {
      settled = field.name === "answer" && field.value !== "" && closesAnswer(field.value) ? "answered" : "explained";
      awaiting = field.value === "" && (field.name === "answer" || field.name === "explanation");
      point = numberAt(field.value)?.value === 1 ? 1 : 0;
    } else if (line.option !== undefined || line.startsOptions) {
      if (settled === "open") settled = "options";
    } else {
      // A text behind a complete answer belongs to the next question, or to nothing; behind an explanation or an option it may go on.
      const cost = { open: 0, options: line.afterBlank ? 0.8 : 0.4, answered: 1, explained: line.afterBlank ? 0.6 : 0.3 };
      stray += isPoint(line) ? 0.1 : cost[settled];
      if (isPoint(line)) point = line.number?.value ?? 0;
      awaiting = false;
    }
  };

  return {
    isPoint,
    add(line, broken) {
      if (broken) {
        stray += line.option !== undefined || line.field ? 5 : 0.3;
        return;
      }
      if (line.startsOptions) chains++;
      if (line.tellsKey) keys++;
      settle(line);
    },
    quality() {
      const options = chains === 0 ? 0 : chains === 1 ? 2 : -5 * (chains - 1);
      const answers = keys === 0 ? 0 : keys === 1 ? 1.5 : 1.5 - 1.5 * (keys - 1);
      if (chains + keys === 0) return (first.number ? bare : -6) - stray;
      return options + answers + (first.number || first.field ? 2 : 0) - stray;
    },
    isHopeless: () => chains > 2 || keys > 5 || stray > 60,
  };
}
