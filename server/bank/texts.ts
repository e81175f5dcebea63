import { indexesOf, letterOf } from "./letters.ts";
import type { Question } from "./question.ts";

/** Every text of a question with the name of its field, as a person reads them. */
export function textsOf(question: Question): [string, string][] {
  const texts: [string, string][] = [
    ["题干", question.stem],
    ["解析", question.explanation],
  ];
  if ("options" in question) texts.push(...question.options.map((text, i): [string, string] => [`选项 ${letterOf(i)}`, text]));
  if (question.type === "match") texts.push(...question.pairs.flat().map((text): [string, string] => ["配对", text]));
  if (question.type === "blank") texts.push(...question.key.flat().map((text): [string, string] => ["答案", text]));
  return texts;
}

/** Sentences the question holds to be true: its explanation, its stem with the answer put in, its pairs. */
export function assertedBy(question: Question): string[] {
  const stem = assertedStem(question);
  return stem === undefined ? [question.explanation] : [...stem, question.explanation];
}

const gap = /_{2,}|[（(]\s*[）)]/;

function assertedStem(question: Question): string[] | undefined {
  switch (question.type) {
    case "single":
      return [fill(question.stem, [question.options[indexesOf(question.key)[0] ?? 0] ?? ""])];
    case "blank":
      return [
        fill(
          question.stem,
          question.key.map((forms) => forms[0] ?? ""),
        ),
      ];
    case "judge":
      return question.key ? [question.stem] : undefined;
    case "match":
      return question.pairs.map(([left, right]) => `${left}${right}`);
    case "multiple":
    case "order":
      return [question.stem];
  }
}

/** Puts answers into the gaps, in order; a stem without a gap asks a question and asserts nothing but itself. */
const fill = (stem: string, answers: readonly string[]): string => answers.reduce((text, answer) => text.replace(gap, () => answer), stem);
