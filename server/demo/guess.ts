import type { Question } from "../bank/question.ts";
import type { Choice } from "../papers/choice.ts";
import { type Luck, shuffled } from "./random.ts";

/** What a member sees of a question; nothing of its key. */
export interface Shown {
  type: Question["type"];
  stem: string | null;
  options: string[];
  lefts: string[];
  rights: string[];
  blanks: number;
}

/**
 * What a simulated member answers.
 * @param known the question as the member remembers it from study, undefined for one never met.
 * @param sure whether this time the memory serves. Otherwise the member guesses, sometimes rightly.
 */
export function guess(shown: Shown, known: Question | undefined, sure: boolean, luck: Luck): Choice {
  return (sure && known && recall(shown, known)) || atRandom(shown, luck);
}

/** The right answer in terms of what is shown; undefined when the memory does not fit what is shown. */
export function recall(shown: Shown, known: Question): Choice | undefined {
  const places = (texts: string[], among: string[]) => texts.map((text) => among.indexOf(text));
  const whole = (indexes: number[]) => (indexes.every((i) => i >= 0) ? indexes : undefined);
  const lettered = (options: string[], key: string) => [...key].map((letter) => options[letter.charCodeAt(0) - 65] ?? "");
  switch (known.type) {
    case "single":
      return whole(places(lettered(known.options, known.key), shown.options))?.[0];
    case "multiple":
      return whole(places(lettered(known.options, known.key), shown.options));
    case "judge":
      return known.key;
    case "blank":
      return known.key.map((accepted) => accepted[0] ?? "");
    case "order":
      return whole(places(known.options, shown.options));
    case "match": {
      const right = new Map(known.pairs);
      return whole(
        places(
          shown.lefts.map((left) => right.get(left) ?? ""),
          shown.rights,
        ),
      );
    }
  }
}

const vague = ["延安", "1949", "北京", "实事求是", "上海", "1921", "改革开放", "井冈山"];

function atRandom(shown: Shown, luck: Luck): Choice {
  switch (shown.type) {
    case "single":
      return luck.below(shown.options.length);
    case "multiple": {
      const count = 2 + luck.below(Math.max(1, shown.options.length - 2));
      return shuffled([...shown.options.keys()], luck)
        .slice(0, count)
        .sort((a, b) => a - b);
    }
    case "judge":
      return luck.next() < 0.5;
    case "blank":
      return Array.from({ length: shown.blanks }, () => luck.pick(vague));
    case "order":
      return shuffled([...shown.options.keys()], luck);
    case "match":
      return shuffled([...shown.rights.keys()], luck);
  }
}
