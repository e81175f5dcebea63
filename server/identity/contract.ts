import { z } from "@hono/zod-openapi";

const token = z.string().min(16).max(64);

export const CardSignIn = z.strictObject({ token });
export const ScreenSignIn = z.strictObject({ token });
export const NumberSignIn = z.strictObject({ number: z.string().max(20), branchId: z.string().max(64), name: z.string().trim().min(1).max(40) });
export const OrganiserSignIn = z.strictObject({ name: z.string().trim().min(1).max(40), password: z.string().min(1).max(200) });
export const OrganiserSetup = z.strictObject({
  token,
  name: z.string().trim().min(1, "请写一个用户名").max(40),
  password: z.string().min(10, "密码至少 10 位").max(200),
});
export const TypeSize = z.strictObject({ typeSize: z.union([z.literal(18), z.literal(22), z.literal(26), z.literal(30)]) });
export const Nothing = z.object({}).openapi("Nothing");

export const SessionView = z
  .object({
    role: z.enum(["none", "member", "organiser", "screen"]),
    serverNow: z.number(),
    member: z
      .object({
        id: z.string(),
        name: z.string(),
        branchId: z.string(),
        branchName: z.string(),
        elder: z.boolean(),
        typeSize: z.number().nullable(),
      })
      .optional(),
    organiser: z.object({ name: z.string() }).optional(),
    screen: z.object({ competitionId: z.string(), unitId: z.string().nullable() }).optional(),
  })
  .openapi("Session");

export type SessionView = z.infer<typeof SessionView>;
