import { expect, test } from "vitest";
import { stringify } from "yaml";
import { sampleQuestions } from "../../tests/support/questions.ts";
import { parseBank } from "./parse.ts";

const header = "# yaml-language-server: $schema=../../question-file.schema.json\n";
const manifest = {
  path: "questions/test/bank.yaml",
  text: "# yaml-language-server: $schema=../bank.schema.json\nid: test\ntitle: 测试\nlayer: city\nowner: 某办\n",
};
const parse = (text: string, folder = "1919-1949") =>
  parseBank({ id: "test", manifest, files: [{ path: `questions/test/${folder}/a.yaml`, text }] });
const file = (questions: unknown[]) => header + stringify({ period: "1919-1949", questions });

test("gives each question its place and its bank's layer", () => {
  const { bank, findings } = parse(file(Object.values(sampleQuestions)));
  expect(findings).toEqual([]);
  expect(bank.entries).toHaveLength(6);
  expect(bank.entries[0]).toMatchObject({ bankId: "test", layer: "city", period: "1919-1949", place: "questions/test/1919-1949/a.yaml:4" });
});

test("names a broken field in Chinese, with the line it stands on, and keeps the sound questions", () => {
  const { explanation: _, ...broken } = { ...sampleQuestions.single, difficulty: 4, options: ["甲", 2, "丙", "丁"], colour: "red" };
  const { bank, findings } = parse(file([broken, sampleQuestions.judge]));
  expect(bank.entries.map((e) => e.question.id)).toEqual([sampleQuestions.judge.id]);
  expect(findings.every((f) => f.questionId === "t-single" && f.code === "schema")).toBe(true);
  expect(findings.map((f) => f.message)).toEqual(
    expect.arrayContaining([
      "缺少解析（explanation）",
      "难度（difficulty）最多 3",
      "选项 B（options[1]）要写成文字；数字、true 等要加引号",
      expect.stringContaining("colour"),
    ]),
  );
  const option = findings.find((f) => f.message.startsWith("选项 B"));
  expect(option?.place).toMatch(/a\.yaml:\d+$/);
});

test.each([
  ["a type that does not exist", file([{ ...sampleQuestions.judge, type: "essay" }]), "题型（type）只能是 single、"],
  [
    "a source without publisher and date",
    file([{ ...sampleQuestions.judge, source: { title: "书", author: "人" } }]),
    "出处要写明出版社或日期",
  ],
  ["a first line without the schema", stringify({ period: "1919-1949", questions: [sampleQuestions.judge] }), "第一行要写"],
  ["YAML that cannot be read", `${header}period: [`, "YAML 写法有误"],
  ["a name used twice", `${header}period: 1919-1949\nperiod: 1919-1949\nquestions: []\n`, "YAML 写法有误"],
  ["no questions", `${header}period: 1919-1949\nquestions: []\n`, "至少 1 项"],
  ["a flood of aliases", `${header}a: &a [x, x]\nb: [${Array(200).fill("*a").join(", ")}]\n`, "引用"],
  ["an empty file", header, "要写成一组字段"],
])("%s is an error that says so", (_, text, message) => {
  const { findings } = parse(text);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ level: "error", message: expect.stringContaining(message) });
});

test("a file in the wrong folder and a bank without its bank.yaml are errors", () => {
  expect(parse(file([sampleQuestions.judge]), "1949-1978").findings).toMatchObject([
    { code: "folder", place: "questions/test/1949-1978/a.yaml:2" },
  ]);
  expect(parseBank({ id: "test", manifest: undefined, files: [] }).findings).toMatchObject([{ level: "error", code: "bank" }]);
  expect(parseBank({ id: "other", manifest, files: [] }).findings).toMatchObject([{ level: "error", code: "folder" }]);
});
