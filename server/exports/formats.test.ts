import { describe, expect, test } from "vitest";
import { contentOf, exportOf, ownQuestions, readBack, samples } from "../../tests/support/exports.ts";
import type { Question } from "../bank/question.ts";
import { readXmlTree } from "../imports/markup/xml-tree.ts";
import { buildGift } from "./gift.ts";
import { buildMoodle } from "./moodle.ts";

const textOf = ({ bytes }: { bytes: Uint8Array }) => new TextDecoder().decode(bytes);
const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const file = `${"a".repeat(64)}.png`;
const [single, multiple, judge, blank, order, match] = samples as [
  Extract<Question, { type: "single" }>,
  Extract<Question, { type: "multiple" }>,
  Extract<Question, { type: "judge" }>,
  Extract<Question, { type: "blank" }>,
  Question,
  Extract<Question, { type: "match" }>,
];
const oneBlank = { ...blank, stem: "起义在____打响。", key: [["南城", "江西南城"]] };
const severalBlanks = (question: Question) => question.type === "blank" && question.key.length > 1;

describe("GIFT", () => {
  test("carries what it has a form for, and names what it has none for", async () => {
    const built = buildGift(exportOf([...samples, oneBlank]));
    const { readings, refusals } = await readBack(built.bytes);
    expect(refusals).toEqual([]);
    expect(readings.map(contentOf)).toEqual([single, multiple, judge, match, oneBlank].map(contentOf));
    expect(readings.map(({ topic, label }) => [topic, label])).toEqual(
      [single, multiple, judge, match, oneBlank].map(({ id, topic }) => [topic, id]),
    );
    expect(readings[0]?.explanation).toBe("说明。\n出处：《书》，作者，2021年");
    expect(built.losses).toEqual([
      { questionId: multiple.id, message: "GIFT 按选项给分，不能要求全对才得分" },
      { questionId: blank.id, message: "GIFT 没有多个空的填空题，这一题没有导出" },
      { questionId: order.id, message: "GIFT 没有排序题，这一题没有导出" },
    ]);
  });

  test("marks of its own are text in a question", async () => {
    const odd = "a~b=c#d{e}f:g\\h//i %50%j->k::l";
    const question: Question = { ...single, stem: odd, options: [odd, "=甲", "~%100%乙", "//丙"], explanation: odd };
    const { readings, refusals } = await readBack(
      buildGift(
        exportOf([
          question,
          {
            ...match,
            pairs: [
              [odd, "右 = {一}"],
              ["左", "二"],
              ["中", "三"],
            ],
          },
        ]),
      ).bytes,
    );
    expect(refusals).toEqual([]);
    expect(readings[0] && contentOf(readings[0])).toEqual(contentOf(question));
    expect(readings[1]?.pairs).toEqual([
      [odd, "右 = {一}"],
      ["左", "二"],
      ["中", "三"],
    ]);
  });

  test("every question of this repository that it has a form for comes back", async () => {
    const own = ownQuestions();
    const { bytes, losses } = buildGift({ ...exportOf([]), questions: own });
    const left = own.filter(({ question }) => question.type !== "order" && !severalBlanks(question));
    const { readings, refusals } = await readBack(bytes);
    expect(refusals).toEqual([]);
    expect(readings.map(contentOf)).toEqual(left.map(({ question }) => contentOf(question)));
    expect(losses.filter(({ message }) => message.includes("没有导出"))).toHaveLength(own.length - left.length);
  });
});

describe("Moodle XML", () => {
  test("carries all six types, tags, feedback and pictures; what differs there is named", async () => {
    const pinned = { ...single, pinned: "D", image: { file, alt: '会址 "外景" <b>' } };
    const built = buildMoodle(
      exportOf([pinned, multiple, judge, oneBlank, order, match, blank], new Map([[file, { bytes: png, width: 1, height: 1 }]])),
    );
    const xml = textOf(built);
    readXmlTree(xml);
    const { readings, refusals } = await readBack(built.bytes);
    expect(readings.map(contentOf)).toEqual([single, multiple, judge, oneBlank, order, match, blank].map(contentOf));
    expect(refusals).toEqual([]);
    expect(xml).toContain("{1:SHORTANSWER:=南城~=江西南城}");
    expect(xml).toContain("<tag><text>1919-1949</text></tag><tag><text>重大事件</text></tag><tag><text>难度易</text></tag>");
    expect(xml).toContain(png.toString("base64"));
    expect(built.losses.map(({ questionId }) => questionId)).toEqual([single.id, multiple.id, blank.id]);
  });

  test("every question of this repository comes back", async () => {
    const own = ownQuestions();
    const { bytes } = buildMoodle({ ...exportOf([]), questions: own });
    const { readings, refusals } = await readBack(bytes);
    expect(refusals).toEqual([]);
    expect(readings.map(contentOf)).toEqual(own.map(({ question }) => contentOf(question)));
  });
});
