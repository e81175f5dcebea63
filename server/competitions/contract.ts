import { z } from "@hono/zod-openapi";

export const AttemptSummaryView = z
  .object({
    id: z.string(),
    ordinal: z.number(),
    state: z.enum(["open", "locked"]),
    startedAt: z.number(),
    deadlineAt: z.number(),
    lockedAt: z.number().nullable(),
    receiptCode: z.string().nullable(),
    /** null until the reveal point. */
    score: z.number().nullable(),
  })
  .openapi("AttemptSummary");

export const CompetitionView = z
  .object({
    id: z.string(),
    title: z.string(),
    round: z.string(),
    phase: z.enum(["scheduled", "open", "closed", "revealed"]),
    opensAt: z.number(),
    closesAt: z.number(),
    revealAt: z.number(),
    timeLimitMs: z.number(),
    /** 0: none. */
    questionLimitMs: z.number(),
    graceMs: z.number(),
    questions: z.number(),
    maxScore: z.number(),
    attemptLimit: z.number(),
    /** Whether the list of the best hundred members is shown. */
    memberBoard: z.boolean(),
    rules: z.array(z.string()),
    difficultyNote: z.string(),
    formulaText: z.string(),
    serverNow: z.number(),
    /** `attemptsLeft` is what may still be started now: of the whole, and of today when the rules count days. */
    mine: z
      .object({ attempts: z.array(AttemptSummaryView), attemptsLeft: z.number(), attemptsLeftToday: z.number().nullable() })
      .optional(),
    branch: z.object({ id: z.string(), name: z.string(), eligible: z.number(), locked: z.number() }).optional(),
  })
  .openapi("Competition");

export const CompetitionsView = z.object({ serverNow: z.number(), competitions: z.array(CompetitionView) }).openapi("Competitions");

export const CompetitionPath = z.object({ id: z.string().max(60) });
/** The reviewed document itself; every mistake in it is told in Chinese with its place. */
export const CompetitionDocument = z.record(z.string(), z.unknown());

export type CompetitionView = z.infer<typeof CompetitionView>;
/** What concerns the one who asks: own attempts, own branch. */
export type MemberPart = Required<Pick<CompetitionView, "mine" | "branch" | "timeLimitMs" | "questionLimitMs">>;
