import { describe, expect, it } from "vitest";
import { inShort, readBytes } from "../../../tests/support/tables.ts";
import { scriptValues } from "./script-values.ts";

const is = ["single ~ 甲题问什么 ~ 一|二|三 ~ B", "single ~ 乙题问什么 ~ 一|二|三 ~ C"];
const first = `{ title: '甲题问什么', options: ["一", "二", '三'], answer: "B" }`;
const second = `{ "title": "乙题问什么", "options": ["一", "二", "三",], "answer": "C", }`;

describe("programs that hold questions", () => {
  it.each([
    [
      "TypeScript with types and functions",
      `import x from "y";\ninterface Q {\n  title: string;\n}\nexport const questions: Q[] = [${first}, ${second}];\nexport function all(): Q[] {\n  return questions;\n}\n`,
    ],
    ["several constants", `export const easy = [\n  ${first}\n];\nexport const hard = [\n  // 难\n  ${second}\n];\n`],
    ["a component", `export default {\n  data() {\n    return {\n      list: [${first}, ${second}]\n    }\n  }\n}`],
    ["a page", `Page({\n  data: {\n    list: [${first}, ${second}]\n  },\n  onLoad: function () { this.x(); }\n})`],
    [
      "Python",
      `# 题库\nquestions = [\n    {'title': '甲题' '问什么', 'options': ('一', '二', '三'), 'answer': 'B', 'hard': True, 'x': None},\n    ${second},\n]\n`,
    ],
  ])("%s", async (_, text) => {
    expect((await readBytes(text)).readings.map(inShort)).toEqual(is);
  });

  it("values are read and nothing is run", () => {
    expect(
      scriptValues(`const a = [1, -2.5, "x" + 'y', \`z\`, true, call(), None]; // [9]\nconst b = {"k": [/* c */ "\\u4e00"]}; "[8]"`),
    ).toEqual([[1, -2.5, "xy", "z", true, null, null], { k: ["一"] }]);
    expect(scriptValues("const a = [`${b}`];")).toEqual([]);
    expect(scriptValues("[".repeat(5000))).toEqual([]);
  });

  it("what somebody answered is not the answer, and counts are no questions", async () => {
    const { readings, refusals } = await readBytes(
      JSON.stringify({
        reports: [{ id: "1", question_id: "2", response: ["C"], status: "wrong" }],
        items: [
          {
            title: "甲题问什么",
            userAnswer: "A",
            rightAnswer: "B",
            response_points: ["一", "二", "三"].map((text, i) => ({ radio: { text, val: "ABC"[i] } })),
          },
        ],
      }),
    );
    expect(readings.map(inShort)).toEqual([is[0]]);
    expect(refusals).toEqual([]);
  });
});
