import { z } from "@hono/zod-openapi";
import { questionTypes } from "../bank/question.ts";

export const ChoiceView = z.union([z.number(), z.boolean(), z.array(z.number()), z.array(z.string()), z.null()]).openapi("Choice");

/** A picture: `/api/images/<file>`, and what it shows in words. */
export const ImageView = z.object({ file: z.string(), alt: z.string() }).openapi("Image");

/** What a member sees of a question before the reveal point. Not one field here depends on the key. */
export const QuestionView = z
  .object({
    position: z.number(),
    type: z.enum(questionTypes),
    marks: z.number(),
    credit: z.enum(["all-or-nothing", "partial", "pairwise"]),
    /** null only under a limit per question, until the question is opened. */
    stem: z.string().nullable(),
    image: ImageView.nullable(),
    options: z.array(z.string()),
    lefts: z.array(z.string()),
    rights: z.array(z.string()),
    blanks: z.number(),
    openedAt: z.number().nullable(),
    remainingMs: z.number().nullable(),
  })
  .openapi("Question");

export const AnswerView = z
  .object({ position: z.number(), choice: ChoiceView, epoch: z.number(), seq: z.number(), receivedAt: z.number() })
  .openapi("Answer");

export const AttemptView = z
  .object({
    id: z.string(),
    competitionId: z.string(),
    kind: z.enum(["scored", "rehearsal", "refunded"]),
    state: z.enum(["open", "locked"]),
    epoch: z.number(),
    previousEpoch: z.number(),
    startedAt: z.number(),
    deadlineAt: z.number(),
    graceMs: z.number(),
    questionLimitMs: z.number(),
    remainingMs: z.number(),
    serverNow: z.number(),
    maxScore: z.number(),
    receiptCode: z.string().nullable(),
    lockedAt: z.number().nullable(),
    lockCause: z.enum(["member", "deadline"]).nullable(),
    questions: z.array(QuestionView),
    answers: z.array(AnswerView),
  })
  .openapi("Attempt");

/** What the save route takes; the choice is checked against the question's own shape afterwards. */
export const SaveBody = z.strictObject({
  epoch: z.int().min(1).max(1_000_000),
  seq: z.int().min(1).max(1_000_000_000),
  choice: z.unknown(),
  /** Printable ASCII: PostgreSQL refuses a NUL, and with it the whole batch that this save shares with others. */
  key: z.string().regex(/^[!-~]{16,64}$/, "保存编号要 16 到 64 个字母、数字或符号"),
});

export const SavedView = z
  .object({
    outcome: z.enum(["saved", "superseded"]),
    position: z.number(),
    epoch: z.number(),
    seq: z.number(),
    receivedAt: z.number(),
    receipt: z.string(),
    remainingMs: z.number(),
    stored: AnswerView.omit({ position: true }).optional(),
  })
  .openapi("Saved");

export const SubmitBody = z.strictObject({ epoch: z.int().min(1) });
export const Empty = z.strictObject({});

export const SubmittedView = z
  .object({
    attemptId: z.string(),
    receiptCode: z.string(),
    lockedAt: z.number(),
    lockCause: z.enum(["member", "deadline"]),
    elapsedMs: z.number(),
    answered: z.number(),
    total: z.number(),
  })
  .openapi("Submitted");

export const ResultView = z
  .object({
    attemptId: z.string(),
    competitionId: z.string(),
    kind: z.enum(["scored", "rehearsal", "refunded"]),
    score: z.number(),
    maxScore: z.number(),
    right: z.number(),
    wrong: z.number(),
    elapsedMs: z.number(),
    lockedAt: z.number(),
    questions: z.array(
      z.object({
        position: z.number(),
        type: z.enum(questionTypes),
        stem: z.string(),
        image: ImageView.nullable(),
        options: z.array(z.string()),
        lefts: z.array(z.string()),
        rights: z.array(z.string()),
        choice: ChoiceView,
        key: ChoiceView,
        accepted: z.array(z.array(z.string())).optional(),
        marks: z.number(),
        earned: z.number(),
        explanation: z.string(),
        source: z.object({ title: z.string(), author: z.string(), publisher: z.string().optional(), date: z.string().optional() }),
      }),
    ),
  })
  .openapi("Result");

export const RefundBody = z.strictObject({ reason: z.string().trim().min(2, "请写明原因").max(200) });

export const ReceiptView = z
  .object({ competitionTitle: z.string(), round: z.string(), branchName: z.string(), lockedAt: z.number(), counted: z.boolean() })
  .openapi("Receipt");

export type AttemptView = z.infer<typeof AttemptView>;
export type QuestionView = z.infer<typeof QuestionView>;
export type SavedView = z.infer<typeof SavedView>;
export type SubmittedView = z.infer<typeof SubmittedView>;
export type ResultView = z.infer<typeof ResultView>;
export type ReceiptView = z.infer<typeof ReceiptView>;
