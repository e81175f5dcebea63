import { z } from "@hono/zod-openapi";

/** Bounded above only: a link cut short is known by nobody, and the look-up says so better than a schema can. */
const token = z.string().max(200);

export const CardSignIn = z.strictObject({ token });
export const ScreenSignIn = z.strictObject({ token });
export const NumberSignIn = z.strictObject({
  number: z.string().max(20),
  branchId: z.string().max(64),
  name: z.string().trim().min(1).max(40),
});
export const OrganiserSignIn = z.strictObject({ name: z.string().trim().min(1).max(40), password: z.string().min(1).max(200) });
export const OrganiserSetup = z.strictObject({
  token,
  name: z.string().trim().min(1, "请写一个用户名").max(40),
  password: z.string().min(10, "密码至少 10 位").max(200),
});
export const TypeSize = z.strictObject({ typeSize: z.union([z.literal(18), z.literal(22), z.literal(26), z.literal(30)]) });
export const Nothing = z.object({}).openapi("Nothing");

const id = z.string().min(1).max(64);
const unit = z.strictObject({
  id,
  parent_id: id.nullable(),
  kind: z.enum(["district", "committee", "general-branch", "branch"]),
  name: z.string().min(1).max(60),
  short_name: z.string().min(1).max(20),
  position: z.int().min(0),
});
const member = z.strictObject({
  id,
  branch_id: id,
  name: z.string().min(1).max(60),
  elder: z.union([z.literal(0), z.literal(1)]),
  created_at: z.int(),
});
/** Part of a roster, small enough for one request. */
export const Enrolment = z.strictObject({ units: z.array(unit).max(500), members: z.array(member).max(500) });
export const CardView = z.object({ id: z.string() }).openapi("Card");

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
