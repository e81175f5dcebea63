import { expect, it } from "vitest";
import { sampleQuestions } from "../../tests/support/questions.ts";
import { manifestText, questionFileText } from "../bank/file-text.ts";
import { zipFiles } from "../exports/pack.ts";
import { openFile } from "./open-file.ts";

const manifest = manifestText({ id: "test", title: "测试题库", layer: "city", owner: "某办" });
const questions = questionFileText("1919-1949", Object.values(sampleQuestions));
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

it("a whole bank in one zip is told as such, with the way it goes", async () => {
  const files = new Map([
    ["bank.yaml", bytes(manifest)],
    ["1919-1949/a.yaml", bytes(questions)],
  ]);
  await expect(openFile(zipFiles("test", files), "题库.zip")).rejects.toThrow("npm run bank -- unpack");
});

it("a file of a bank's folder is not read as plain text", async () => {
  const bare = questions.slice(questions.indexOf("\n") + 1);
  for (const text of [questions, bare, manifest]) await expect(openFile(bytes(text), "题库.txt")).rejects.toThrow("题库文件夹里的文件");
});

it("what people write themselves is opened", async () => {
  expect(await openFile(bytes("period: 上午\nquestions: 三题\n1. 甲（A）\n"), "题库.txt")).toMatchObject({ kind: "text" });
});
