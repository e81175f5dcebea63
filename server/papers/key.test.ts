import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleQuestions } from "../../tests/support/questions.ts";
import type { Question } from "../bank/question.ts";
import { acceptedTexts, keyAsShown } from "./key.ts";
import type { Slot } from "./paper.ts";
import { createRandom } from "./random.ts";
import { showQuestion } from "./replay.ts";
import { drawOrder, shuffleRuleOf } from "./shuffle.ts";

const { single, multiple, judge, blank, order, match } = sampleQuestions;

function seen(question: Question, seed: string) {
  const slot: Slot = { revision: "r", marks: 4, ...drawOrder(shuffleRuleOf(question), createRandom(seed)) };
  return { shown: showQuestion(slot, question), key: keyAsShown(slot, question) };
}
const anySeed = (check: (seed: string) => void) => fc.assert(fc.property(fc.string(), check));

test("the key points at the right options wherever they are shown", () => {
  anySeed((seed) => {
    const one = seen(single, seed);
    expect(one.shown.options[one.key as number]).toBe("乙事");
    const many = seen(multiple, seed);
    const indexes = many.key as number[];
    expect(indexes).toEqual([...indexes].sort((a, b) => a - b));
    expect(indexes.map((i) => String(many.shown.options[i])).sort()).toEqual(["张三", "王五", "赵六"].sort());
  });
});

test("tapping items in the key's order puts them right, and each left finds its own right", () => {
  anySeed((seed) => {
    const ordered = seen(order, seed);
    expect((ordered.key as number[]).map((i) => ordered.shown.options[i])).toEqual(order.options);
    const matched = seen(match, seed);
    const pairs = (matched.key as number[]).map((right, left) => [matched.shown.lefts[left], matched.shown.rights[right]]);
    expect(pairs).toEqual(match.pairs);
  });
});

test("a match with both columns shuffled has its key in shown places as well", () => {
  const slot: Slot = { revision: "r", marks: 4, order: [2, 0, 3, 1], rights: [1, 3, 0, 2] };
  const { lefts, rights } = showQuestion(slot, match);
  const key = keyAsShown(slot, match) as number[];
  for (const [left, right] of key.entries()) expect(match.pairs).toContainEqual([lefts[left], rights[right]]);
});

test("a judge's key is its truth, a blank's its canonical texts", () => {
  expect(seen(judge, "x").key).toBe(true);
  expect(seen(blank, "x").key).toEqual(["南城", "孙七"]);
  expect(acceptedTexts(blank)).toEqual(blank.key);
  expect(acceptedTexts(judge)).toEqual([]);
});

test("what is shown tells nothing of the key: no field but those listed, no canary in any of them", () => {
  const canary = "CANARY";
  const questions: Question[] = [
    { ...blank, key: [[canary, canary], [canary]], explanation: canary, source: { title: canary, author: canary, date: canary } },
    { ...single, explanation: canary, id: canary },
    { ...judge, explanation: canary },
  ];
  for (const question of questions) {
    const { shown } = seen(question, "x");
    expect(Object.keys(shown).sort()).toEqual(["blanks", "image", "lefts", "marks", "options", "rights", "stem", "type"]);
    expect(JSON.stringify(shown)).not.toContain(canary);
  }
  expect(seen(blank, "x").shown.blanks).toBe(2);
});

test("a stored order that does not fit its revision is never shown", () => {
  for (const wrong of [
    [0, 1, 2],
    [0, 1, 2, 2],
    [0, 1, 2, 4],
  ]) {
    expect(() => showQuestion({ revision: "r", marks: 1, order: wrong }, single)).toThrow("does not fit");
  }
});
