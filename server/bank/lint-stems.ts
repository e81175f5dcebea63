import type { Entry } from "./entry.ts";
import { errorIn, type Finding, warningIn } from "./finding.ts";
import { indexesOf } from "./letters.ts";
import type { Question } from "./question.ts";
import { similarPairs } from "./similarity.ts";
import { assertedBy } from "./texts.ts";
import { plainWording } from "./wording.ts";

const alike = 0.85;
/** Lower, because the options of one subject are alike anyhow; asked only where the answers agree. */
const alikeWhole = 0.8;

/** The same question asked twice: with the same answer (a duplicate) or, worse, with another (a contradiction); then the nearly same. */
export function lintStems(entries: readonly Entry[]): Finding[] {
  const findings: Finding[] = [];
  const first = new Map<string, Entry>();
  const asked = entries.map(({ question }) => askedBy(question));
  const firmFirst = [...entries.entries()].sort(([, a], [, b]) => Number(a.draft ?? false) - Number(b.draft ?? false));
  for (const [i, entry] of firmFirst) {
    const subject = asked[i] as string;
    const tell = entry.draft ? warningIn : errorIn;
    const earlier = first.get(subject);
    if (!earlier) first.set(subject, entry);
    else if (sameAnswer(earlier.question, entry.question)) {
      findings.push(tell(entry, "duplicate", `与 ${named(earlier)} 题干和答案都相同，请删去一题`));
    } else {
      findings.push(tell(entry, "contradiction", `与 ${named(earlier)} 题干相同而答案不同，请核对史实`));
    }
  }
  return [...findings, ...alikePairs(entries, asked)];
}

/** One way in which two questions can be alike: by which text, from how much (Dice coefficient), between which two. */
export interface Likeness {
  what: string;
  threshold: number;
  textOf(question: Question): string;
  counts(a: Question, b: Question): boolean;
}

/**
 * By the stem; by stem, options and key together, when the answers agree; by the statement they come to once the answer is
 * put in, which finds a blank that repeats a single choice.
 */
export const likenesses: readonly Likeness[] = [
  { what: "题干", threshold: alike, textOf: askedBy, counts: () => true },
  { what: "题干、选项和答案", threshold: alikeWhole, textOf: wholeOf, counts: sameAnswer },
  { what: "填上答案后的说法", threshold: alike, textOf: statementOf, counts: (a, b) => a.type !== b.type },
];

/** Pairs that ask nearly the same, each told in the first way that finds it. */
function alikePairs(entries: readonly Entry[], asked: readonly string[]): Finding[] {
  const told = new Set<number>();
  return likenesses.flatMap(({ what, threshold, textOf, counts }) => {
    const texts = textOf === askedBy ? asked : entries.map(({ question }) => textOf(question));
    return similarPairs(texts, threshold).flatMap(({ first: i, second: j, similarity }) => {
      const [a, b] = [entries[i] as Entry, entries[j] as Entry];
      const pair = i * entries.length + j;
      if (told.has(pair) || asked[i] === asked[j] || differInNumbers(a.question, b.question)) return [];
      if (!counts(a.question, b.question)) return [];
      told.add(pair);
      const relation = sameAnswer(a.question, b.question) ? "答案相同" : "答案不同";
      const message = `与 ${named(a)} ${what}相近（相似度 ${similarity.toFixed(2)}），${relation}，请确认不是同一题`;
      return [warningIn(b, "similar", message)];
    });
  });
}

/** Stem, options and key as one text; what is not a choice has no more than its stem and answer. */
function wholeOf(question: Question): string {
  const options = "options" in question ? question.options.map(plainWording).sort() : [];
  return [plainWording(question.stem), ...options, ...answersOf(question)].join("|");
}

/** What a single choice, a blank or a true statement comes to; the others say nothing that another type could repeat. */
function statementOf(question: Question): string {
  const says = question.type === "single" || question.type === "blank" || (question.type === "judge" && question.key);
  return says ? plainWording(assertedBy(question)[0] ?? "") : "";
}

const named = (entry: Entry) => `${entry.question.id}（${entry.place}）`;

/** What a question asks, as one plain text. 请按时间先后排列 alone asks nothing, so the parts of order and match belong to it. */
export function askedBy(question: Question): string {
  const stem = plainWording(question.stem);
  if (question.type === "order") return `${stem}|${question.options.map(plainWording).sort().join("|")}`;
  if (question.type === "match") return `${stem}|${question.pairs.flat().map(plainWording).sort().join("|")}`;
  return stem;
}

/** 第十四次… and 第十五次…, 1954年… and 1982年… ask different things however alike the rest; in a judge the number may be the very slip. */
export function differInNumbers(a: Question, b: Question): boolean {
  if (a.type === "judge" || b.type === "judge") return false;
  const numbers = ({ stem }: Question) => (stem.match(/\d+|[一二三四五六七八九十百两]+/g) ?? []).join(" ");
  return numbers(a) !== numbers(b);
}

export function sameAnswer(a: Question, b: Question): boolean {
  const ours = answersOf(a);
  return answersOf(b).some((answer) => ours.includes(answer));
}

/** Every form in which a question's answer can be given, as plain texts that compare across types. */
function answersOf(question: Question): string[] {
  switch (question.type) {
    case "single":
    case "multiple": {
      const right = indexesOf(question.key).map((i) => plainWording(question.options[i] ?? ""));
      return [right.sort().join("|")];
    }
    case "judge":
      return [String(question.key)];
    case "blank":
      return question.key.length === 1
        ? (question.key[0] ?? []).map(plainWording)
        : [question.key.map((forms) => plainWording(forms[0] ?? "")).join("|")];
    case "order":
      return [question.options.map(plainWording).join("|")];
    case "match":
      return [
        question.pairs
          .map((pair) => pair.map(plainWording).join("="))
          .sort()
          .join("|"),
      ];
  }
}
