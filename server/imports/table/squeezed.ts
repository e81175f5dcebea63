/**
 * A text whose runs of white space are at most sixty long. Patterns that look for a sign with spaces around it take the
 * square of a run's length, and a cell may hold 32,767 of them.
 */
export const squeezed = (text: string): string =>
  text.length > 60 ? text.replace(/\s{61,}/gu, (run) => (run.includes("\n") ? "\n" : run.slice(0, 60))) : text;
