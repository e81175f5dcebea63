import { Problem } from "../http/problem.ts";

export const unknownBank = (id: string) =>
  new Problem(404, "bank-unknown", "没有这个题库", `没有题库 ${id}。请看 questions 文件夹里有哪些题库。`);
export const unknownRelease = (id: string) =>
  new Problem(422, "release-unknown", "没有这个题库版本", `没有题库版本 ${id}。请核对名称，写法如 national/2026.11。`, { release: id });
export const unknownQuestion = (id: string) => new Problem(404, "question-unknown", "没有这道题", `没有编号为 ${id} 的题目。请核对编号。`);
export const unknownRevision = (id: string) =>
  new Problem(404, "revision-unknown", "没有这个修订版", `数据库里没有修订版 ${id}。请确认题库版本都已装入。`);
export const releaseRefused = (detail: string) => new Problem(409, "release-refused", "不能发布", detail);
export const releaseAltered = (id: string) =>
  new Problem(
    409,
    "release-altered",
    "题库版本被改动",
    `题库版本 ${id} 已经装入过，但现在文件的内容指纹与当时不同。请从版本库恢复 questions 里的该版本文件；要改题请发布新的版本。`,
    { release: id },
  );
