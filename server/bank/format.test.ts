import { describe, expect, test } from "vitest";
import { sampleQuestions } from "../../tests/support/questions.ts";
import { manifestText, questionFileText } from "./file-text.ts";
import { questionsFolder, readBanks } from "./files.ts";
import { formatBank } from "./format.ts";
import { type BankSources, manifestHeader, parseBank } from "./parse.ts";

const manifest = manifestText({ id: "test", title: "测试题库", layer: "city", owner: "某办" });
const bankWith = (text: string): BankSources => ({
  id: "test",
  manifest: { path: "questions/test/bank.yaml", text: manifest },
  files: [{ path: "questions/test/1919-1949/a.yaml", text }],
});
const all = questionFileText("1919-1949", Object.values(sampleQuestions));

describe("one way of writing", () => {
  test("what is written so reads back as it was, and is written the same again", () => {
    const { bank, findings } = parseBank(bankWith(all));
    expect(findings).toEqual([]);
    expect(bank.entries.map(({ question }) => question)).toEqual(Object.values(sampleQuestions));
    expect(formatBank(bankWith(all))).toEqual({ changes: [], kept: [] });
  });

  test("other indentation, other quotes, other order of fields: written anew", () => {
    const odd = all
      .replace("stem: 大会在上海开幕。", 'stem: "大会在上海开幕。"')
      .replace(/ {4}type: judge\n/, "")
      .replace("key: true", "key: true\n    type: judge");
    expect(odd).not.toBe(all);
    expect(formatBank(bankWith(odd)).changes).toEqual([{ path: "questions/test/1919-1949/a.yaml", text: all }]);
  });

  test("a file with a note or with an error is left as it is, and said to be", () => {
    const noted = all.replace("- id: t-judge", "# 待核\n  - id: t-judge");
    const wrong = all.replace("difficulty: 1", "difficulty: 9");
    expect(formatBank(bankWith(noted))).toMatchObject({ changes: [], kept: [{ reason: "里面有注释，改写会丢掉它们" }] });
    expect(formatBank(bankWith(wrong))).toMatchObject({ changes: [], kept: [{ reason: "有错误，请先改正" }] });
  });

  test("strings that YAML could take for something else come back as strings", () => {
    const tricky = [
      "0123",
      "true",
      "null",
      "- 一",
      "甲: 乙",
      "#号",
      "  ",
      "2021-07-01",
      "=1+1",
      "'单引号'",
      '"双"',
      "a\nb",
      "~",
      "*星",
      "&和",
    ];
    for (const text of tricky.filter((one) => one.trim() === one)) {
      const question = { ...sampleQuestions.judge, stem: text };
      const { bank } = parseBank(bankWith(questionFileText("1919-1949", [question])));
      expect(bank.entries[0]?.question.stem).toBe(text);
    }
  });
});

test("the repository's own files are written so", () => {
  for (const sources of readBanks(questionsFolder)) {
    const { changes, kept } = formatBank(sources);
    expect([...changes.map(({ path }) => path), ...kept]).toEqual([]);
    expect(sources.manifest?.text.startsWith(manifestHeader)).toBe(true);
  }
});
