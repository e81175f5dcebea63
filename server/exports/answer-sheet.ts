import { letterOf } from "../bank/letters.ts";
import { typeNames } from "../bank/names.ts";
import { type Question, questionTypes } from "../bank/question.ts";

/** Where the answers of one kind of question go, numbered as the questions are. */
export interface SheetPart {
  heading: string;
  entries: { number: number; place: string }[];
}

/** The sheet that is handed in: questions as in the paper, grouped by type and numbered through, with nothing but room. */
export function layOutSheet(questions: readonly Question[]): SheetPart[] {
  let number = 0;
  return questionTypes.flatMap((type) => {
    const own = questions.filter((question) => question.type === type);
    const entries = own.map((question) => ({ number: ++number, place: placeOf(question) }));
    return own.length === 0 ? [] : [{ heading: typeNames[type], entries }];
  });
}

const box = (text: string) => `[${text}]`;
const gap = "________";
const short = "____";

function placeOf(question: Question): string {
  switch (question.type) {
    case "single":
    case "multiple":
      return question.options.map((_, i) => box(letterOf(i))).join(" ");
    case "judge":
      return `${box("对")} ${box("错")}`;
    case "blank":
      return question.key.map(() => gap).join("　");
    case "order":
      return question.options.map(() => short).join("→");
    case "match":
      return question.pairs.map((_, i) => `${String.fromCodePoint(0x2460 + i)}${short}`).join(" ");
  }
}
