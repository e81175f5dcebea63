import { createRoute } from "@hono/zod-openapi";
import type { AppContext } from "../context.ts";
import { answers, createRoutes, reply } from "../http/door.ts";
import { BranchesQuery, BranchesView } from "./contract.ts";
import { searchBranches } from "./service.ts";

const most = 20;

const branches = createRoute({
  method: "get",
  path: "/branches",
  summary: "按名称找支部（输入卡号登录时用）",
  tags: ["roster"],
  request: { query: BranchesQuery },
  responses: answers(BranchesView, `最多 ${most} 个`),
});

/** What anybody may know of the roster: the names of branches. */
export function createRosterRoutes(ctx: AppContext) {
  return createRoutes().openapi(branches, async (c) => {
    const found = await searchBranches(ctx, c.req.valid("query").q, most);
    return reply(c, BranchesView, {
      branches: found.map(({ branch, committee }) => ({ id: branch.id, name: branch.name, committeeName: committee?.name ?? "" })),
    });
  });
}

export type RosterRoutes = ReturnType<typeof createRosterRoutes>;
