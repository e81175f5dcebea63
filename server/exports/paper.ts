import { sha256 } from "../bank/canonical.ts";
import { letterOf } from "../bank/letters.ts";
import { difficultyNames, typeNames } from "../bank/names.ts";
import { type Question, type QuestionType, questionTypes } from "../bank/question.ts";
import { sourceText } from "./source-text.ts";

/** A line of a printed question. `picture` stands where the picture goes. */
export type PaperLine =
  | { kind: "stem"; number: number; text: string }
  | { kind: "picture"; file: string; alt: string }
  | { kind: "options"; options: string[] }
  /** What is to be matched, each with the place for its letter. */
  | { kind: "lefts"; lefts: string[] }
  | { kind: "space"; text: string }
  | { kind: "key" | "note"; text: string };

export interface PaperQuestion {
  id: string;
  lines: PaperLine[];
}

export interface PaperPart {
  /** 一、单选题（共 12 题） */
  heading: string;
  questions: PaperQuestion[];
}

const ordinals = "一二三四五六";
const circled = (i: number): string => String.fromCodePoint(0x2460 + i);
/** A gap to write into, as a stem has it; one of two or more low lines, or empty brackets. */
const gap = /_{2,}|＿+|[（(]\s*[）)]/;

/** Empty brackets that no line end tears apart. */
const place = `（${"\u00a0".repeat(6)}）`;

/** Questions grouped by type and numbered through. With `keys`, after each question what is right and why. */
export function layOut(questions: readonly Question[], keys: boolean): PaperPart[] {
  let number = 0;
  const used = questionTypes.filter((type) => questions.some((question) => question.type === type));
  return used.map((type, i) => {
    const own = questions.filter((question) => question.type === type);
    return {
      heading: `${ordinals[i]}、${typeNames[type]}（共 ${own.length} 题）`,
      questions: own.map((question) => ({ id: question.id, lines: linesOf(question, ++number, keys) })),
    };
  });
}

function linesOf(question: Question, number: number, keys: boolean): PaperLine[] {
  const { image } = question;
  const arranged = arrange(question);
  return [
    { kind: "stem", number, text: keys ? question.stem : withSpace(question) },
    ...(image ? [{ kind: "picture" as const, ...image }] : []),
    ...leftLines(arranged.lefts, keys),
    ...(arranged.options.length > 0 ? [{ kind: "options" as const, options: arranged.options }] : []),
    ...(keys ? keyLines(question, arranged) : spaceLines(question)),
  ];
}

/** Where the stem has no place to write the answer, one is put behind it. Gaps are made wide enough for a hand. */
function withSpace({ type, stem }: Question): string {
  if (type === "blank") return stem.replace(/_{2,}|＿+/g, "________");
  const whole = stem.replace(/（[ \u3000]*）/g, place);
  if (type === "order" || type === "match" || (type !== "judge" && gap.test(stem))) return whole;
  return `${whole}${place}`;
}

function leftLines(lefts: readonly string[], keys: boolean): PaperLine[] {
  if (lefts.length === 0) return [];
  const numbered = lefts.map((left, i) => `${circled(i)} ${left}`);
  // The importer knows them by this mark.
  return keys
    ? [{ kind: "note", text: `左栏：${numbered.join("　")}` }]
    : [{ kind: "lefts", lefts: numbered.map((left) => `${left}${place}`) }];
}

function spaceLines(question: Question): PaperLine[] {
  if (question.type === "order") return [{ kind: "space", text: `顺序：${question.options.map(() => "___").join("→")}` }];
  return [];
}

interface Arranged {
  options: string[];
  lefts: string[];
  /** Letters of the right order, or of each left's partner. */
  letters: string[];
}

/** Options as they are printed. What is to be ordered or matched is mixed, always in the same way. */
function arrange(question: Question): Arranged {
  if (question.type === "order") {
    const { shown, letters } = mix(question.id, question.options);
    return { options: shown, letters, lefts: [] };
  }
  if (question.type === "match") {
    const { shown, letters } = mix(
      question.id,
      question.pairs.map(([, right]) => right),
    );
    return { options: shown, letters, lefts: question.pairs.map(([left]) => left) };
  }
  return { options: "options" in question ? question.options : [], letters: [], lefts: [] };
}

/** Mixed by the question's id, and never left as it was. */
function mix(id: string, texts: readonly string[]): { shown: string[]; letters: string[] } {
  const order = texts.map((_, i) => i).sort((a, b) => (sha256(`${id} ${a}`) < sha256(`${id} ${b}`) ? -1 : 1));
  if (order.every((from, i) => from === i)) order.push(order.shift() as number);
  return { shown: order.map((from) => texts[from] as string), letters: texts.map((_, i) => letterOf(order.indexOf(i))) };
}

function keyLines(question: Question, { letters }: Arranged): PaperLine[] {
  return [
    { kind: "key", text: `答案：${keyText(question, letters)}` },
    { kind: "note", text: `解析：${question.explanation}` },
    { kind: "note", text: `出处：${sourceText(question.source)}` },
    { kind: "note", text: `知识点：${question.topic}　难度：${difficultyNames[question.difficulty]}` },
  ];
}

function keyText(question: Question, letters: readonly string[]): string {
  const by: { [T in QuestionType]: (own: Extract<Question, { type: T }>) => string } = {
    single: ({ key }) => key,
    multiple: ({ key }) => key,
    judge: ({ key }) => (key ? "对" : "错"),
    blank: ({ key }) => key.map((forms) => forms.join(" / ")).join("；"),
    order: () => letters.join(""),
    match: () => letters.map((letter, i) => `${circled(i)}${letter}`).join("　"),
  };
  return (by[question.type] as (own: Question) => string)(question);
}
