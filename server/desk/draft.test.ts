import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { QuestionSchema } from "../bank/question.ts";
import { sampleQuestions } from "../../tests/support/questions.ts";
import { candidateOf, draftOf, DraftContentSchema, draftTypes, emptyDraft } from "./draft.ts";
import { questionOf } from "./findings.ts";

const samples = Object.values(sampleQuestions).map((question) => QuestionSchema.parse(question));

describe("a draft", () => {
  it.each(samples)("of a $type question gives that question back", (question) => {
    const draft = draftOf("1919-1949", question);
    expect(DraftContentSchema.parse(draft)).toEqual(draft);
    expect(questionOf(question.id, draft)).toEqual({ question });
  });

  it("with a picture keeps it", () => {
    const question = { ...sampleQuestions.judge, image: { file: `${"a".repeat(64)}.png`, alt: "一张画" } };
    expect(questionOf("t-judge", draftOf("1919-1949", question))).toEqual({ question });
  });

  it.each(draftTypes)("that is empty is a %s draft, and no question: it says what is missing", (type) => {
    const draft = emptyDraft(type, "1919-1949");
    expect(DraftContentSchema.parse(draft)).toEqual(draft);
    const made = questionOf("t", draft);
    expect("findings" in made && made.findings.every((one) => one.level === "error" && /[\u4e00-\u9fff]/.test(one.message))).toBe(true);
  });

  it("whatever it holds becomes a question of the schema or findings, never an exception", () => {
    const text = fc.string({ maxLength: 12 });
    const draft = fc.record({
      type: fc.constantFrom(...draftTypes),
      period: fc.constantFrom("1919-1949" as const, "2012-now" as const),
      topic: fc.constantFrom("重大事件", "没有的主题", null),
      difficulty: fc.constantFrom(1, 2, null),
      stem: text,
      options: fc.array(text, { maxLength: 5 }),
      pairs: fc.array(fc.tuple(text, text), { maxLength: 5 }),
      key: fc.oneof(
        fc.constant(null),
        fc.boolean(),
        fc.constantFrom("A", "AB", "Z"),
        fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 3 }),
      ),
      pinned: fc.constantFrom(null, "A", "乙"),
      explanation: text,
      source: fc.record({ title: text, author: text, publisher: text, date: text }),
      image: fc.constantFrom(null, { file: `${"b".repeat(64)}.webp`, alt: "" }),
    });
    fc.assert(
      fc.property(draft, (content) => {
        const made = questionOf("t-any", content);
        if ("question" in made) expect(QuestionSchema.parse(candidateOf("t-any", content))).toEqual(made.question);
        else expect(made.findings.length).toBeGreaterThan(0);
      }),
    );
  });
});
