import { describe, expect, it } from "vitest";
import { inShort, readBytes } from "../../../tests/support/tables.ts";

const read = async (value: unknown) => (await readBytes(JSON.stringify([value].flat()))).readings.map(inShort);
const single = "single ~ 甲题 ~ 一|二|三 ~ B";
const multiple = "multiple ~ 甲题 ~ 一|二|三 ~ AC";
const stem = { question: "甲题" };
const options = ["一", "二", "三"];
/** The three options as objects: letter, text and mark under the names given. */
const three = (letter: string, text: string, mark = "", values: readonly unknown[] = [false, true, false]) =>
  options.map((one, i) => ({ ...(letter && { [letter]: "ABC"[i] }), [text]: one, ...(mark && { [mark]: values[i] }) }));

describe("records as other systems keep them", () => {
  it.each<[string, unknown, string[]]>([
    ["option and option_answer", { ...stem, options: three("option", "option_answer"), answer: "B" }, [single]],
    ["description", { description: "甲题", options: three("label", "description"), solution: "B" }, [single]],
    ["html", { stem_html: "甲题", options: three("key", "text_html"), answer: "B" }, [single]],
    ["names of lists", { question_content: "甲题", option_list: options, question_answer_list: ["B"] }, [single]],
    ["names with a part in front", { domContent: "甲题", rightAnswer: "B", ownDomOptions: three("option", "optionContent") }, [single]],
    [
      "a name for the stem",
      { name: "甲题", questionType: { id: 1, name: "单选题" }, questionOptions: three("", "content", "isCorrect", [0, 1, 0]) },
      [single],
    ],
    ["a body and labelled answers", { body: "甲题", answers: three("label", "content"), correct: [{ value: "B" }] }, [single]],
    [
      "q, opts, a",
      [
        { q: "甲题", opts: options, a: 1 },
        { q: "乙题", opts: options, a: 0 },
      ],
      [single, "single ~ 乙题 ~ 一|二|三 ~ A"],
    ],
    [
      "weights",
      { question_text: "甲题", question_type: "multiple_choice_question", answers: three("", "text", "weight", [0, 100, 0]) },
      [single],
    ],
    [
      "weights of several",
      {
        question_text: "甲题",
        question_type: "multiple_answers_question",
        answers: three("", "answer_text", "answer_weight", [100, 0, 100]),
      },
      [multiple],
    ],
    [
      "what somebody chose beside what is right",
      { ...stem, options: three("", "text", "correct").map((one, i) => ({ selected: i === 0, ...one })) },
      [single],
    ],
    [
      "what somebody chose beside an answer",
      { ...stem, options: three("", "text", "checked", [true, false, false]), answer: "B" },
      [single],
    ],
    ["only what somebody chose", { ...stem, options: three("", "text", "checked") }, [`${single} ~ ?key-by-choice`]],
    ["a mark for each option", { ...stem, options, answer: [true, false, true] }, [multiple]],
    ["1 and 0 for each option", { ...stem, options, answer: [1, 0, 1] }, [multiple]],
    ["a right option as an object", { ...stem, options: three("key", "text"), correctOption: { key: "B", text: "二" } }, [single]],
    ["an answer with its explanation", { ...stem, options, answer: { correct: "B", analysis: "因为" } }, [single]],
    ["an answer with index and text", { ...stem, options, answer: { index: 1, text: "二" } }, [single]],
    [
      "ids under their own names",
      { ...stem, options: options.map((optText, i) => ({ optId: `o${i}`, optText })), rightOptId: "o1" },
      [single],
    ],
    ["options by number from 0", { ...stem, options: { 0: "一", 1: "二", 2: "三" }, answer: "1" }, [single]],
    ["options by number from 1", { ...stem, options: { 1: "一", 2: "二", 3: "三" }, answer: "2" }, [single]],
    ["names that count from 0", { ...stem, options, answerIndex: 1 }, [`${single} ~ ?key-by-number`]],
    ["marked options as text", { ...stem, options: JSON.stringify(three("key", "text", "isRight")) }, [single]],
    [
      "marks by letter",
      {
        ...stem,
        answers: { answer_a: "一", answer_b: "二", answer_c: "三", answer_d: null },
        correct_answers: { answer_a_correct: "false", answer_b_correct: "true", answer_c_correct: "false", answer_d_correct: "false" },
      },
      [single],
    ],
    [
      "one right and several wrong",
      { type: "multiple", ...stem, correct_answer: "二", incorrect_answers: ["一", "三"] },
      ["single ~ 甲题 ~ 二|一|三 ~ A"],
    ],
    ["a statement", { statement: "甲句。", isTrue: false }, ["judge ~ 甲句。 ~ false"]],
    [
      "several ways to fill a gap",
      { type: "填空题", question: "甲____乙____", answer: [["一", "壹"], ["二"]] },
      ["blank ~ 甲____乙____ ~ 一/壹 二"],
    ],
    [
      "pairs",
      {
        type: "match",
        ...stem,
        pairs: [
          { left: "一", right: "壹" },
          { left: "二", right: "贰" },
        ],
      },
      ["match ~ 甲题 ~ 一=壹|二=贰"],
    ],
    ["an order by indexes from 0", { type: "排序题", ...stem, options, answer: [2, 0, 1] }, ["order ~ 甲题 ~ 三|一|二"]],
    ["names of one sign", { 单选: [{ 问: "甲题", 选: options, 答: "B" }] }, [single]],
  ])("%s", async (_, record, is) => {
    expect(await read(record)).toEqual(is);
  });

  it.each(["#", "###", "@@", "┋", "$", "^", "~", "=", "/", "+", "&"])("letters with %s between", async (sign) => {
    expect(await read({ ...stem, options, answer: `A${sign}C` })).toEqual([multiple]);
  });

  it.each(["#", "&", "@@", "┋", "$", "^", "~", "===", "/", "|", "；", "，", "\n"])("texts with %j between", async (sign) => {
    expect(await read({ ...stem, options: ["一马", "二、牛", "三羊"], answer: `二、牛${sign}三羊` })).toEqual([
      "multiple ~ 甲题 ~ 一马|二、牛|三羊 ~ BC",
    ]);
  });
});

describe("answers that are numbers", () => {
  const at = (name: string, answer: unknown) => ({ question: name, options: ["一", "二", "三", "四"], answer });
  const keys = async (...answers: unknown[]) =>
    (await readBytes(JSON.stringify(answers.map((answer, i) => at(`第 ${i} 题`, answer))))).readings.map(
      ({ key, doubts }) => `${typeof key === "string" ? key : "-"}${doubts.some(({ field }) => field === "key") ? "?" : ""}`,
    );

  it("a sum of bits is none of the options' numbers: all are doubted", async () => {
    expect(await keys(4, 8, 7)).toEqual(["C?", "D?", "ABC?"]);
    expect(await keys(16, 32, 240)).toEqual(["A?", "B?", "ABCD?"]);
  });

  it("digits written together, and a digit for each option", async () => {
    expect(await keys("2", "13", "234")).toEqual(["B?", "AC?", "BCD?"]);
    expect(await keys("0100", "1010")).toEqual(["B?", "AC?"]);
  });

  it("numbers that fit nothing are not guessed", async () => {
    expect(await keys("1", "7", "99")).toEqual(["A?", "-?", "-?"]);
  });
});
