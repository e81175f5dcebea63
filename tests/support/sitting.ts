import type { AttemptView, QuestionView } from "../../server/attempts/contract.ts";
import type { Question } from "../../server/bank/question.ts";
import type { Choice } from "../../server/papers/choice.ts";
import { fixtureQuestions } from "./bank.ts";
import type { Browser, Reply } from "./world.ts";

/** The choice that earns full marks, told from the texts shown and the bank alone: nothing of the server's scoring is used. */
export function rightChoice(shown: QuestionView, bank = fixtureQuestions()): Exclude<Choice, null> {
  const question = find(shown, bank);
  const at = (text: string) => shown.options.indexOf(text);
  switch (question.type) {
    case "single":
      return at(lettered(question.options, question.key)[0] as string);
    case "multiple":
      return lettered(question.options, question.key).map(at);
    case "judge":
      return question.key;
    case "blank":
      return question.key.map((forms) => forms.at(-1) as string);
    case "order":
      return question.options.map(at);
    case "match":
      return shown.lefts.map((left) => shown.rights.indexOf(question.pairs.find(([l]) => l === left)?.[1] as string));
  }
}

/** A choice that fits the question and earns nothing under all-or-nothing. */
export function wrongChoice(shown: QuestionView, bank = fixtureQuestions()): Exclude<Choice, null> {
  const right = rightChoice(shown, bank);
  if (typeof right === "number") return (right + 1) % shown.options.length;
  if (typeof right === "boolean") return !right;
  if (shown.type === "blank") return right.map(() => "答不出来");
  if (shown.type === "multiple") return [[0, 1, 2, 3].find((i) => !(right as number[]).includes(i)) as number];
  return (right as number[]).map((_, i) => right[(i + 1) % right.length] as number);
}

/** Marks of an answered paper under all-or-nothing, counted from texts: a second opinion on the server's score. */
export function scoreByTexts(questions: QuestionView[], choices: ReadonlyMap<number, Choice>, bank = fixtureQuestions()): number {
  return questions.reduce((sum, shown) => (isRight(shown, choices.get(shown.position) ?? null, bank) ? sum + shown.marks : sum), 0);
}

function isRight(shown: QuestionView, choice: Choice, bank: Question[]): boolean {
  if (choice === null) return false;
  const question = find(shown, bank);
  if (question.type === "blank") return question.key.every((forms, i) => forms.includes((choice as string[])[i] as string));
  const right = rightChoice(shown, bank);
  const plain = (c: Choice) => JSON.stringify(question.type === "multiple" ? (c as number[]).toSorted((a, b) => a - b) : c);
  return plain(choice) === plain(right);
}

const lettered = (options: string[], key: string) => [...key].map((letter) => options["ABCDEFGH".indexOf(letter)] as string);

function find(shown: QuestionView, bank: Question[]): Question {
  const found = bank.find((question) => question.stem === shown.stem && question.type === shown.type);
  if (!found) throw new Error(`no fixture question ${shown.stem}`);
  return found;
}

let saves = 0;
/** A save's key as a phone makes it: new for every tap. */
export const newKey = (): string => `key-${++saves}-`.padEnd(24, "x");

/** Saves through the API; seq and epoch as given, a fresh key unless one is. */
export function save(
  browser: Browser,
  attemptId: string,
  position: number,
  body: { choice: Choice; seq: number; epoch?: number; key?: string },
): Promise<Reply> {
  return browser.request("PUT", `/api/attempts/${attemptId}/answers/${position}`, { epoch: 1, key: newKey(), ...body });
}

/** Starts (or goes on with) the scored attempt of c1. */
export async function start(browser: Browser, competition = "c1"): Promise<AttemptView> {
  const reply = await browser.request("POST", `/api/competitions/${competition}/attempts`, {});
  if (reply.status !== 200) throw new Error(`start failed: ${reply.text}`);
  return reply.body as AttemptView;
}

export const submit = (browser: Browser, attemptId: string, epoch = 1): Promise<Reply> =>
  browser.request("POST", `/api/attempts/${attemptId}/submit`, { epoch });
