import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { stringify } from "yaml";
import { sampleQuestions } from "../../tests/support/questions.ts";
import { checkBanks, releaseBank, revisionNamed, revisionsNamed } from "./authoring.ts";
import { diffRevisions } from "./diff.ts";
import type { Question } from "./question.ts";
import { diffLines } from "./report.ts";

let root: string;
const { single, judge, blank } = sampleQuestions;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "zhishi-bank-"));
  mkdirSync(join(root, "test", "1919-1949"), { recursive: true });
  writeFileSync(
    join(root, "test", "bank.yaml"),
    "# yaml-language-server: $schema=../bank.schema.json\nid: test\ntitle: 测试\nlayer: national\nowner: 某办\n",
  );
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(...questions: Question[]) {
  const header = "# yaml-language-server: $schema=../../question-file.schema.json\n";
  writeFileSync(join(root, "test", "1919-1949", "a.yaml"), header + stringify({ period: "1919-1949", questions }));
}
const release = (name: string, date = "2026-11-01") => releaseBank(root, "test", { name, date, message: "说明" });
const changedSingle = { ...single, key: "C" };

test("a release freezes the files; editing them later changes nothing in it", () => {
  write(single, judge);
  const first = release("2026.11");
  expect(first).toMatchObject({
    id: "test/2026.11",
    previous: null,
    changelog: { added: ["t-judge", "t-single"], changed: [], withdrawn: [] },
  });
  write(changedSingle, blank);
  expect(revisionsNamed(root, "test/2026.11")).toEqual(first.revisions);
  const second = release("2026.12");
  expect(second).toMatchObject({
    previous: "test/2026.11",
    changelog: { added: ["t-blank"], changed: ["t-single"], withdrawn: ["t-judge"] },
  });
  expect(revisionsNamed(root, "test/2026.11")).toEqual(first.revisions);
  expect(revisionsNamed(root, "test/2026.12")).toEqual(second.revisions);
});

test("content is stored once: a release holds only what no earlier one froze, and going back to old content is the old revision", () => {
  write(single, judge);
  const first = release("1");
  write(changedSingle, judge);
  release("2");
  const stored = JSON.parse(readFileSync(join(root, "test", "releases", "2.json"), "utf8"));
  expect(Object.keys(stored)).toEqual([revisionNamed(root, "t-single").id]);
  write(single, judge);
  const third = release("3");
  expect(third.revisions).toEqual(first.revisions);
  expect(third.contentHash).toBe(first.contentHash);
});

test("refuses a taken name, an odd name or date, an unchanged bank, an earlier date, a bank with errors and an unknown bank", () => {
  write(single);
  release("2026.11");
  expect(() => release("2026.11")).toThrow("已经发布，不能覆盖");
  expect(() => release("2026.12")).toThrow("完全相同");
  write(single, judge);
  expect(() => release("../x")).toThrow("版本名");
  expect(() => release("2026.12", "昨天")).toThrow("日期");
  expect(() => release("2026.12", "2026-10-01")).toThrow("之前");
  expect(() => release("2026.9")).toThrow("之前");
  expect(() => releaseBank(root, "nowhere", { name: "1", date: "2026-11-01", message: "m" })).toThrow("没有题库");
  write(single, { ...judge, stem: single.stem });
  expect(() => release("2026.12")).toThrow("处错误");
  write(single, judge);
  expect(release("2026.12").id).toBe("test/2026.12");
});

test.each([
  ["a frozen text altered", "1.json", (text: string) => text.replace("乙事", "己事")],
  ["a revision left out of the list", "1.yaml", (text: string) => text.replace(/ {2}- t-judge@.*\n/, "")],
  ["another hash", "1.yaml", (text: string) => text.replace(/sha256:./, "sha256:x")],
  ["another name", "1.yaml", (text: string) => text.replace(/name: .*/, "name: two")],
])("%s is noticed when the release is read", (_, file, alter) => {
  write(single, judge);
  release("1");
  const path = join(root, "test", "releases", file);
  const before = readFileSync(path, "utf8");
  writeFileSync(path, alter(before));
  expect(readFileSync(path, "utf8")).not.toBe(before);
  expect(() => revisionsNamed(root, "test/1")).toThrow("题库版本 test/1 发布后被改动");
});

test("the diff of a release and the working files reads in Chinese", () => {
  write(single, judge);
  release("1");
  write(changedSingle, blank);
  const lines = diffLines(diffRevisions(revisionsNamed(root, "test/1"), revisionsNamed(root, "test")));
  expect(lines).toEqual([
    `+ 新增 t-blank  ${blank.stem}`,
    `- 撤下 t-judge  ${judge.stem}`,
    `~ 修改 t-single  ${single.stem}`,
    "    答案",
    "      - B",
    "      + C",
    "新增 1 题，修改 1 题，撤下 1 题。",
  ]);
});

test("a revision keeps its id whatever the order of its fields; period and layer belong to it", () => {
  write(single);
  const { id } = revisionNamed(root, "t-single");
  write(Object.fromEntries(Object.entries(single).reverse()) as typeof single);
  expect(revisionNamed(root, "t-single").id).toBe(id);
  const bank = join(root, "test", "bank.yaml");
  writeFileSync(bank, readFileSync(bank, "utf8").replace("national", "district"));
  expect(revisionNamed(root, "t-single").id).not.toBe(id);
  expect(id).toMatch(/^t-single@[0-9a-f]{12}$/);
});

test("a rehearsal bank is checked but not counted", () => {
  write(single);
  expect(checkBanks(root).summary.questions).toBe(1);
  const bank = join(root, "test", "bank.yaml");
  writeFileSync(bank, `${readFileSync(bank, "utf8")}rehearsal: true\n`);
  write({ ...single, key: "H" });
  expect(checkBanks(root).summary).toMatchObject({ questions: 0, errors: 1 });
});

test("a picture that does not lie beside the bank stands in the way", () => {
  const file = `${"a".repeat(64)}.png`;
  write({ ...single, image: { file, alt: "一张旧照片" } });
  expect(checkBanks(root).findings).toMatchObject([{ level: "error", code: "image-missing", questionId: single.id }]);
  expect(() => release("2026.11")).toThrow("1 处错误");
  mkdirSync(join(root, "test", "media"));
  writeFileSync(join(root, "test", "media", file), "…");
  expect(checkBanks(root).findings).toEqual([]);
});
