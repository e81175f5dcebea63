import type { WorkingBank } from "./entry.ts";
import type { Finding } from "./finding.ts";
import { indexesOf, letterOf } from "./letters.ts";
import type { Question } from "./question.ts";

/** Below this many questions chance alone moves a letter by a quarter. */
const fewest = 24;
const tolerance = 0.25;

/** Whether each letter is the key about as often as it could be, half of the judges are false, and length gives nothing away. */
export function lintSpread({ id, entries }: WorkingBank): Finding[] {
  const questions = entries.map((entry) => entry.question);
  return [
    ...letters(id, questions, "single", "单选"),
    ...letters(id, questions, "multiple", "多选"),
    ...judges(id, questions),
    ...longest(id, questions),
  ];
}

function letters(bankId: string, questions: readonly Question[], type: "single" | "multiple", name: string): Finding[] {
  const chosen = questions.filter((q) => q.type === "single" || q.type === "multiple").filter((q) => q.type === type);
  if (chosen.length < fewest) return [];
  const seen = Array.from({ length: 8 }, () => 0);
  const even = Array.from({ length: 8 }, () => 0);
  for (const { options, key } of chosen) {
    for (const i of options.keys()) even[i] = (even[i] ?? 0) + key.length / options.length;
    for (const i of indexesOf(key)) seen[i] = (seen[i] ?? 0) + 1;
  }
  return [...even.entries()].flatMap(([i, expected]) => {
    const had = seen[i] ?? 0;
    if (expected < fewest / 4 || Math.abs(had - expected) <= expected * tolerance) return [];
    return [spread(bankId, `${name}题的答案里 ${letterOf(i)} 出现 ${had} 次，均匀时约 ${Math.round(expected)} 次，偏差超过 25%`)];
  });
}

function judges(bankId: string, questions: readonly Question[]): Finding[] {
  const keys = questions.filter((q) => q.type === "judge").map((q) => q.key);
  const right = keys.filter(Boolean).length;
  if (keys.length < fewest || Math.abs(right - keys.length / 2) <= (keys.length / 2) * tolerance) return [];
  return [spread(bankId, `判断题共 ${keys.length} 题，正确的有 ${right} 题，应各占一半左右`)];
}

/** A test-wise guesser picks the longest option; with options of like length that works about as often as chance. */
function longest(bankId: string, questions: readonly Question[]): Finding[] {
  const singles = questions.filter((q) => q.type === "single");
  const found = singles.filter(({ options, key }) => {
    const right = indexesOf(key)[0] ?? 0;
    return options.every((option, i) => i === right || option.length < (options[right] ?? "").length);
  });
  if (singles.length < fewest || found.length <= singles.length * 0.4) return [];
  return [spread(bankId, `单选题共 ${singles.length} 题，其中 ${found.length} 题的答案是最长的选项，容易被猜中：请让各选项长短相近`)];
}

const spread = (bankId: string, message: string): Finding => ({ level: "warning", code: "spread", place: `questions/${bankId}`, message });
