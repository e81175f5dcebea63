import { z } from "@hono/zod-openapi";

export const BranchesQuery = z.strictObject({ q: z.string().trim().max(40).default("") });

export const BranchesView = z
  .object({ branches: z.array(z.object({ id: z.string(), name: z.string(), committeeName: z.string() })) })
  .openapi("Branches");
