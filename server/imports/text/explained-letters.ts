import type { Line } from "./lines.ts";

/** An option may go on over some lines before the next. */
const farthest = 12;

/** A.错误 in an explanation, with no B below it, speaks of an option and begins none: else the next question would be taken for more of this one. */
export function findExplainedLetters(lines: readonly Line[]): void {
  let explaining = false;
  for (const [i, line] of lines.entries()) {
    if (line.kind !== "text" && line.kind !== "blank" && line.kind !== "page") explaining = false;
    if (line.kind !== "text") continue;
    if (line.field) explaining = line.field.name === "explanation";
    else if (line.number) explaining = false;
    if (!explaining || line.option !== 0) continue;
    const below = lines.slice(i + 1, i + farthest).filter(({ kind }) => kind === "text");
    const end = below.findIndex(({ number, field }) => number !== undefined || field !== undefined);
    if (below.slice(0, end < 0 ? undefined : end).some(({ option }) => option === 1) || /\S\s*[BＢ]\s*[、.．:：]/u.test(line.text))
      continue;
    line.startsOptions = false;
    delete line.option;
  }
}
