import { Problem } from "../http/problem.ts";

export const noSuchCompetition = () => new Problem(404, "not-found", "没有这场竞赛", "没有这场竞赛。请回到首页，从列表里再进入。");
export const competitionExists = (id: string) =>
  new Problem(409, "competition-exists", "编号已有", `已经有编号为 ${id} 的竞赛，没有改动它。请在文件里换一个 id。`);
