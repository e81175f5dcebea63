import type { Entry } from "./entry.ts";
import { type Finding, warningIn } from "./finding.ts";
import { indexesOf } from "./letters.ts";
import type { Period, Question } from "./question.ts";

const spans: Record<Period, readonly [number, number]> = {
  "1919-1949": [1919, 1949],
  "1949-1978": [1949, 1978],
  "1978-2012": [1978, 2012],
  "2012-now": [2012, 2100],
};
// 1935年, 1921—1949, and a bare 1935 where the whole text is the year.
const year = /(?<!\d)(1[89]\d\d|20\d\d)(?=年|\s*[—–\-－~至到]\s*\d{4}(?!\d)|$)|(?<=\d{4}\s*[—–\-－~至到]\s*)(1[89]\d\d|20\d\d)(?!\d)/g;

/** Years named in a text. */
export const yearsIn = (text: string): number[] => [...text.matchAll(year)].map((match) => Number(match[0]));

/** A question whose years all lie outside its file's period probably stands in the wrong file, or has a slip in a date. */
export function lintYears(entry: Entry): Finding[] {
  const { question, period } = entry;
  const asked = yearsIn(question.stem);
  const answered = rightTexts(question).flatMap(yearsIn);
  const [from, to] = spans[period];
  const inside = (y: number) => y >= from && y <= to;
  if (asked.length > 0 && !asked.some(inside)) {
    return [warningIn(entry, "years", `题干只提到 ${asked.join("、")} 年，不在时期 ${period} 内：请核对年份或换到合适的文件`)];
  }
  if (asked.length === 0 && answered.length > 0 && !answered.some(inside)) {
    return [warningIn(entry, "years", `答案只涉及 ${answered.join("、")} 年，不在时期 ${period} 内：请核对年份或换到合适的文件`)];
  }
  return [];
}

/** The texts that make up the right answer; wrong options may name any year. */
function rightTexts(question: Question): string[] {
  switch (question.type) {
    case "single":
    case "multiple":
      return indexesOf(question.key).map((i) => question.options[i] ?? "");
    case "blank":
      return question.key.map((forms) => forms[0] ?? "");
    case "order":
      return question.options;
    case "match":
      return question.pairs.flat();
    case "judge":
      return [];
  }
}
