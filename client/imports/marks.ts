/** One letter a question: i in the bank, s left out, t taken as it is, c clear, d in doubt. */
const attention = "dts";

/** Numbers that somebody looks at one by one: in doubt, or decided in spite of doubts. */
export const listed = (marks: string): number[] => numbersOf(marks, attention);
export const doubtful = (marks: string): number[] => numbersOf(marks, "d");

function numbersOf(marks: string, kinds: string): number[] {
  const numbers: number[] = [];
  for (let i = 0; i < marks.length; i++) if (kinds.includes(marks.charAt(i))) numbers.push(i + 1);
  return numbers;
}

/** The next number in doubt after (`step` 1) or before (−1) `at`, round the end; undefined when none is. */
export function nextDoubtful(marks: string, at: number, step: 1 | -1): number | undefined {
  const length = marks.length;
  for (let i = 1; i <= length; i++) {
    const index = (((at - 1 + step * i) % length) + length) % length;
    if (marks.charAt(index) === "d") return index + 1;
  }
  return undefined;
}

export const withMark = (marks: string, number: number, mark: string): string => marks.slice(0, number - 1) + mark + marks.slice(number);

export interface ImportSlip {
  kind: "done" | "doubt" | "skip";
  now: boolean;
  /** The question a press leads to: the first in doubt, else the first. */
  number: number;
}

/** Most slips in a row; of more questions one slip stands for several. */
export const mostSlips = 100;
export const questionsPerSlip = (questions: number): number => Math.max(1, Math.ceil(questions / mostSlips));

export function slipsOf(marks: string, at: number): ImportSlip[] {
  const each = questionsPerSlip(marks.length);
  return Array.from({ length: Math.ceil(marks.length / each) }, (_, i) => {
    const some = marks.slice(i * each, (i + 1) * each);
    const first = some.indexOf("d");
    const kind = first >= 0 ? "doubt" : [...some].every((mark) => mark === "s") ? "skip" : "done";
    return { kind, now: at > i * each && at <= (i + 1) * each, number: i * each + Math.max(0, first) + 1 };
  });
}
