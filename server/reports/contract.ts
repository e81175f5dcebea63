import { z } from "@hono/zod-openapi";
import { DraftContentSchema } from "../desk/draft.ts";
import { reportReasons } from "./reasons.ts";

/** PostgreSQL holds neither NUL nor half a surrogate pair. */
const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `最多 ${max} 个字`)
    .refine((text) => text.isWellFormed() && !text.includes("\0"), "里有无法保存的字符");
const reason = z.enum(reportReasons);
const states = ["open", "closed"] as const;

export const ReportBody = z
  .strictObject({ reason, text: words(300) })
  .refine((body) => body.reason !== "other" || body.text.length >= 2, { path: ["text"], message: "请写一句是什么问题" });

/** A member's own reports about the questions of one paper. */
export const OwnReportsView = z
  .object({
    reports: z.array(
      z.object({
        position: z.number(),
        reason,
        text: z.string(),
        createdAt: z.number(),
        answer: z.string().nullable(),
        answeredAt: z.number().nullable(),
        closed: z.boolean(),
      }),
    ),
  })
  .openapi("OwnReports");

export const ThreadsQuery = z.object({ state: z.enum(states).default("open") });

/** Letters by question. Who wrote them, and of which branch, is not for the desk. */
export const ThreadsView = z
  .object({
    /** How many questions have letters that are open, and how many that are closed. */
    counts: z.object({ open: z.number(), closed: z.number() }),
    threads: z.array(
      z.object({
        questionId: z.string(),
        bankTitle: z.string(),
        /** How many members wrote. */
        members: z.number(),
        newestAt: z.number(),
        /** Send it back with the answer: what came later is not answered by it. */
        seenUntil: z.number(),
        reasons: z.array(z.object({ reason, members: z.number() })),
        /** The newest that say more than a reason. */
        texts: z.array(z.object({ reason, text: z.string(), createdAt: z.number() })),
        answer: z.object({ text: z.string(), by: z.string(), at: z.number() }).nullable(),
        /** As it was on the papers. */
        content: DraftContentSchema,
        /** Whether the bank's approved revision is still that one. */
        inUse: z.boolean(),
        used: z.number(),
        rightPercent: z.number().nullable(),
      }),
    ),
  })
  .openapi("ReportThreads");

export const AnswerBody = z.strictObject({
  answer: words(500).refine((text) => text.length >= 2, "请写一句答复"),
  close: z.boolean(),
  seenUntil: z.int().min(0),
});

export type OwnReportsView = z.infer<typeof OwnReportsView>;
export type ThreadsView = z.infer<typeof ThreadsView>;
export type AnswerBody = z.infer<typeof AnswerBody>;
