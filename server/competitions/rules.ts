import { z } from "zod";
import { BlueprintSchema } from "../papers/blueprint.ts";

const minutes = (min: number, max: number) => z.number().min(min).max(max);
const instant = z.iso.datetime({ offset: true }).describe("带时区的时刻，如 2026-12-01T08:00:00+08:00");

export const FormulaSchema = z.discriminatedUnion("name", [
  /** Sum of scores divided by the number eligible: who does not sit counts as 0. */
  z.strictObject({ name: z.literal("mean-of-eligible") }),
  /** Sum of scores divided by the number who sat. */
  z.strictObject({ name: z.literal("mean-of-locked"), minimumLocked: z.int().min(1).default(1) }),
  /** Sum of the best N, divided by N. */
  z.strictObject({ name: z.literal("best-n"), n: z.int().min(1).max(300) }),
]);

/**
 * What an organiser writes and a second person reviews: the whole of a competition as one document.
 * Only pure functions read it after it was accepted.
 */
export const RulesSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(60),
    title: z.string().min(1).max(30),
    round: z.string().max(20).default("").describe("如 第三场"),
    audience: z.array(z.string()).min(1).describe("组织编号，含其下所有支部"),
    opensAt: instant,
    closesAt: instant,
    revealAt: instant.describe("成绩与解析公布时刻，不早于 closesAt"),
    timeLimitMinutes: minutes(1, 300),
    questionLimitSeconds: z.int().min(5).max(600).optional(),
    graceSeconds: z.int().min(0).max(120).default(5),
    /** Of the members marked as elder: share of the time limits, in percent. Changes the pace, never the questions (feature E11). */
    elderTimePercent: z.int().min(100).max(300).default(100),
    attempts: z
      .strictObject({
        limit: z.int().min(1).max(100).default(1),
        perDay: z.int().min(1).max(20).optional().describe("每个北京时间的自然日最多几次"),
        counts: z.literal("best").default("best"),
      })
      .prefault({}),
    multipleCredit: z.enum(["all-or-nothing", "partial"]).default("all-or-nothing"),
    orderCredit: z.enum(["all-or-nothing", "pairwise"]).default("all-or-nothing"),
    blueprint: BlueprintSchema,
    leaderboards: z
      .strictObject({
        branches: FormulaSchema.prefault({ name: "mean-of-eligible" }),
        /** Off: no list of persons anywhere (feature G11). */
        members: z.boolean().default(true),
      })
      .prefault({}),
  })
  .refine((r) => Date.parse(r.opensAt) < Date.parse(r.closesAt), { path: ["closesAt"], message: "截止时刻要晚于开放时刻" })
  .refine((r) => Date.parse(r.closesAt) <= Date.parse(r.revealAt), {
    path: ["revealAt"],
    message: "公布时刻不能早于截止时刻：提前公布等于把答案给了还没答的人",
  });

export type Rules = z.infer<typeof RulesSchema>;
export type Formula = z.infer<typeof FormulaSchema>;
export type { Blueprint, BlueprintRow } from "../papers/blueprint.ts";
